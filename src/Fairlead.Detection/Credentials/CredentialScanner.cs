using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials.CommandLines;
using Fairlead.Detection.Credentials.ConnectionStrings;
using Fairlead.Detection.Credentials.Headers;
using Fairlead.Detection.Credentials.Uris;
using Fairlead.Detection.SecretFormats;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Every credential that a text holds by itself, wherever it stands: known formats, connection strings, URIs, headers. One verdict for
/// literals, comments and configuration files. Pure, thread-safe and linear; a text in which nothing promises a secret allocates nothing.
/// </summary>
internal static class CredentialScanner
{
    /// <summary>What is shorter is no token, nor does it hold one.</summary>
    private const int ShortestToken = 10;

    // As bits: one of these, or the slash of an option, is in every credential that has no token's length.
    private static readonly ulong Marks = EmbeddedPairs.Marks.Aggregate(1UL << '/', static (bits, mark) => bits | 1UL << mark);

    /// <summary>Finds the credentials of a text in their order; no two overlap.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="isConnectionString">Where the text stands only connection strings do: a known API, a section of settings.</param>
    public static IReadOnlyList<CredentialMatch> Scan(string text, bool isConnectionString = false)
    {
        if (!MayHoldAny(text)) return [];
        List<CredentialMatch>? matches = null;
        IReadOnlyList<SecretMatch> known = SecretScanner.Scan(text);
        for (int i = 0; i < known.Count; i++)
            (matches ??= []).Add(new CredentialMatch(RuleTable.KnownSecretFormat, known[i].Span, known[i].Pattern.Title));

        ConnectionStringScanner.Scan(text, isConnectionString, ref matches);
        UriScanner.Scan(text, ref matches);
        HeaderScanner.Scan(text, ref matches);
        CommandScanner.Scan(text, ref matches);
        EmbeddedPairs.Scan(text, ref matches);
        return matches is null ? [] : Sort(matches);
    }

    /// <summary>False for words and sentences, which most literals are, so that these never touch the scanners and their tables.</summary>
    private static bool MayHoldAny(string text)
    {
        int unbroken = 0;
        foreach (char c in text)
        {
            if (c < 64 && (Marks >> c & 1) != 0) return true;
            unbroken = c <= ' ' ? 0 : unbroken + 1;
            if (unbroken == ShortestToken) return true;
        }
        return false;
    }

    /// <summary>Of two that overlap the one found first stays: the scanners go from the most certain to the least.</summary>
    private static IReadOnlyList<CredentialMatch> Sort(List<CredentialMatch> found)
    {
        if (found.Count == 1) return found;
        var inOrder = new List<CredentialMatch>(found.Count);
        int lastRank = 0;
        foreach ((CredentialMatch match, int rank) in found.Select(static (match, rank) => (match, rank))
            .OrderBy(static entry => entry.match.Span.Start))
        {
            bool overlaps = inOrder.Count > 0 && match.Span.Start < inOrder[inOrder.Count - 1].Span.End;
            if (overlaps && rank > lastRank) continue;
            if (overlaps) inOrder.RemoveAt(inOrder.Count - 1);
            inOrder.Add(match);
            lastRank = rank;
        }
        return inOrder;
    }
}
