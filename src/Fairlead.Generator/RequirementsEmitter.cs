using System.Text;
using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>
/// Writes the lock file and the example of an environment. A generator may write no files but source files, so each becomes a source
/// file of comments, which a target of the package turns into the file that was asked for.
/// </summary>
internal static class RequirementsEmitter
{
    public static void Emit(SourceProductionContext context, RequirementsModel? requirements)
    {
        if (requirements is null) return;
        if (requirements.WantsLockFile) AddAsComments(context, "connections.lock.json", LockFile(requirements));
        if (requirements.WantsEnvironmentExample) AddAsComments(context, "env.example", EnvironmentExample(requirements));
    }

    private static void AddAsComments(SourceProductionContext context, string name, IEnumerable<string> lines)
    {
        var source = new StringBuilder();
        foreach (string line in lines) source.Append("//").Append(line).Append('\n');
        context.AddSource(name + ".cs", source.ToString());
    }

    /// <summary>One line a connection, sorted by id, so that a difference reads as what the program newly needs.</summary>
    private static IEnumerable<string> LockFile(RequirementsModel requirements)
    {
        yield return "{";
        yield return "  \"version\": 1,";
        yield return $"  \"deployments\": {Array(requirements.Deployments)},";
        yield return "  \"connections\": {";
        for (int i = 0; i < requirements.Connections.Count; i++)
        {
            RequirementModel connection = requirements.Connections[i];
            string comma = i + 1 < requirements.Connections.Count ? "," : "";
            yield return $"    {JsonWriter.WriteString(connection.Id)}: {{ \"conn_type\": {JsonWriter.WriteString(connection.ConnType)}, "
                + $"\"required\": {Array(connection.Required)}, \"secrets\": {Array(connection.Secrets)}, "
                + $"\"deployments\": {Array(connection.Deployments)} }}{comma}";
        }
        yield return "  }";
        yield return "}";
    }

    private static IEnumerable<string> EnvironmentExample(RequirementsModel requirements)
    {
        yield return "# What this program needs from its environment, for whoever runs it: copy the file, fill it in, and keep the copy out of the repository.";
        yield return "# Lines that begin with '#' are optional. FAIRLEAD_CONN_<ID> sets a whole connection, as a URI or JSON; a name that ends in _FILE names a file.";
        if (requirements.Deployments.Count > 0)
        {
            yield return "#";
            yield return $"# The deployment: {string.Join(", ", requirements.Deployments)}";
            yield return "#FAIRLEAD_DEPLOYMENT=";
        }

        foreach (RequirementModel connection in requirements.Connections)
        {
            yield return "#";
            yield return $"# {connection.Id} ({connection.ConnType}): {CSharpText.OneLine(connection.Summary)}";
            foreach (string field in connection.Required) yield return Variable(connection.Id, field) + "=";
            foreach (string field in connection.Secrets.Except(connection.Required)) yield return $"#{Variable(connection.Id, field)}=";
        }
    }

    private static string Variable(string id, string field) => ConnectionId.GetFieldVariable(ConnectionId.FairleadPrefix, id, field);

    private static string Array(EquatableArray<string> texts) => $"[{string.Join(", ", texts.Select(JsonWriter.WriteString))}]";
}
