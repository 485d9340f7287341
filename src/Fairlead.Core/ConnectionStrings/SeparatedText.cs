namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// Splits connection strings of clients that know no quotes: <c>cache:6380,ssl=true</c>, <c>AccountName=x;AccountKey=y==</c>.
/// The first '=' of a part ends its keyword.
/// </summary>
internal static class SeparatedText
{
    /// <summary>Reads the parts. One without '=' has an empty keyword, one that begins with it a keyword that nothing knows.</summary>
    public static List<KeywordPair> Read(string text, char separator)
    {
        var pairs = new List<KeywordPair>();
        foreach (string part in text.Split(separator))
        {
            string trimmed = part.Trim();
            if (trimmed.Length == 0) continue;
            int equals = trimmed.IndexOf('=');
            pairs.Add(equals < 0
                ? new("", trimmed, IsQuoted: false)
                : new(equals == 0 ? "=" : trimmed.Substring(0, equals).Trim(), trimmed.Substring(equals + 1).Trim(), IsQuoted: false));
        }
        return pairs;
    }
}
