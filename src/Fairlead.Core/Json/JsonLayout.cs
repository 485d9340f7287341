using System.Text;

namespace Fairlead.Core.Json;

/// <summary>Writes a value as JSON for people: a line a member, and short arrays of plain values on one.</summary>
internal static class JsonLayout
{
    private const int SpacesPerLevel = 2;

    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value, level: 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonValue value, int level)
    {
        if (value.Kind == JsonKind.Object && value.Members.Count > 0)
        {
            AppendItems(text, '{', '}', value.Members.Count, level, i =>
            {
                JsonString.Append(text, value.Members[i].Name);
                text.Append(": ");
                Append(text, value.Members[i].Value, level + 1);
            });
        }
        else if (value.Kind == JsonKind.Array && value.Elements.Any(static element => element.Kind is JsonKind.Object or JsonKind.Array))
        {
            AppendItems(text, '[', ']', value.Elements.Count, level, i => Append(text, value.Elements[i], level + 1));
        }
        else
        {
            text.Append(JsonWriter.Write(value));
        }
    }

    private static void AppendItems(StringBuilder text, char open, char close, int count, int level, Action<int> append)
    {
        text.Append(open);
        for (int i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', (level + 1) * SpacesPerLevel);
            append(i);
        }
        text.Append('\n').Append(' ', level * SpacesPerLevel).Append(close);
    }
}
