using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Text;
using Fairlead.Resolution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fairlead.Backends;

/// <summary>
/// Environment variables of one prefix: <c>FAIRLEAD_CONN_&lt;ID&gt;</c> for the whole connection,
/// <c>FAIRLEAD_CONN_&lt;ID&gt;__&lt;FIELD&gt;</c> for one field, each also with <c>_FILE</c> for a file that holds the value.
/// <c>AIRFLOW_CONN_…</c> is a second backend, read as Airflow reads it.
/// </summary>
internal sealed class EnvironmentBackend : IListingBackend, IInProcessBackend
{
    private const string FileSuffix = ConnectionVariables.FileSuffix;

    /// <summary>Stands for the answer where a file would have to be read, which can block.</summary>
    private static readonly BackendAnswer NeedsFile = BackendAnswer.Unavailable([]);

    private readonly ConnectionVariables _variables;
    private readonly FilePolling _polling;
    private readonly string _prefix;
    private readonly bool _isAirflows;
    private readonly VariableNames _names;

    private EnvironmentBackend(
        string name, ConnectionVariables variables, FilePolling polling, string prefix, bool isAirflows, VariableNames names) =>
        (Name, _variables, _polling, _prefix, _isAirflows, _names) = (name, variables, polling, prefix, isAirflows, names);

    public string Name { get; }

    public static EnvironmentBackend CreateFairlead(IServiceProvider services) =>
        Create(services, "environment", ConnectionId.FairleadPrefix, isAirflows: false, new VariableNames(ConnectionId.FairleadPrefix));

