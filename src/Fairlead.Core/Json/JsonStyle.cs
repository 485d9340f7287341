using System.Text;

namespace Fairlead.Core.Json;

/// <summary>How a text lays out its objects, so that another one looks like those beside it.</summary>
internal sealed record JsonStyle
{
    private const int DefaultLineLength = 120;

    /// <summary>Lines that grew shorter by chance are no rule for the next one.</summary>
    private const int ShortestLimit = 100;

    public string NewLine { get; init; } = "\n";

    public string IndentStep { get; init; } = "  ";

    /// <summary>What stands inside the braces of an object on one line.</summary>
    public string Padding { get; init; } = " ";

    public string Colon { get; init; } = ": ";

    public string Comma { get; init; } = ", ";

    public bool HasTrailingCommas { get; init; }

    /// <summary>The column up to which an object stands on one line; 0 where each takes several.</summary>
    public int LineLength { get; init; } = DefaultLineLength;

    /// <summary>The same of objects in an object.</summary>
    public int NestedLineLength { get; init; } = DefaultLineLength;

    /// <summary>Finds the style of objects in a text.</summary>
    /// <param name="text">The text, without a syntax error.</param>
    /// <param name="samples">The objects to be like.</param>
    public static JsonStyle Detect(string text, IEnumerable<JsonValue> samples)
    {
        List<JsonValue> objects = [.. samples.Where(static value => value is { Kind: JsonKind.Object, Members.Count: > 0 })];
        List<JsonValue> nested = [.. objects.SelectMany(static value => value.Members.Select(static member => member.Value))
            .Where(static value => value is { Kind: JsonKind.Object, Members.Count: > 0 })];
        var style = new JsonStyle { NewLine = JsonInsertion.GetNewLine(text), IndentStep = JsonInsertion.GetIndentStep(text) };
        style = style with
        {
            LineLength = FindLineLength(text, objects),
            NestedLineLength = FindLineLength(text, nested),
            HasTrailingCommas = objects.Concat(nested).Any(value => IsOnSeveralLines(text, value) && EndsWithComma(text, value)),
        };

        List<JsonValue> all = [.. objects, .. nested];
        if (all.FirstOrDefault() is { } first) style = style with { Colon = GetColon(text, first.Members[0]) };
        if (all.Find(value => !IsOnSeveralLines(text, value)) is { } line)
            style = style with { Padding = text[line.Span.Start + 1] == ' ' ? " " : "" };
        if (all.Find(value => value.Members.Count > 1 && !IsOnSeveralLines(text, value)) is { } several)
            style = style with { Comma = text[FindComma(text, several) + 1] == ' ' ? ", " : "," };
        return style;
    }

    /// <summary>Writes an object or any other value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indent">The indentation of the line that it begins on.</param>
    /// <param name="column">The column at which it begins.</param>
    public string Write(JsonValue value, string indent, int column) => Write(value, indent, column, LineLength);

    private string Write(JsonValue value, string indent, int column, int lineLength)
    {
        if (value.Kind == JsonKind.Array) return $"[{string.Join(Comma, value.Elements.Select(WriteOnOneLine))}]";
        if (value.Kind != JsonKind.Object) return JsonWriter.Write(value);
        string line = WriteOnOneLine(value);
        if (value.Members.Count == 0 || column + line.Length <= lineLength) return line;

        var text = new StringBuilder("{");
        string inner = indent + IndentStep;
        for (int i = 0; i < value.Members.Count; i++)
        {
            string name = JsonWriter.WriteString(value.Members[i].Name) + Colon;
            text.Append(i == 0 ? "" : ",").Append(NewLine).Append(inner).Append(name)
                .Append(Write(value.Members[i].Value, inner, inner.Length + name.Length, NestedLineLength));
        }
        return text.Append(HasTrailingCommas ? "," : "").Append(NewLine).Append(indent).Append('}').ToString();
    }

    private string WriteOnOneLine(JsonValue value)
    {
        if (value.Kind == JsonKind.Array) return $"[{string.Join(Comma, value.Elements.Select(WriteOnOneLine))}]";
        if (value.Kind != JsonKind.Object) return JsonWriter.Write(value);
        if (value.Members.Count == 0) return "{}";
        IEnumerable<string> members = value.Members.Select(member =>
            JsonWriter.WriteString(member.Name) + Colon + WriteOnOneLine(member.Value));
        return "{" + Padding + string.Join(Comma, members) + Padding + "}";
    }

    /// <summary>
    /// Where objects stand on one line, the next one may be as long as they are; where both occur, the longest line decides.
    /// </summary>
    private static int FindLineLength(string text, List<JsonValue> objects)
    {
        List<JsonValue> lines = objects.FindAll(value => !IsOnSeveralLines(text, value));
        if (lines.Count == 0) return objects.Count == 0 ? DefaultLineLength : 0;
        int longest = lines.Max(value => JsonInsertion.GetColumn(text, value.Span.End));
        return lines.Count == objects.Count ? Math.Max(longest, 2 * DefaultLineLength) : Math.Max(longest, ShortestLimit);
    }

    private static bool IsOnSeveralLines(string text, JsonValue value) => text.IndexOf('\n', value.Span.Start, value.Span.Length) >= 0;

    private static bool EndsWithComma(string text, JsonValue value)
    {
        int last = value.Members[value.Members.Count - 1].Value.Span.End;
        return text.IndexOf(',', last, value.Span.End - last) >= 0;
    }

    private static string GetColon(string text, JsonMember member)
    {
        string between = text.Substring(member.NameSpan.End, member.Value.Span.Start - member.NameSpan.End);
        return between is ":" or " : " or " :" ? between : ": ";
    }

    private static int FindComma(string text, JsonValue value) => text.IndexOf(',', value.Members[0].Value.Span.End);
}
