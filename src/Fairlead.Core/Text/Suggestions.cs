namespace Fairlead.Core.Text;

/// <summary>
/// "Did you mean": the candidate that a mistyped name was probably meant to be. Case, '-' against '_' and white space cost nothing; beyond
/// that a third of the characters may be wrong, but no more than three, a swap of neighbours counting as one.
/// </summary>
internal static class Suggestions
{
    /// <summary>
    /// Finds the nearest candidate that may be shown, the first one where several are as near. Returns null if none is near enough.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <param name="slips">How many characters may be wrong at most.</param>
    public static string? Find(string text, IEnumerable<string> candidates, int slips = 3)
    {
        string typed = Fold(text);
        if (typed.Length == 0) return null;

        string? nearest = null;
        int limit = Math.Min(slips, Math.Max(1, typed.Length / 3));
        foreach (string candidate in candidates)
        {
            int distance = Distance(typed, Fold(candidate), limit);
            if (distance > limit || !QuotedName.LooksLikePath(candidate)) continue;
            nearest = candidate;
            if (distance == 0) break;
            limit = distance - 1;
        }
        return nearest;
    }

    /// <summary>The end of a message: <c>; did you mean 'orders_db'?</c>, or nothing when no candidate is near.</summary>
    public static string GetPhrase(string text, IEnumerable<string> candidates) =>
        Find(text, candidates) is { } candidate ? $"; did you mean '{candidate}'?" : "";

    private static string Fold(string text)
    {
        var folded = new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c)) folded[length++] = c == '-' ? '_' : char.ToLowerInvariant(c);
        }
        return new string(folded, 0, length);
    }

    /// <summary>Optimal string alignment distance. Anything above the limit comes back as limit + 1.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;

        int[] beforeLast = new int[b.Length + 1], last = new int[b.Length + 1], current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            int best = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int cost = Math.Min(substitution, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = Math.Min(cost, beforeLast[j - 2] + 1);
                current[j] = cost;
                best = Math.Min(best, cost);
            }
            if (best > limit) return limit + 1;
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[b.Length];
    }
}
