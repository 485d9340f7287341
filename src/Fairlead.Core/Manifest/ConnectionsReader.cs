using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads <c>connections</c> of all manifests. Each id counts once; the file that declares it first has it.</summary>
internal sealed class ConnectionsReader(ConnectionTypeTable types, CollidingIds collisions)
{
    private readonly Dictionary<string, (OpenManifest Manifest, JsonValue Value)> _declared = new(StringComparer.Ordinal);

    public List<ManifestConnection> Read(IReadOnlyList<OpenManifest> manifests)
    {
        var connections = new List<ManifestConnection>();
        foreach (OpenManifest manifest in manifests) Read(manifest, connections);
        foreach ((ManifestConnection connection, Problem problem) in CollidingIds.FindFieldVariables(connections))
            manifests.First(manifest => manifest.File == connection.File).Problems.Add(problem);
        return connections;
    }

    private void Read(OpenManifest manifest, List<ManifestConnection> connections)
    {
        if (manifest.Root?["connections"] is not { } value) return;
        if (value.Kind != JsonKind.Object)
        {
            manifest.Problems.Add(
                new Problem(RuleTable.InvalidField, value.Span, "'connections' must be a JSON object of connections by id"));
            return;
        }

        var parser = new ConnectionParser(types, manifest);
        foreach (JsonMember member in value.Members)
        {
            if (ManifestIds.FindDefect(member.Name) is { } defect)
            {
                manifest.Problems.Add(new Problem(RuleTable.InvalidConnectionId, member.NameSpan, $"A connection id {defect}")
                    { Edits = ManifestEdits.ToRename(member, ManifestIds.FindNearest(member.Name)) });
            }
            else if (_declared.TryGetValue(member.Name, out (OpenManifest Manifest, JsonValue Value) first))
            {
                ReportSecond(manifest, member, first.Manifest, first.Value);
            }
            else
            {
                _declared.Add(member.Name, (manifest, member.Value));
                var idSpan = new SourceSpan(member.NameSpan.Start + 1, Math.Max(0, member.NameSpan.Length - 2));
                ReportLibrary(manifest, member);
                string memberName = collisions.NameConnection(member.Name, member.NameSpan, manifest.Problems);
                connections.Add(parser.Parse(member.Name, idSpan, memberName, member.Value));
            }
        }
    }

    /// <summary>
    /// What a library declares alike is reported too: its values are not known here, and one of the two would never be used.
    /// </summary>
    private void ReportLibrary(OpenManifest manifest, JsonMember member)
    {
        if (manifest.RepeatsLibrary || collisions.FindLibrary(member.Name) is not { } library) return;
        manifest.Problems.Add(new Problem(RuleTable.ManifestsDisagree, member.NameSpan,
            $"The library '{library}' declares the connection '{QuotedName.Show(member.Name)}' too; use that one, changed by an " +
            "override of a deployment if need be, or rename this one")
            { Edits = ManifestEdits.ToRemove(member) });
    }

    /// <summary>Two files may declare the very same connection: neither reads differently without the other.</summary>
    private static void ReportSecond(OpenManifest manifest, JsonMember second, OpenManifest first, JsonValue firstValue)
    {
        if (first == manifest)
        {
            manifest.Problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, second.NameSpan,
                $"The connection '{QuotedName.Show(second.Name)}' is declared twice; rename or remove " +
                "one") { Edits = ManifestEdits.ToRemove(
                    second) });
        }
        else if (JsonWriter.Write(firstValue) != JsonWriter.Write(second.Value))
        {
            manifest.Problems.Add(new Problem(RuleTable.ManifestsDisagree, second.NameSpan,
                $"'{first.FileName}' declares the connection '{QuotedName.Show(second.Name)}' differently; keep one, or change it " +
                "here by an override")
                { Edits = ManifestEdits.ToRemove(second) });
        }
    }
}
