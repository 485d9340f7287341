using System.Text;

namespace Fairlead.Core.Json;

/// <summary>Writes a value as compact JSON: the same text however the source was laid out. Numbers keep their digits.</summary>
internal static class JsonWriter
{
    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        WriteValue(text, value);
        return text.ToString();
    }

    public static string WriteString(string value)
    {
        var text = new StringBuilder();
        JsonString.Append(text, value);
        return text.ToString();
    }

    /// <summary>Writes an object from members in the order given.</summary>
    public static string WriteObject(IEnumerable<KeyValuePair<string, JsonValue>> members)
    {
        var text = new StringBuilder();
        WriteMembers(text, members);
        return text.ToString();
    }

    private static void WriteValue(StringBuilder text, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Null: text.Append("null"); break;
            case JsonKind.True: text.Append("true"); break;
            case JsonKind.False: text.Append("false"); break;
            case JsonKind.Number: text.Append(value.Text); break;
            case JsonKind.String: JsonString.Append(text, value.Text!); break;
            case JsonKind.Array: WriteElements(text, value.Elements); break;
            case JsonKind.Object: WriteMembers(
                text, value.Members.Select(static m => new KeyValuePair<string, JsonValue>(m.Name, m.Value))); break;
        }
    }

    private static void WriteElements(StringBuilder text, IReadOnlyList<JsonValue> elements)
    {
        text.Append('[');
        for (int i = 0; i < elements.Count; i++)
        {
            if (i > 0) text.Append(',');
            WriteValue(text, elements[i]);
        }
        text.Append(']');
    }

    private static void WriteMembers(StringBuilder text, IEnumerable<KeyValuePair<string, JsonValue>> members)
    {
        text.Append('{');
        bool first = true;
        foreach (KeyValuePair<string, JsonValue> member in members)
        {
            if (!first) text.Append(',');
            first = false;
            JsonString.Append(text, member.Key);
            text.Append(':');
            WriteValue(text, member.Value);
        }
        text.Append('}');
    }
}
