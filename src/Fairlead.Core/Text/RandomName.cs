namespace Fairlead.Core.Text;

/// <summary>
/// Names that were made by a machine: a token, a key, an id of a service, alone or among words. <see cref="Randomness"/> decides; a name
/// that is hidden needlessly costs a reader less than a secret that is shown, so less proof is enough here than for a finding.
/// </summary>
internal static class RandomName
{
    private const int Shortest = 10;
    private const int Proof = 14;
    private const int ProofOfPart = 24;
    private const int ShortestIdentifier = 16;
    private const int FewestDigits = 4;

    public static bool IsRandom(string name) =>
        name.Length >= Shortest
        && (Randomness.Measure(name, 0, name.Length) >= Proof
            || Randomness.MeasureStretch(name, 0, name.Length) >= ProofOfPart
            || HasIdentifier(name)
            || HasHexadecimalRun(name));

    /// <summary>
    /// Determines whether hexadecimal parts in a row are as long and as mixed as those of a GUID, unlike words and dates. Its few digits
    /// may be too little proof among words.
    /// </summary>
    private static bool HasIdentifier(string name)
    {
        int digits = 0, letters = 0; // of the parts that end here, as a GUID has five
        for (int start = 0; start < name.Length; start++)
        {
            int end = start;
            bool isHexadecimal = true;
            int digitsOfPart = 0;
            for (; end < name.Length && char.IsLetterOrDigit(name[end]); end++)
            {
                if (char.IsDigit(name[end])) digitsOfPart++;
                else isHexadecimal &= name[end] is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
            }

            if (end == start) continue;
            (digits, letters) = isHexadecimal ? (digits + digitsOfPart, letters + end - start - digitsOfPart) : (0, 0);
            if (digits + letters >= ShortestIdentifier && digits > 0 && letters > 0) return true;
            start = end;
        }

        return false;
    }

    /// <summary>The key of a service may begin with letters that say whose it is, without a separator.</summary>
    private static bool HasHexadecimalRun(string name)
    {
        int length = 0, digits = 0;
        foreach (char c in name)
        {
            bool isDigit = c is >= '0' and <= '9';
            (length, digits) = isDigit || c is >= 'a' and <= 'f' ? (length + 1, isDigit ? digits + 1 : digits) : (0, 0);
            if (length >= ShortestIdentifier && digits >= FewestDigits) return true;
        }

        return false;
    }
}
