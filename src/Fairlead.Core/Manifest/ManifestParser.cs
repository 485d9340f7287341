using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads a <c>connections.json</c>: a pure function of its text.</summary>
internal static class ManifestParser
{
    private static readonly string[] Properties = ["$schema", "namespace", "connections", "deployments"];

    public static ManifestParseResult Parse(string text, ConnectionTypeTable types)
    {
        JsonDocument json = JsonDocument.Parse(text, JsonReaderOptions.Relaxed);
        var problems = new List<Problem>();
        ManifestDocument manifest = json.Root is { } root ? Read(root, types, problems) : new ManifestDocument();

        // What else is wrong with a text that breaks off is mostly an echo of the break, so that is said alone.
        if (json.Error is { } error) problems = [new Problem(RuleTable.UnreadableManifest, error.Span, error.Message)];
        problems.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new ManifestParseResult(manifest, problems);
    }

    private static ManifestDocument Read(JsonValue root, ConnectionTypeTable types, List<Problem> problems)
    {
        if (root.Kind != JsonKind.Object)
        {
            problems.Add(new Problem(RuleTable.UnreadableManifest, root.Span, "A manifest is a JSON object: { \"connections\": { … } }"));
            return new ManifestDocument();
        }

        var manifest = new ManifestObject(root, "the manifest", Properties, problems);
        manifest.ReadText("$schema");
        IReadOnlyList<ManifestConnection> connections = ReadConnections(manifest["connections"], types, problems);
        return new ManifestDocument
        {
            Namespace = ReadNamespace(manifest),
            Connections = connections,
            Deployments = manifest["deployments"] is { } deployments ? new DeploymentParser(connections, problems).Parse(deployments) : [],
        };
    }

    private static string? ReadNamespace(ManifestObject manifest)
    {
        if (manifest.ReadText("namespace") is not { } name) return null;
        if (MemberNames.IsNamespace(name)) return name;
        manifest.ReportExpected("namespace", manifest["namespace"]!, "a C# namespace such as \"Acme.Pipelines\"");
        return null;
    }

    private static List<ManifestConnection> ReadConnections(JsonValue? value, ConnectionTypeTable types, List<Problem> problems)
    {
        var connections = new List<ManifestConnection>();
        if (value is null) return connections;
        if (value.Kind != JsonKind.Object)
        {
            problems.Add(new Problem(RuleTable.InvalidField, value.Span, "'connections' must be a JSON object of connections by id"));
            return connections;
        }

        var parser = new ConnectionParser(types, problems);
        var collisions = new IdCollisions(problems);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonMember member in value.Members)
        {
            var idSpan = new SourceSpan(member.NameSpan.Start + 1, Math.Max(0, member.NameSpan.Length - 2));
            if (ManifestIds.DefectOf(member.Name) is { } defect)
            {
                problems.Add(new Problem(RuleTable.InvalidConnectionId, member.NameSpan, $"A connection id {defect}"));
            }
            else if (!ids.Add(member.Name))
            {
                problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, member.NameSpan,
                    $"The connection '{member.Name}' is declared twice; rename or remove one"));
            }
            else
            {
                connections.Add(parser.Parse(member.Name, idSpan, collisions.NameConnection(member.Name, member.NameSpan), member.Value));
            }
        }
        return connections;
    }
}
