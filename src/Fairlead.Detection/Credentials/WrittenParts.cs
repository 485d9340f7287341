using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Secrets of which something is not known before the program runs. A secret to which something is added is still a secret:
/// <c>"Password=hunter2abc" + suffix</c>.
/// </summary>
internal static class WrittenParts
{
    // What is shorter joins the parts, such as "-" or "_v2".
    private const int ShortestPart = 6;

    // Pairs within a value, such as those of a signature, and words of a sentence.
    private static readonly char[] NotInParts = ['=', '&', ' ', '/'];

    /// <summary>
    /// Finds the longest part that is written: all of a value that is known as a whole. Returns null if that is not enough for a secret.
    /// </summary>
    /// <param name="text">The text that the value stands in.</param>
    /// <param name="value">Where it stands.</param>
    /// <param name="isMade">A machine makes such values, so that the part has to look like it.</param>
    public static SourceSpan? Find(string text, SourceSpan value, bool isMade)
    {
        if (value.Length == 0 || text.IndexOf(NetworkUrl.Unknown, value.Start, value.Length) < 0) return value;
        SourceSpan longest = FindLongest(text, value);
        if (longest.Length < ShortestPart) return null;
        string part = text.Substring(longest.Start, longest.Length);
        bool isSecret = isMade ? RandomValues.IsRandom(part) : !ValueShapes.IsPlainName(part) && part.IndexOfAny(NotInParts) < 0;
        return isSecret ? longest : null;
    }

    private static SourceSpan FindLongest(string text, SourceSpan value)
    {
        SourceSpan longest = new(value.Start, 0);
        int start = value.Start;
        for (int i = value.Start; i <= value.End; i++)
        {
            if (i < value.End && text[i] != NetworkUrl.Unknown) continue;
            if (i - start > longest.Length) longest = SourceSpan.FromBounds(start, i);
            start = i + 1;
        }
        return longest;
    }
}
