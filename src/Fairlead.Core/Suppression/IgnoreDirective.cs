using System.Globalization;
using Fairlead.Core.Text;

namespace Fairlead.Core.Suppression;

/// <summary>
/// A comment that begins with <c>fairlead:ignore</c>: <c>fairlead:ignore FLD1008, FLD2001 until 2027-01-31 -- why</c>. The rules
/// and the reason are required. A directive with a defect ignores nothing.
/// </summary>
internal sealed record IgnoreDirective(SourceSpan Span, IReadOnlyList<string> RuleIds, string? Until, string? Defect)
{
    public const string Marker = "fairlead:ignore";

    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Finds the directive that a comment is, given with its delimiters. Returns null for any other comment.</summary>
    public static IgnoreDirective? Find(string text, SourceSpan comment)
    {
        int start = comment.Start;
        if (string.Compare(text, start, "REM ", 0, 4, StringComparison.OrdinalIgnoreCase) == 0) start += 4;
        while (start < comment.End
            && (char.IsWhiteSpace(text[start]) || text[start] is '/' or '*' or '#' or ';' or '!' or '<' or '-' or ':'))
            start++;
        if (string.CompareOrdinal(text, start, Marker, 0, Marker.Length) != 0) return null;

        int end = text.IndexOfAny(['\r', '\n'], start, comment.End - start);
        if (end < 0) end = comment.End;
        string directive = text.Substring(start, end - start).TrimEnd();
        foreach (string close in (string[])["*/", "-->", "#>"])
        {
            if (directive.EndsWith(close, StringComparison.Ordinal))
                directive = directive.Substring(0, directive.Length - close.Length).TrimEnd();
        }
        return Read(directive, new SourceSpan(start, directive.Length));
    }

    /// <summary>
    /// Determines whether the last day of the directive is over. The day is written as 2027-01-31; where it is not known, nothing expires.
    /// </summary>
    public bool IsExpired(string? today) =>
        Until is not null && IsDate(today) && string.CompareOrdinal(Until, today) < 0;

    public bool Ignores(string ruleId, string? today) => Defect is null && RuleIds.Contains(ruleId) && !IsExpired(today);

    private static IgnoreDirective Read(string directive, SourceSpan span)
    {
        int dashes = directive.IndexOf("--", StringComparison.Ordinal);
        string reason = dashes < 0 ? "" : directive.Substring(dashes + 2).Trim();
        string[] words = (dashes < 0 ? directive : directive.Substring(0, dashes)).Substring(Marker.Length)
            .Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);

        int count = Array.IndexOf(words, "until");
        string[] ruleIds = count < 0 ? words : [.. words.Take(count)];
        string[] dates = count < 0 ? [] : [.. words.Skip(count + 1)];
        string? defect = true switch
        {
            _ when ruleIds.Length == 0 => "it names no rule",
            _ when ruleIds.FirstOrDefault(static id => !IsRuleId(id)) is { } wrong => $"{QuotedName.QuoteInProse(wrong)} is not a rule id",
            _ when count >= 0 && !(dates.Length == 1 && IsDate(dates[0])) => "'until' needs a date such as 2027-01-31",
            _ when reason.Length == 0 => "it gives no reason after '--'",
            _ => null,
        };
        return new IgnoreDirective(span, ruleIds, dates.Length == 1 ? dates[0] : null, defect);
    }

    private static bool IsRuleId(string word) =>
        word.Length == 7 && word.StartsWith("FLD", StringComparison.Ordinal) && word.Skip(3).All(static c => c is >= '0' and <= '9');

    private static bool IsDate(string? text) =>
        DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
