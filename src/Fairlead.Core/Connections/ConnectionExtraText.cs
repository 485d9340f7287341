using System.Text;
using Fairlead.Core.Json;

namespace Fairlead.Core.Connections;

/// <summary>The extra of a connection as JSON text.</summary>
internal static class ConnectionExtraText
{
    public static bool IsObject(string text) =>
        JsonDocument.Parse(text, JsonReaderOptions.Strict) is { Error: null, Root.Kind: JsonKind.Object };

    /// <summary>The JSON object with these texts; of two with one name the last counts, in the place of the first.</summary>
    public static string FromPairs(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var names = new List<string>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> pair in pairs)
        {
            if (!values.ContainsKey(pair.Key)) names.Add(pair.Key);
            values[pair.Key] = pair.Value;
        }

        var json = new StringBuilder("{");
        foreach (string name in names)
        {
            if (json.Length > 1) json.Append(", ");
            JsonString.Append(json, name);
            json.Append(": ");
            JsonString.Append(json, values[name]);
        }
        return json.Append('}').ToString();
    }

    /// <summary>The members of the extra, when it is an object of differently named texts and nothing else.</summary>
    public static bool TryReadPairs(string text, out List<KeyValuePair<string, string>> pairs)
    {
        pairs = [];
        if (JsonDocument.Parse(text, JsonReaderOptions.Strict) is not { Error: null, Root: { Kind: JsonKind.Object } root }) return false;

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonMember member in root.Members)
        {
            if (member.Value.Kind != JsonKind.String || !names.Add(member.Name)) return false;
            pairs.Add(new(member.Name, member.Value.Text!));
        }
        return true;
    }
}
