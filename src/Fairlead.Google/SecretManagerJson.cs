using System.Text.Json;

namespace Fairlead.Google;

/// <summary>Reads answers, in which anything may be missing.</summary>
internal static class SecretManagerJson
{
    public static JsonElement? FindProperty(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement found) ? found : null;

    public static string? FindString(this JsonElement parent, string name)
    {
        if (parent.FindProperty(name) is not { ValueKind: JsonValueKind.String } found) return null;
        try
        {
            return found.GetString();
        }
        catch (InvalidOperationException)
        {
            // It is not UTF-8.
            return null;
        }
    }

    public static IEnumerable<JsonElement> FindItems(this JsonElement parent, string name) =>
        parent.FindProperty(name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];
}
