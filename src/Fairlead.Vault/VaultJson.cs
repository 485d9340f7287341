using System.Text.Json;

namespace Fairlead.Vault;

/// <summary>Writes the bodies of requests.</summary>
internal static class VaultJson
{
    public static byte[] Format(IEnumerable<KeyValuePair<string, string>> fields) => Format(json =>
    {
        foreach ((string name, string value) in fields) json.WriteString(name, value);
    });

    /// <summary>Formats an object whose members a function writes.</summary>
    public static byte[] Format(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }
}
