using System.Text;
using Fairlead.Core.Json;

namespace Fairlead.Core.Connections;

/// <summary>The extra of a connection as JSON text.</summary>
internal static class ConnectionExtraText
{
    public static bool IsObject(string text) =>
        JsonDocument.Parse(text, JsonReaderOptions.Strict) is { Error: null, Root.Kind: JsonKind.Object };

    /// <summary>The JSON object with these texts; of two with one name the last counts, in the place of the first.</summary>
    public static string FromPairs(IEnumerable<KeyValuePair<string, string>> pairs) =>
        FromValues(pairs.Select(static pair => new KeyValuePair<string, string>(pair.Key, JsonWriter.WriteString(pair.Value))));

    /// <summary>The same with values that are JSON already.</summary>
    public static string FromValues(IEnumerable<KeyValuePair<string, string>> pairs)
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
            json.Append(values[name]);
        }
        return json.Append('}').ToString();
    }

    /// <summary>The object with the members of another, where it has none of that name.</summary>
    public static string Add(string text, string other)
    {
        List<KeyValuePair<string, string>> missing = [.. Members(other).Where(pair => !HasMember(text, pair.Key))];
        if (missing.Count == 0
            || JsonDocument.Parse(text, JsonReaderOptions.Strict) is not { Error: null, Root: { Kind: JsonKind.Object } root })
            return text;
        string added = FromValues(missing);
        return root.Members.Count == 0 ? added : text.Substring(0, root.Span.End - 1) + ", " + added.Substring(1);
    }

    public static bool HasMember(string text, string name) =>
        JsonDocument.Parse(text, JsonReaderOptions.Strict).Root is { Kind: JsonKind.Object } root && root[name] is not null;

    private static IEnumerable<KeyValuePair<string, string>> Members(string text)
    {
        if (JsonDocument.Parse(text, JsonReaderOptions.Strict).Root is not { Kind: JsonKind.Object } root) return [];
        return root.Members.Select(member => new KeyValuePair<string, string>(
            member.Name, text.Substring(member.Value.Span.Start, member.Value.Span.Length)));
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
