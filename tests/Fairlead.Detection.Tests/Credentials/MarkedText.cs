using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;

namespace Fairlead.Detection.Tests.Credentials;

/// <summary>A text in which <c>[|…|]</c> marks what has to be found, and nothing else.</summary>
internal static class MarkedText
{
    public static void AssertFound(string marked, string rule)
    {
        (string text, List<SourceSpan> expected) = Parse(marked);
        IReadOnlyList<CredentialMatch> matches = CredentialScanner.Scan(text);
        Assert.Equal(expected.Select(span => Show(text, span)), matches.Select(match => Show(text, match.Span)));
        Assert.All(matches, match => Assert.Equal(rule, match.Rule.Id));
    }

    /// <summary>Nothing but perhaps a value that is named like a secret, which other tests are about.</summary>
    public static void AssertNothing(string text) => Assert.Equal(
        [], CredentialScanner.Scan(text).Where(match => match.Rule.Id != "FLD1006")
            .Select(match => $"{match.Rule.Id} {Show(text, match.Span)}"));

    private static (string Text, List<SourceSpan> Spans) Parse(string marked)
    {
        var spans = new List<SourceSpan>();
        for (int open = marked.IndexOf("[|", StringComparison.Ordinal); open >= 0; open = marked.IndexOf("[|", StringComparison.Ordinal))
        {
            int close = marked.IndexOf("|]", open, StringComparison.Ordinal) - 2;
            spans.Add(SourceSpan.FromBounds(open, close));
            marked = marked.Remove(close + 2, 2).Remove(open, 2);
        }
        return (marked, spans);
    }

    private static string Show(string text, SourceSpan span) => $"{span.Start}: {text.Substring(span.Start, span.Length)}";
}
