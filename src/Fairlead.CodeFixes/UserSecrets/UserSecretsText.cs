using Fairlead.Core.Json;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>
/// The text of a <c>secrets.json</c>: keys with colons, nested objects or both, as <c>IConfiguration</c> reads it. A class, so that nothing
/// prints the values.
/// </summary>
internal sealed class UserSecretsText
{
    private const string Broken = "the user secrets file is not a JSON object; repair it first";

    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _text;
    private readonly JsonValue? _root;

    private UserSecretsText(string text, JsonValue? root)
    {
        (_text, _root) = (text, root);
        if (root is not null) AddValues(root, "");
    }

    /// <summary>Says what keeps it from being read, or null.</summary>
    public string? Defect => _root is null ? Broken : null;

    /// <summary>The values that are texts, numbers or truth values, by key.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values => _values.Where(static entry => entry.Value is not null)
        .Select(static entry => new KeyValuePair<string, string>(entry.Key, entry.Value!));

    public static UserSecretsText Parse(string text)
    {
        if (text.Trim().Length == 0) text = "{\n}\n";
        JsonDocument json = JsonDocument.Parse(text, JsonReaderOptions.Relaxed);
        return new UserSecretsText(text, json.Error is null && json.Root is { Kind: JsonKind.Object } root ? root : null);
    }

    /// <summary>Finds the value under a key. Returns null where there is none, or something that is no text.</summary>
    public string? FindValue(string key) => _values.TryGetValue(key, out string? value) ? value : null;

    /// <summary>Finds the keys that have a value, in their order.</summary>
    public IEnumerable<string> FindKeys(string value) => _values.Where(entry => entry.Value == value).Select(static entry => entry.Key);

    /// <summary>Finds what is under a key already and would get lost. Returns null if a secret can be added.</summary>
    public string? FindObstacle(StoredSecret secret) => Defect ?? (_values.ContainsKey(secret.Key) && FindValue(secret.Key) != secret.Value
        ? $"the user secrets file already holds another value under '{secret.Key}'; remove or rename that first"
        : null);

    /// <summary>The text with one more secret; all others, comments and layout stay.</summary>
    /// <exception cref="InvalidOperationException">The text is broken, or holds another value under the key: neither is ours to
    /// overwrite.</exception>
    public string Add(StoredSecret secret)
    {
        if (FindObstacle(secret) is { } obstacle)
            throw new InvalidOperationException(char.ToUpperInvariant(obstacle[0]) + obstacle.Substring(1));
        return _values.ContainsKey(secret.Key)
            ? _text
            : JsonInsertion.Add(_text, _root!, secret.Key, JsonWriter.WriteString(secret.Value));
    }

    private void AddValues(JsonValue container, string prefix)
    {
        foreach (JsonMember member in container.Members) AddValue(member.Value, prefix + member.Name);
        for (int i = 0; i < container.Elements.Count; i++)
            AddValue(container.Elements[i], prefix + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What has values below it has none itself, and may get one; anything else of the name is in the way.</summary>
    private void AddValue(JsonValue value, string key)
    {
        if (value.Members.Count + value.Elements.Count > 0) AddValues(value, key + ":");
        else _values[key] = value.Kind switch
        {
            JsonKind.String or JsonKind.Number => value.Text,
            JsonKind.True => "True",
            JsonKind.False => "False",
            _ => null,
        };
    }
}
