namespace Fairlead.Core.Json;

/// <summary>
/// Adds a member to an object of a JSON text and leaves every other character as it is: comments, indentation, line ends, trailing commas.
/// </summary>
internal static class JsonInsertion
{
    private const string DefaultIndent = "  ";

    /// <param name="text">The text, without a syntax error.</param>
    /// <param name="target">The object in it that gets the member, as its last.</param>
    /// <param name="name">The member's name, not encoded yet.</param>
    /// <param name="value">The member's value as JSON on one line.</param>
    public static string Add(string text, JsonValue target, string name, string value)
    {
        int brace = target.Span.End - 1;
        int contentEnd = EndOfContent(text, target, out bool needsComma);
        string member = JsonWriter.WriteString(name) + ": " + value;
        if (target.Members.Count > 0 && text.IndexOf('\n', target.Span.Start, target.Span.Length) < 0)
            return Splice(text, contentEnd, contentEnd, (needsComma ? ", " : " ") + member);

        string newLine = text.IndexOf('\n') is > 0 and var first && text[first - 1] == '\r' ? "\r\n" : "\n";
        string outer = IndentOfLine(text, target.Span.Start);
        string inner = IndentOfMember(text, target) ?? outer + IndentStep(text);
        string added = newLine + inner + member + newLine + outer;

        // The comma belongs to the member before, not to a comment that follows it.
        int lastMember = target.Members.Count == 0 ? contentEnd : target.Members[target.Members.Count - 1].Value.Span.End;
        string result = Splice(text, contentEnd, brace, added);
        return needsComma ? Splice(result, lastMember, lastMember, ",") : result;
    }

    /// <summary>Where the last member, comma or comment ends; and whether the last member still lacks its comma.</summary>
    private static int EndOfContent(string text, JsonValue target, out bool needsComma)
    {
        needsComma = target.Members.Count > 0;
        int end = needsComma ? target.Members[target.Members.Count - 1].Value.Span.End : target.Span.Start + 1;
        for (int i = end; i < target.Span.End - 1; i++)
        {
            if (text[i] == ',') needsComma = false;
            else if (text[i] == '/') i = EndOfComment(text, i) - 1;
            if (!char.IsWhiteSpace(text[i])) end = i + 1;
        }

        return end;
    }

    private static int EndOfComment(string text, int start)
    {
        bool isBlock = text[start + 1] == '*';
        int end = isBlock ? text.IndexOf("*/", start + 2, StringComparison.Ordinal) + 2 : text.IndexOfAny(['\r', '\n'], start);
        return end < 0 ? text.Length : end;
    }

    private static string? IndentOfMember(string text, JsonValue target)
    {
        if (target.Members.Count == 0) return null;
        int start = target.Members[0].NameSpan.Start;
        string indent = IndentOfLine(text, start);
        return start > 0 && start - indent.Length - 1 is >= 0 and var before && text[before] == '\n' ? indent : null;
    }

    /// <summary>What one level is indented by: as much as the outermost object indents its members.</summary>
    private static string IndentStep(string text)
    {
        int lineEnd = text.IndexOf('\n');
        string step = lineEnd < 0 ? "" : IndentOfLine(text, lineEnd + 1);
        return step.Length > 0 ? step : DefaultIndent;
    }

    private static string IndentOfLine(string text, int position)
    {
        int start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        int end = start;
        while (end < text.Length && text[end] is ' ' or '\t') end++;
        return text.Substring(start, end - start);
    }

    private static string Splice(string text, int start, int end, string replacement) =>
        text.Substring(0, start) + replacement + text.Substring(end);
}
