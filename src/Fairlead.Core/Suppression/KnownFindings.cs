namespace Fairlead.Core.Suppression;

/// <summary>
/// Decides which findings a baseline has. Each entry accepts one finding, the closest first: at the same place, then with the same
/// code beside it in a file or member that was moved or renamed, and last in the same member beside code that was edited.
/// </summary>
internal static class KnownFindings
{
    private static readonly Func<KnownFinding, (string, string, string, string)>[] Likenesses =
    [
        static known => (known.RuleId, known.File, known.Place, known.Context),
        static known => (known.RuleId, "", known.Place, known.Context),
        static known => (known.RuleId, known.File, "", known.Context),
        static known => (known.RuleId, "", "", known.Context),
        static known => (known.RuleId, known.File, known.Place, ""),
    ];

    /// <summary>Determines for each finding whether an entry accepts it.</summary>
    /// <param name="findings">All findings at once: one that was accepted before leaves nothing for a new one that is like it.</param>
    /// <param name="entries">The entries of the baseline.</param>
    /// <param name="unused">The entries that accept nothing.</param>
    public static bool[] Match(
        IReadOnlyList<KnownFinding> findings, IReadOnlyList<KnownFinding> entries, out IReadOnlyList<KnownFinding> unused)
    {
        var accepted = new bool[findings.Count];
        List<KnownFinding> left = [.. entries];
        foreach (Func<KnownFinding, (string, string, string, string)> getLikeness in Likenesses)
        {
            if (left.Count == 0) break;
            var byLikeness = left.GroupBy(getLikeness)
                .ToDictionary(static group => group.Key, static group => new Stack<KnownFinding>(group));
            for (int i = 0; i < accepted.Length; i++)
            {
                if (accepted[i] || !byLikeness.TryGetValue(getLikeness(findings[i]), out Stack<KnownFinding>? alike) || alike.Count == 0)
                    continue;
                alike.Pop();
                accepted[i] = true;
            }
            left = [.. byLikeness.Values.SelectMany(static stack => stack)];
        }
        unused = left;
        return accepted;
    }
}
