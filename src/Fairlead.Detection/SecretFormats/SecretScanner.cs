using Fairlead.Core.Text;
using Fairlead.Detection.SecretFormats.Patterns;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats;

/// <summary>
/// Finds secrets of every known format in any text. Pure, thread-safe and linear; a text without findings allocates nothing.
/// </summary>
internal static class SecretScanner
{
    private const int LongestBeginning = 60;

    private static readonly SignatureIndex Index = new(SecretPatterns.All);

    /// <summary>Finds the secrets of a text in their order; no two overlap, and the first of two wins.</summary>
    public static IReadOnlyList<SecretMatch> Scan(string text)
    {
        List<SecretMatch>? matches = null;
        int scanned = 0;
        for (int pair = Index.IndexOfPair(text, 0); pair >= 0; pair = Index.IndexOfPair(text, Math.Max(pair + 2, scanned)))
        {
            foreach (SignatureIndex.Entry entry in Index.EntriesAt(text, pair))
            {
                if (!entry.IsAt(text, pair)) continue;
                if (!TryMatch(entry, text, pair - entry.Pair, out SourceSpan secret) || secret.Start < scanned) continue;
                (matches ??= []).Add(new SecretMatch(entry.Pattern, secret));
                scanned = secret.End;
                break;
            }
        }
        return (IReadOnlyList<SecretMatch>?)matches ?? [];
    }

    /// <summary>Determines whether a signature stands before a position, with nothing but a part of the secret between.</summary>
    public static bool MayEndIn(string text, int position)
    {
        int start = position;
        while (start > 0 && position - start < LongestBeginning && text[start - 1] is > ' ' and not ('"' or '\'' or ';')) start--;
        for (int pair = Index.IndexOfPair(text, start); pair >= 0 && pair < position; pair = Index.IndexOfPair(text, pair + 2))
        {
            foreach (SignatureIndex.Entry entry in Index.EntriesAt(text, pair))
            {
                if (entry.IsAt(text, pair)) return true;
            }
        }
        return false;
    }

    private static bool TryMatch(SignatureIndex.Entry entry, string text, int start, out SourceSpan secret)
    {
        SecretPattern pattern = entry.Pattern;
        return pattern.Shape.TryMatch(text, start, entry.Signature, out secret)
            && Entropy.Measure(text, secret.Start, secret.End) >= pattern.MinimumEntropy
            && !SecretPlaceholders.IsPlaceholder(text, secret.Start, secret.End)
            && !KnownNonSecrets.Contains(text, secret.Start, secret.End)
            && pattern.Check?.Invoke(text, secret.Start, secret.End) != false;
    }
}
