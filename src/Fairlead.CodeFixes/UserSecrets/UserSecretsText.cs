using Fairlead.Core.Json;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>The text of a <c>secrets.json</c>: keys with colons, nested objects or both, as <c>IConfiguration</c> reads it.</summary>
internal static class UserSecretsText
{
    /// <summary>The text with one more secret; all others, comments and layout stay.</summary>
    /// <exception cref="InvalidOperationException">The text is broken, or holds another value under the key: neither is ours to
    /// overwrite.</exception>
    public static string Add(string text, string key, string value)
    {
        if (text.Trim().Length == 0) text = "{\n}\n";
        JsonDocument json = JsonDocument.Parse(text, JsonReaderOptions.Relaxed);
        if (json.Error is not null || json.Root is not { Kind: JsonKind.Object } root)
            throw new InvalidOperationException("The user secrets file is not a JSON object; repair it first");

        return Find(root, "", key) switch
        {
            null => JsonInsertion.Add(text, root, key, JsonWriter.WriteString(value)),
            { Kind: JsonKind.String, Text: var existing } when existing == value => text,
            _ => throw new InvalidOperationException(
                $"The user secrets file already holds another value under '{key}'; remove or rename that first"),
        };
    }

    /// <summary>Reads all secrets by their keys. A broken text has none.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var secrets = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (JsonDocument.Parse(text, JsonReaderOptions.Relaxed) is { Error: null, Root: { } root }) AddAll(root, "", secrets);
        return secrets;
    }

    private static void AddAll(JsonValue value, string prefix, Dictionary<string, string> secrets)
    {
        foreach (JsonMember member in value.Members)
        {
            if (member.Value is { Kind: JsonKind.String, Text: { } text }) secrets[prefix + member.Name] = text;
            else AddAll(member.Value, prefix + member.Name + ":", secrets);
        }
    }

    private static JsonValue? Find(JsonValue value, string prefix, string key)
    {
        foreach (JsonMember member in value.Members)
        {
            string path = prefix + member.Name;
            if (path.Equals(key, StringComparison.OrdinalIgnoreCase)) return member.Value;
            if (Find(member.Value, path + ":", key) is { } found) return found;
        }

        return null;
    }
}
