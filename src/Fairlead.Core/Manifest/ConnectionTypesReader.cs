using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// Reads the <c>connection-types.json</c> files of a project and of its packages: the types that they add to the built-in ones. Of types
/// with the same id the earlier one counts.
/// </summary>
internal sealed class ConnectionTypesReader
{
    private readonly List<ConnectionType> _types = [.. ConnectionTypeTable.BuiltIn.Types];
    private readonly Dictionary<string, (OpenManifest File, JsonValue Value)> _declared = new(StringComparer.Ordinal);

    public ConnectionTypeTable Read(IReadOnlyList<OpenManifest> files)
    {
        if (files.Count == 0) return ConnectionTypeTable.BuiltIn;
        foreach (OpenManifest file in files)
        {
            if (file.Root?["connection_types"] is { } types) Read(file, types);
        }
        return new ConnectionTypeTable(_types);
    }

    private void Read(OpenManifest file, JsonValue types)
    {
        if (types.Kind != JsonKind.Object)
        {
            file.Problems.Add(
                new Problem(RuleTable.InvalidField, types.Span, "'connection_types' must be a JSON object of connection types by id"));
            return;
        }

        foreach (JsonMember member in ManifestObject.UniqueMembers(types, file.Problems))
        {
            if (ManifestIds.FindDefect(member.Name) is { } defect)
            {
                file.Problems.Add(new Problem(RuleTable.InvalidConnectionId, member.NameSpan, $"The id of a connection type {defect}")
                    { Edits = ManifestEdits.ToRename(member, ManifestIds.FindNearest(member.Name)) });
            }
            else if (ConnectionTypeTable.BuiltIn.Find(member.Name) is { } builtIn)
            {
                file.Problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, member.NameSpan,
                    $"'{member.Name}' is the built-in type for {builtIn.DisplayName}; give your own type another id"));
            }
            else if (_declared.TryGetValue(member.Name, out (OpenManifest File, JsonValue Value) first))
            {
                if (JsonWriter.Write(first.Value) == JsonWriter.Write(member.Value)) continue;
                file.Problems.Add(new Problem(RuleTable.ManifestsDisagree, member.NameSpan,
                    $"'{first.File.FileName}' declares the connection type '{QuotedName.Show(member.Name)}' differently; keep " +
                    "one") { Edits = ManifestEdits.ToRemove(member) });
            }
            else
            {
                _declared.Add(member.Name, (file, member.Value));
                _types.Add(new ConnectionTypeParser(file.Problems).Parse(member, _types));
            }
        }
    }
}
