using Fairlead.Core.Text;

namespace Fairlead.Core.Json;

/// <summary>
/// Removes a member of an object or an element of an array from a JSON text, with the comma that would be left over, and with its line
/// where it has that to itself. Every other character stays, comments of other lines included.
/// </summary>
internal static class JsonRemoval
{
    /// <inheritdoc cref="GetSpans(string, JsonValue, SourceSpan)"/>
    public static IReadOnlyList<SourceSpan> GetSpans(string text, SourceSpan item) =>
        JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Root is { } root ? GetSpans(text, root, item) : [];

    /// <summary>Gets what is to be removed, in order; nothing when no item has the span.</summary>
    /// <param name="text">The text.</param>
    /// <param name="root">What it holds.</param>
    /// <param name="item">The span of an element, or of a member from its name to the end of its value.</param>
    public static IReadOnlyList<SourceSpan> GetSpans(string text, JsonValue root, SourceSpan item)
    {
        if (FindSiblings(root, item) is not { } siblings) return [];

        int index = siblings.IndexOf(item);
        int comma = FindCommaAfter(text, item.End);
        if (comma >= 0) return [GetWholeLines(text, SourceSpan.FromBounds(item.Start, comma + 1))];

        SourceSpan last = GetWholeLines(text, item);
        int commaBefore = index == 0 ? -1 : FindCommaAfter(text, siblings[index - 1].End);
        if (commaBefore < 0) return [last];

        // On the same line everything between goes with it.
        return text.IndexOf('\n', commaBefore, item.Start - commaBefore) < 0 && text.IndexOf('/', commaBefore, item.Start - commaBefore) < 0
            ? [SourceSpan.FromBounds(commaBefore, item.End)]
            : [new SourceSpan(commaBefore, 1), last];
    }

    private static List<SourceSpan>? FindSiblings(JsonValue container, SourceSpan item)
    {
        List<SourceSpan> items =
        [
            .. container.Members.Select(static member => SourceSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End)),
            .. container.Elements.Select(static element => element.Span),
        ];
        if (items.Contains(item)) return items;
        foreach (JsonValue child in container.Members.Select(static member => member.Value).Concat(container.Elements))
        {
            if (child.Span.Start <= item.Start && item.End <= child.Span.End) return FindSiblings(child, item);
        }
        return null;
    }

    /// <summary>Finds the comma after an item, over white space and comments. Returns -1 if there is none.</summary>
    private static int FindCommaAfter(string text, int position)
    {
        while (position < text.Length)
        {
            char c = text[position];
            if (c == ',') return position;
            if (c == '/' && position + 1 < text.Length && text[position + 1] is '/' or '*') position = FindEndOfComment(text, position);
            else if (char.IsWhiteSpace(c)) position++;
            else return -1;
        }
        return -1;
    }

    private static int FindEndOfComment(string text, int start)
    {
        int end = text[start + 1] == '*' ? text.IndexOf("*/", start + 2, StringComparison.Ordinal) + 2 : text.IndexOf('\n', start);
        return end <= start ? text.Length : end;
    }

    /// <summary>
    /// The span with its line's indentation and end, and a comment behind it, when nothing else is on its lines; else with the blanks
    /// behind it.
    /// </summary>
    private static SourceSpan GetWholeLines(string text, SourceSpan span)
    {
        int start = span.Start;
        while (start > 0 && text[start - 1] is ' ' or '\t') start--;
        int end = span.End;
        while (end < text.Length && text[end] is ' ' or '\t') end++;

        bool startsLine = start == 0 || text[start - 1] == '\n';
        int lineEnd = text.IndexOf('\n', end);
        bool endsLine = lineEnd >= 0 && (text[end] is '\r' or '\n' || string.CompareOrdinal(text, end, "//", 0, 2) == 0);
        return startsLine && endsLine ? SourceSpan.FromBounds(start, lineEnd + 1) : SourceSpan.FromBounds(span.Start, end);
    }
}
