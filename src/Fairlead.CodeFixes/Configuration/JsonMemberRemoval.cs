using Fairlead.Core.Json;
using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>
/// Removes a value from a JSON text: a member with its comma and its comment; of an array the text alone, as the others keep their numbers.
/// A comment that holds a secret itself stays.
/// </summary>
internal static class JsonMemberRemoval
{
    /// <summary>Returns the text as it is where the path leads nowhere.</summary>
    public static string Remove(string text, IReadOnlyList<string> path)
    {
        if (JsonPlace.Find(text, path) is not { } place) return text;
        if (place.Member is not { } member) return Splice(text, place.Value.Span, "\"\"");

        var item = SourceSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End);
        List<SourceSpan> spans = [.. JsonRemoval.GetSpans(text, item)];
        int main = spans.FindIndex(span => span.Start <= item.Start && item.End <= span.End);
        if (main < 0) return text;
        spans[main] = HoldsSecret(text, SourceSpan.FromBounds(item.End, spans[main].End))
            ? GetItemWithComma(text, item)
            : WithCommentAbove(text, spans[main], place);
        foreach (SourceSpan span in spans.OrderByDescending(static span => span.Start)) text = Splice(text, span, "");
        return text;
    }

    private static SourceSpan GetItemWithComma(string text, SourceSpan item)
    {
        int end = item.End;
        while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
        return SourceSpan.FromBounds(item.Start, end < text.Length && text[end] == ',' ? end + 1 : item.End);
    }

    /// <summary>
    /// Takes the comment lines directly above along. Above the first of several members they may be a heading, which stays unless it speaks
    /// of this one.
    /// </summary>
    private static SourceSpan WithCommentAbove(string text, SourceSpan lines, JsonPlace place)
    {
        int start = lines.Start;
        if (start == 0 || text[start - 1] != '\n') return lines;
        while (start > 0 && IsComment(GetLineBefore(text, start))) start -= GetLineBefore(text, start).Length;
        if (start == lines.Start) return lines;

        string comment = text.Substring(start, lines.Start - start);
        bool isFirst = place.Container.Members[0] == place.Member && place.Container.Members.Count > 1;
        bool isHeading = isFirst && comment.IndexOf(place.Member!.Name, StringComparison.OrdinalIgnoreCase) < 0;
        bool holdsSecret = HoldsSecret(text, SourceSpan.FromBounds(start, lines.Start));
        return isHeading || holdsSecret ? lines : SourceSpan.FromBounds(start, lines.End);
    }

    private static string GetLineBefore(string text, int lineStart)
    {
        int start = lineStart < 2 ? 0 : text.LastIndexOf('\n', lineStart - 2) + 1;
        return text.Substring(start, lineStart - start);
    }

    private static bool IsComment(string line)
    {
        string trimmed = line.Trim();
        return trimmed.StartsWith("//", StringComparison.Ordinal)
            || (trimmed.StartsWith("/*", StringComparison.Ordinal) && trimmed.EndsWith("*/", StringComparison.Ordinal));
    }

    private static bool HoldsSecret(string text, SourceSpan span) => text.IndexOf('/', span.Start, span.Length) >= 0
        && ConfigurationScanner.Scan("settings.json", text)
            .Any(finding => span.Start <= finding.Span.Start && finding.Span.End <= span.End);

    private static string Splice(string text, SourceSpan span, string replacement) =>
        text.Substring(0, span.Start) + replacement + text.Substring(span.End);
}
