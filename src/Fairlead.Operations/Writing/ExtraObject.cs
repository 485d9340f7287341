using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fairlead.Operations.Writing;

/// <summary>The JSON of a connection's extra.</summary>
internal static class ExtraObject
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the object. Returns null if there is none, or the text is something else.</summary>
    public static JsonObject? Read(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the object; null if it is empty.</summary>
    public static string? Write(JsonObject extra) => extra.Count == 0 ? null : extra.ToJsonString(Compact);

    /// <summary>The object with texts added.</summary>
    public static string? Add(string? json, IEnumerable<KeyValuePair<string, string>> texts)
    {
        JsonObject extra = Read(json) ?? [];
        foreach ((string name, string text) in texts) extra[name] = text;
        return Write(extra);
    }

    /// <summary>The object with the members of another one in place of its own. A null removes a member.</summary>
    public static string? Merge(string? json, string added)
    {
        JsonObject extra = Read(json) ?? [];
        foreach ((string name, JsonNode? value) in Read(added) ?? [])
        {
            if (value is null) extra.Remove(name);
            else extra[name] = value.DeepClone();
        }
        return Write(extra);
    }

    public static bool AreSame(string? left, string? right)
    {
        JsonObject? first = Read(left), second = Read(right);
        bool areEmpty = first is not { Count: > 0 } && second is not { Count: > 0 };
        return left == right || areEmpty || JsonNode.DeepEquals(first, second);
    }
}