    public static EnvironmentBackend CreateAirflow(IServiceProvider services)
    {
        FairleadOptions options = services.GetRequiredService<IOptions<FairleadOptions>>().Value;
        var names =
            new VariableNames(ConnectionId.AirflowPrefix, options.AirflowMultiTeam || options.AirflowTeam is not null, options.AirflowTeam);
        return Create(services, "Airflow's environment", ConnectionId.AirflowPrefix, isAirflows: true, names);
    }

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<IReadOnlyList<string>> scopes = _names.List(request.ConnectionId);
        IReadOnlyList<string> names = [.. scopes.SelectMany(static scope => scope)];
        IReadOnlyList<string> files = _variables.FindFiles(names);
        return ValueTask.FromResult(files.Count == 0
            ? Find(request, scopes, mayRead: true)
            : _polling.Read(() => FilePolling.GetVersion(files), () => Find(request, scopes, mayRead: true), names));
    }

    public BackendAnswer? FindAtOnce(BackendRequest request)
    {
        BackendAnswer answer = Find(request, _names.List(request.ConnectionId), mayRead: false);
        return ReferenceEquals(answer, NeedsFile) ? null : answer;
    }

    /// <summary>The variables of Airflow's can hold the same, and where they are read these are as well.</summary>
    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field)
    {
        if (_isAirflows) return [];
        string variable = ConnectionId.GetFieldVariable(_prefix, request.ConnectionId, field);
        return [$"the environment variable {variable}, or {variable}{FileSuffix} to the path of a file that holds it"];
    }

    public ValueTask<BackendListing> ListAsync(BackendListRequest request, CancellationToken cancellationToken) => new(
        BackendListing.Found([.. _variables.List(_prefix, request.DeclaredIds)]));

    private static EnvironmentBackend Create(IServiceProvider services, string name, string prefix, bool isAirflows, VariableNames names) =>
        new(name, services.GetRequiredService<ConnectionVariables>(), services.GetRequiredService<FilePolling>(), prefix, isAirflows,
            names);

    private BackendAnswer Find(BackendRequest request, IReadOnlyList<IReadOnlyList<string>> scopes, bool mayRead)
    {
        if (scopes.Count == 0) return BackendAnswer.NotFound([], "the id looks like the variable of a team");
        BackendAnswer answer = Find(request, scopes[0], mayRead);
        for (int i = 1; i < scopes.Count && answer.Outcome == BackendOutcome.NotFound; i++)
        {
            IReadOnlyList<string> before = answer.Places;
            answer = Find(request, scopes[i], mayRead);
            if (answer.Outcome == BackendOutcome.NotFound) answer = BackendAnswer.NotFound([.. before, .. answer.Places]);
        }
        return answer;
    }

    private BackendAnswer Find(BackendRequest request, IReadOnlyList<string> names, bool mayRead)
    {
        DeclaredType type = DeclaredType.For(request.Definition);
        var found = new NamedValues();
        var places = new List<string>(names.Count);
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];
            Variable whole = Read(name, mayRead);
            if (whole.Failure is { } failure) return failure;
            if (whole.Value is { } value)
            {
                places.Add(whole.Name);
                found.Text ??= new BackendText(value, _variables.GetPlace(whole.Name)) { IsAirflows = _isAirflows };
            }

            IReadOnlyList<string> fieldVariables = _variables.FindFields(name);
            if (fieldVariables.Count == 0) continue;
            var fields = new NamedValues();
            if (ReadFields(name, fieldVariables, request, type, fields, places, mayRead) is { } defect) return defect;
            found.AddMissing(fields);
        }
        return found.IsEmpty ? BackendAnswer.NotFound(names) : BackendAnswer.Found(found.Text, found.Fields, places);
    }

    private BackendAnswer? ReadFields(
        string variable, IReadOnlyList<string> names, BackendRequest request, DeclaredType type, NamedValues fields, List<string> places,
        bool mayRead)
    {
        int suffixStart = variable.Length + ConnectionVariables.FieldSeparator.Length;
        FieldVariables known = FieldVariables.For(type);
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];
            if (_names.BelongsToTeam(name, suffixStart)) continue;
            FieldVariable setting = known.Get(name, suffixStart, type);
            FieldName field = setting.Field;

            // The variable may belong to a connection that has "__" in its id, declared or not.
            bool mayBelongToAnother = _isAirflows || (request.Definition is null && field.Meant is null);
            if (field.Field is null && (mayBelongToAnother || _variables.BelongsToAnother(name, _prefix, request.ConnectionId))) continue;
            if (field.Field is null)
            {
                string suffix = name[suffixStart..];
                string shown = QuotedName.LooksLikeName(suffix) ? name : variable;
                return BackendAnswer.Malformed([shown], ConnectionVariables.DescribeUnknownField(suffix, variable, field.Meant));
            }

            // Another variable of the list names a file for this one, if any does.
            Variable found = setting.ValueName == name ? new(name, ToSecret(_variables.Get(name)), null) : Read(setting.ValueName, mayRead);
            if (found.Failure is not null) return found.Failure;
            if (found.Value is null || places.Contains(found.Name)) continue;
            places.Add(found.Name);
            string place = found.Name == name ? setting.Place : ConnectionVariables.DescribePlace(found.Name);
            if (fields.Add(field, found.Value, place) is { } defect) return BackendAnswer.Malformed([found.Name], defect);
        }
        return null;
    }

    /// <summary>The variable's value, or the text of the file that the variable with <c>_FILE</c> at its end names.</summary>
    private Variable Read(string name, bool mayRead)
    {
        string fileVariable = name + FileSuffix;
        string? value = _variables.Get(name);
        if (_variables.Get(fileVariable) is not { } path) return new(name, ToSecret(value), null);
        if (value is not null) return new(name, null, BackendAnswer.Malformed([name, fileVariable], "both are set; keep one of them"));
        if (!mayRead) return new(fileVariable, null, NeedsFile);

        FileText file = FileText.Read(path);
        string reason = $"{fileVariable}: {file.Reason}";
        return file.Outcome switch
        {
            BackendOutcome.Found => new(fileVariable, file.Text, null),
            BackendOutcome.Denied => new(fileVariable, null, BackendAnswer.Denied([fileVariable], reason)),
            BackendOutcome.Malformed => new(fileVariable, null, BackendAnswer.Malformed([fileVariable], reason)),

            // The variable says that there is a value, so a missing file is not "not found": the next backend must not be asked.
            _ => new(fileVariable, null, BackendAnswer.Unavailable([fileVariable], reason)),
        };
    }

    private static Secret? ToSecret(string? value) => value is null ? null : new Secret(value);

    private readonly record struct Variable(string Name, Secret? Value, BackendAnswer? Failure);
}
