using Fairlead.Core.Connections;
using Fairlead.Resolution;

namespace Fairlead.Backends;

/// <summary>
/// Environment variables: <c>FAIRLEAD_CONN_&lt;ID&gt;</c> for the whole connection, <c>FAIRLEAD_CONN_&lt;ID&gt;__&lt;FIELD&gt;</c> for one field,
/// each also with <c>_FILE</c> for a file that holds the value; then <c>AIRFLOW_CONN_…</c> the same, read as Airflow reads it.
/// </summary>
internal sealed class EnvironmentBackend(IEnvironmentVariables environment) : ISecretsBackend
{
    private const string FileSuffix = "_FILE";

    public string Name => "environment";

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        BackendAnswer ours = Find(request, ConnectionId.FairleadPrefix, isAirflows: false);
        if (ours.Outcome != ConnectionOutcome.NotFound) return ValueTask.FromResult(ours);

        BackendAnswer airflows = Find(request, ConnectionId.AirflowPrefix, isAirflows: true);
        return ValueTask.FromResult(airflows.Outcome != ConnectionOutcome.NotFound
            ? airflows : BackendAnswer.NotFound([.. ours.Places, .. airflows.Places]));
    }

    private BackendAnswer Find(BackendRequest request, string prefix, bool isAirflows)
    {
        IReadOnlyList<string> names = ConnectionId.EnvironmentNames(prefix, request.ConnectionId);
        BackendText? text = null;
        var fields = new List<BackendField>();
        var places = new List<string>();
        foreach (string name in names)
        {
            Variable whole = Read(name);
            if (whole.Failure is { } failure) return failure;
            if (whole.Value is { } value)
            {
                places.Add(whole.Name);
                text ??= new BackendText(value, "environment variable " + whole.Name) { IsAirflows = isAirflows };
            }

            if (ReadFields(name, request.Definition, isAirflows, fields, places) is { } defect) return defect;
        }
        return text is null && fields.Count == 0 ? BackendAnswer.NotFound(names) : BackendAnswer.Found(text, fields, places);
    }

    private BackendAnswer? ReadFields(string variable, ConnectionDefinition? definition, bool isAirflows, List<BackendField> fields, List<string> places)
    {
        string prefix = variable + "__";
        foreach (string name in environment.Names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string suffix = name[prefix.Length..];
            string? field = FieldNames.FromVariable(suffix, definition, out bool isCertain);
            string read = name;
            if (!isCertain && suffix.EndsWith(FileSuffix, StringComparison.Ordinal))
            {
                read = name[..^FileSuffix.Length];
                field = FieldNames.FromVariable(suffix[..^FileSuffix.Length], definition, out _);
            }

            // For Airflow the variable may belong to a connection that has "__" in its id.
            if (field is null && isAirflows) continue;
            if (field is null) return BackendAnswer.Malformed([name], "a connection has no such field");

            Variable found = Read(read);
            if (found.Failure is not null) return found.Failure;
            if (found.Value is null || places.Contains(found.Name)) continue;
            places.Add(found.Name);
            fields.Add(new BackendField(field, found.Value, "environment variable " + found.Name));
        }
        return null;
    }

    /// <summary>The variable's value, or the text of the file that the variable with <c>_FILE</c> at its end names.</summary>
    private Variable Read(string name)
    {
        string fileVariable = name + FileSuffix;
        string? value = environment.Get(name);
        if (environment.Get(fileVariable) is not { } path) return new(name, value is null ? null : new Secret(value), null);
        if (value is not null) return new(name, null, BackendAnswer.Malformed([name, fileVariable], "both are set; keep one of them"));

        FileText file = FileText.Read(path);
        string reason = $"{fileVariable}: {file.Reason}";
        return file.Outcome switch
        {
            ConnectionOutcome.Found => new(fileVariable, file.Text, null),
            ConnectionOutcome.Denied => new(fileVariable, null, BackendAnswer.Denied([fileVariable], reason)),
            ConnectionOutcome.Malformed => new(fileVariable, null, BackendAnswer.Malformed([fileVariable], reason)),

            // The variable says that there is a value, so a missing file is not "not found": the next backend must not be asked.
            _ => new(fileVariable, null, BackendAnswer.Unavailable([fileVariable], reason)),
        };
    }

    private readonly record struct Variable(string Name, Secret? Value, BackendAnswer? Failure);
}
