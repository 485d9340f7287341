using Fairlead.Core.Text;

namespace Fairlead.Core.Json;

/// <summary>
/// Adds a member to an object or an element to an array of a JSON text and leaves every other character as it is: comments, indentation,
/// line ends, trailing commas.
/// </summary>
internal static class JsonInsertion
{
    private const string DefaultIndent = "  ";

    /// <param name="text">The text, without a syntax error.</param>
    /// <param name="target">The object in it that gets the member, as its last.</param>
    /// <param name="name">The member's name, not encoded yet.</param>
    /// <param name="value">The member's value as JSON: on one line, or indented for the place.</param>
    /// <param name="colon">What stands between the two.</param>
    public static string Add(string text, JsonValue target, string name, string value, string colon = ": ") =>
        Add(text, target, GetItems(target), JsonWriter.WriteString(name) + colon + value);

    /// <param name="text">The text, without a syntax error.</param>
    /// <param name="target">The object in it that gets the member.</param>
    /// <param name="after">The member that it comes after; null to be the last.</param>
    /// <param name="name">The member's name, not encoded yet.</param>
    /// <param name="value">The member's value as JSON: on one line, or indented for the place.</param>
    /// <param name="colon">What stands between the two.</param>
    public static string AddAfter(string text, JsonValue target, JsonMember? after, string name, string value, string colon = ": ")
    {
        int index = after is null ? -1 : target.Members.ToList().IndexOf(after);
        if (index < 0 || index == target.Members.Count - 1) return Add(text, target, name, value, colon);

        string added = JsonWriter.WriteString(name) + colon + value + ",";
        SourceSpan next = target.Members[index + 1].NameSpan;
        int comma = FindComma(text, after!.Value.Span.End);
        int lineEnd = text.IndexOfAny(['\r', '\n'], comma);
        if (lineEnd < 0 || lineEnd > next.Start) return Splice(text, next.Start, next.Start, added + " ");
        return Splice(text, lineEnd, lineEnd, GetNewLine(text) + GetLineIndent(text, next.Start) + added);
    }

    /// <summary>Gets the indentation that a new item of an object or array has.</summary>
    public static string GetItemIndent(string text, JsonValue target)
    {
        IReadOnlyList<SourceSpan> items = GetItems(target);
        return FindItemIndent(text, items) ?? GetLineIndent(text, target.Span.Start) + GetIndentStep(text);
    }

    public static string GetNewLine(string text) => text.IndexOf('\n') is > 0 and var first && text[first - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>Gets how many characters of its line are in front of a position.</summary>
    public static int GetColumn(string text, int position) => position - (position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1);

    /// <param name="text">The text, without a syntax error.</param>
    /// <param name="target">The array in it that gets the element, as its last.</param>
    /// <param name="value">The element as JSON on one line.</param>
    public static string AddElement(string text, JsonValue target, string value)
    {
        IReadOnlyList<SourceSpan> items = GetItems(target);
        int end = target.Span.End - 1;
        return items.Count == 0 && string.IsNullOrWhiteSpace(text.Substring(target.Span.Start + 1, end - target.Span.Start - 1))
            ? Splice(text, target.Span.Start + 1, end, value)
            : Add(text, target, items, value);
    }

    private static string Add(string text, JsonValue target, IReadOnlyList<SourceSpan> items, string added)
    {
        int brace = target.Span.End - 1;
        int contentEnd = FindEndOfContent(text, target, items, out bool needsComma);
        if (items.Count > 0 && text.IndexOf('\n', target.Span.Start, target.Span.Length) < 0)
        {
            string blank = IsDense(text, items) ? "" : " ";
            return Splice(text, contentEnd, contentEnd, (needsComma ? "," : "") + blank + added);
        }

        string newLine = GetNewLine(text);
        string outer = GetLineIndent(text, target.Span.Start);
        string inner = FindItemIndent(text, items) ?? outer + GetIndentStep(text);

        // The comma belongs to the item before, not to a comment that follows it.
        int lastItem = items.Count == 0 ? contentEnd : items[items.Count - 1].End;
        bool hasTrailingComma = items.Count > 0 && !needsComma;
        string blankLine = AreApart(text, items) ? newLine : "";
        string result = Splice(
            text, contentEnd, brace, blankLine + newLine + inner + added + (hasTrailingComma ? "," : "") + newLine + outer);
        return needsComma ? Splice(result, lastItem, lastItem, ",") : result;
    }

    /// <summary>Determines whether several items on one line have no blank between them.</summary>
    private static bool IsDense(string text, IReadOnlyList<SourceSpan> items) =>
        items.Count > 1 && items[1].Start == items[0].End + 1;

    /// <summary>Determines whether there is a blank line between the last two items.</summary>
    private static bool AreApart(string text, IReadOnlyList<SourceSpan> items)
    {
        if (items.Count < 2) return false;
        int start = items[items.Count - 2].End;
        string between = text.Substring(start, items[items.Count - 1].Start - start);

        // The last of the lines is the indentation of the item itself.
        return between.Split('\n').Skip(1).Count(string.IsNullOrWhiteSpace) > 1;
    }

    private static int FindComma(string text, int position)
    {
        while (text[position] != ',') position = text[position] == '/' ? FindEndOfComment(text, position) : position + 1;
        return position;
    }

    private static IReadOnlyList<SourceSpan> GetItems(JsonValue container) => container.Kind == JsonKind.Object
        ? [.. container.Members.Select(static member => SourceSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End))]
        : [.. container.Elements.Select(static element => element.Span)];

    /// <summary>Finds where the last item, comma or comment ends; and whether the last item still lacks its comma.</summary>
    private static int FindEndOfContent(string text, JsonValue target, IReadOnlyList<SourceSpan> items, out bool needsComma)
    {
        needsComma = items.Count > 0;
        int end = needsComma ? items[items.Count - 1].End : target.Span.Start + 1;
        for (int i = end; i < target.Span.End - 1; i++)
        {
            if (text[i] == ',') needsComma = false;
            else if (text[i] == '/') i = FindEndOfComment(text, i) - 1;
            if (!char.IsWhiteSpace(text[i])) end = i + 1;
        }

        return end;
    }

    private static int FindEndOfComment(string text, int start)
    {
        bool isBlock = text[start + 1] == '*';
        int end = isBlock ? text.IndexOf("*/", start + 2, StringComparison.Ordinal) + 2 : text.IndexOfAny(['\r', '\n'], start);
        return end < 0 ? text.Length : end;
    }

    private static string? FindItemIndent(string text, IReadOnlyList<SourceSpan> items)
    {
        if (items.Count == 0) return null;
        int start = items[0].Start;
        string indent = GetLineIndent(text, start);
        return start > 0 && start - indent.Length - 1 is >= 0 and var before && text[before] == '\n' ? indent : null;
    }

    /// <summary>Gets what one level is indented by: as much as the outermost object indents its members.</summary>
    public static string GetIndentStep(string text)
    {
        int lineEnd = text.IndexOf('\n');
        string step = lineEnd < 0 ? "" : GetLineIndent(text, lineEnd + 1);
        return step.Length > 0 ? step : DefaultIndent;
    }

    private static string GetLineIndent(string text, int position)
    {
        int start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        int end = start;
        while (end < text.Length && text[end] is ' ' or '\t') end++;
        return text.Substring(start, end - start);
    }

    private static string Splice(string text, int start, int end, string replacement) =>
        text.Substring(0, start) + replacement + text.Substring(end);
}
