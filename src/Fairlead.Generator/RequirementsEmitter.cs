using System.Text;
using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>
/// Writes the lock file and the example of an environment. A generator can write only source files, so each becomes a source file of
/// comments, which a target of the package turns into the file that was asked for.
/// </summary>
internal static class RequirementsEmitter
{
    public static void Emit(SourceProductionContext context, RequirementsModel? requirements)
    {
        if (requirements is null) return;
        if (requirements.WantsLockFile) AddComments(context, "connections.lock.json", GetLockFileLines(requirements));
        if (requirements.WantsEnvironmentExample) AddComments(context, "env.example", GetEnvironmentLines(requirements));
    }

    private static void AddComments(SourceProductionContext context, string name, IEnumerable<string> lines)
    {
        var source = new StringBuilder();
        foreach (string line in lines) source.Append("//").Append(line).Append('\n');
        context.AddSource(name + ".cs", source.ToString());
    }

    /// <summary>Gets one line a connection, sorted by id, so that a difference reads as what the program newly needs.</summary>
    private static IEnumerable<string> GetLockFileLines(RequirementsModel requirements)
    {
        yield return "{";
        yield return "  \"version\": 1,";
        yield return $"  \"deployments\": {WriteArray(requirements.Deployments)},";
        yield return "  \"connections\": {";
        for (int i = 0; i < requirements.Connections.Count; i++)
        {
            RequirementModel connection = requirements.Connections[i];
            string comma = i + 1 < requirements.Connections.Count ? "," : "";
            string parameters = connection.Parameters.Count == 0 ? "" : $", \"parameters\": {WriteArray(connection.Parameters)}";
            yield return $"    {JsonWriter.WriteString(connection.Id)}: {{ \"conn_type\": {JsonWriter.WriteString(connection.ConnType)}, "
                + $"\"required\": {WriteArray(connection.Required)}, \"secrets\": {WriteArray(connection.Secrets)}, "
                + $"\"deployments\": {WriteArray(connection.Deployments)}{parameters} }}{comma}";
        }
        yield return "  }";
        yield return "}";
    }

    private static IEnumerable<string> GetEnvironmentLines(RequirementsModel requirements)
    {
        yield return "# What this program needs from its environment, for whoever runs it: copy the file, fill it in, "
            + "and keep the copy out of the repository.";
        yield return "# Lines that begin with '#' are optional. FAIRLEAD_CONN_<ID> sets a whole connection, as a URI or JSON; "
            + "a name that ends in _FILE names a file.";
        if (requirements.Deployments.Count > 0)
        {
            yield return "#";
            yield return $"# The deployment: {string.Join(", ", requirements.Deployments)}";
            yield return "#FAIRLEAD_DEPLOYMENT=";
        }

        foreach (string line in requirements.Connections.SelectMany(GetConnectionLines)) yield return line;
    }

    private static IEnumerable<string> GetConnectionLines(RequirementModel connection)
    {
        yield return "#";
        yield return $"# {connection.Id} ({connection.ConnType}): {CSharpTexts.ToOneLine(connection.Summary)}";

        // Whoever fills in the file knows the values of a template's parameters.
        bool isOpen = connection.Parameters.Count > 0 && connection.Instances.Count == 0;
        string values = isOpen ? string.Concat(connection.Parameters.Select(static name => $"_<{name.ToUpperInvariant()}>")) : "";
        if (isOpen) yield return "# A template: a line for each connection, with its values in upper case and '_' for '-' where <> stands.";
        IReadOnlyList<string> ids = connection.Instances.Count > 0 ? connection.Instances : [connection.Id];
        foreach (string id in ids)
        {
            foreach (string field in connection.Required) yield return $"{(isOpen ? "#" : "")}{GetVariable(id, values, field)}=";
            foreach (string field in connection.Secrets.Except(connection.Required)) yield return $"#{GetVariable(id, values, field)}=";
        }
    }

    private static string GetVariable(string id, string values, string field)
    {
        string variable = ConnectionId.GetFieldVariable(ConnectionId.FairleadPrefix, id, field);
        int end = ConnectionId.EnvironmentNames(ConnectionId.FairleadPrefix, id).Last().Length;
        return variable.Insert(end, values);
    }

    private static string WriteArray(EquatableArray<string> texts) => $"[{string.Join(", ", texts.Select(JsonWriter.WriteString))}]";
}
