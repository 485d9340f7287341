namespace Fairlead.Core.Text;

/// <summary>
/// A name from a user's code or files, as messages and titles may show it. A text that stands where a name is expected and does not look
/// like one may be a secret that was put there, such as a connection string as an id: it is neither taken for a name nor repeated.
/// </summary>
internal static class QuotedName
{
    /// <summary>What stands for a name that is not repeated.</summary>
    public const string Hidden = "…";

    private const int Longest = 100; // variables of containers are that long
    private const int LongestPath = 250;
    private const int MostWords = 5;

    private static readonly char[] Separators = ['.', ':', '/', '\\', ',', '[', ']', '(', ')', '{', '}', '*', '%', '+', '#', '!'];

    public static string Quote(string name) => LooksLikeName(name) ? $"'{name}'" : "This name";

    /// <summary>The same within a sentence.</summary>
    public static string QuoteInProse(string name) => LooksLikeName(name) ? $"'{name}'" : "this name";

    /// <summary>Quotes a keyword of a connection string within a sentence. Keywords have several words: <c>Initial Catalog</c>.</summary>
    public static string QuoteKeyword(string keyword) =>
        keyword.Split(' ') is { Length: <= MostWords } words && words.All(LooksLikeName) ? $"'{keyword}'" : "this keyword";

    /// <summary>Shows what a message shows of a name with several words: those that look like names.</summary>
    public static string ShowWords(string name) => name.IndexOf(' ') < 0 ? Show(name) : string.Join(" ", name.Split(' ').Select(Show));

    /// <summary>Shows what a message shows of people and teams: their names or addresses.</summary>
    public static string ShowOwners(IEnumerable<string> owners) =>
        string.Join(", ",
            owners.Select(static owner => owner.Contains("://") ? Hidden : string.Join("@", owner.Split('@').Select(ShowWords))));

    /// <summary>
    /// Shows what a message shows of names that lead to each other, and of hosts: the parts that look like names, and of a URI nothing.
    /// </summary>
    public static string Show(string path)
    {
        if (path.Length > LongestPath || path.Contains("://")) return Hidden;
        int start = 0;
        string shown = "";
        while (true)
        {
            int end = path.IndexOfAny(Separators, start);
            string part = end < 0 ? path.Substring(start) : path.Substring(start, end - start);
            shown += part.Length == 0 || LooksLikeName(part) ? part : Hidden;
            if (end < 0) return shown.Length == 0 ? Hidden : shown;
            shown += path[end];
            start = end + 1;
        }
    }

    /// <summary>
    /// Short, of letters, digits and the signs that join words, and made of words: no sentence, no pair, no address, no token.
    /// </summary>
    public static bool LooksLikeName(string name) => IsSpelledLikeName(name) && !RandomName.IsRandom(name);

    /// <summary>
    /// Determines whether what a value is called may be judged by: the same but for chance, for abbreviations that look like it must not
    /// hide that a value is a password.
    /// </summary>
    public static bool IsSpelledLikePath(string path) => path.Length is > 0 and <= LongestPath && !path.Contains("://")
        && path.Split(Separators).All(static part => part.Length == 0 || IsSpelledLikeName(part));

    private static bool IsSpelledLikeName(string name)
    {
        if (name.Length is 0 or > Longest) return false;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or '$')) return false;
        }
        return true;
    }

    /// <summary>The same for names that lead to each other: <c>ConnectionStrings:Orders</c>, <c>team/orders_db</c>.</summary>
    public static bool LooksLikePath(string path) => path.Length > 0 && Show(path) == path;
}
