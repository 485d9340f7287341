using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>Secrets among the options of a command line: by an option's name, or by its letter where the program is known.</summary>
internal static class CommandOptions
{
    private const int LongestCommand = 200;

    private static readonly char[] Ends = [' ', '\t', '\r', '\n', '"', '\'', '`', '|', ';', ')', '>'];

    // Program, option, whether the value may be written right behind it, whether it is user:password.
    private static readonly (string Program, string Option, bool IsAttached, bool IsUserAndPassword)[] Known =
    [
        ("mysql", "p", true, false), ("mysqldump", "p", true, false), ("mysqladmin", "p", true, false), ("mariadb", "p", true, false),
        ("sshpass", "p", true, false), ("docker login", "p", false, false), ("podman login", "p", false, false),
        ("helm registry login", "p", false, false), ("oc login", "p", false, false), ("az login", "p", false, false),
        ("curl", "u", true, true), ("redis-cli", "a", false, false), ("mongo", "p", false, false), ("mongosh", "p", false, false),
        ("mongodump", "p", false, false), ("mongorestore", "p", false, false), ("mongoimport", "p", false, false),
        ("sqlcmd", "P", true, false), ("bcp", "P", true, false), ("osql", "P", true, false), ("sqlplus", "P", false, false),
        ("7z", "p", true, false), ("unzip", "P", false, false), ("zip", "P", false, false), ("psexec", "p", false, false),
        ("ldapsearch", "w", false, false), ("ldapadd", "w", false, false), ("ldapmodify", "w", false, false),
        ("mosquitto_pub", "P", false, false), ("mosquitto_sub", "P", false, false), ("cf login", "p", false, false),
        ("rclone", "p", false, false), ("net use", "p", false, false), ("nuget add source", "p", false, false),
        ("nuget update source", "p", false, false), ("influx", "password", false, false),
    ];

    /// <summary>Finds the secret of the option that begins with the dash at <paramref name="dash"/>.</summary>
    public static CredentialMatch? Find(string text, int dash)
    {
        int start = dash + 1;
        if (start < text.Length && text[start] == '-') start++;
        int end = start;
        while (end < text.Length && end - start < PairNames.Longest && PairNames.IsNameCharacter(text[end])) end++;
        if (end == start) return null;

        if (start == dash + 1 && FindKnown(text, dash, start) is { } known) return known;
        if (end - start < 2 || end >= text.Length || text[end] != ' ' || !SecretNounTable.MayBeIn(text, start, end)) return null;

        SourceSpan value = GetValueAt(text, end);
        string word = text.Substring(value.Start, value.Length);
        bool isNameOfSecret = word.StartsWith("id=", StringComparison.Ordinal); // docker build --secret id=orders
        if (value.Length == 0 || word[0] is '-' or '/' || isNameOfSecret) return null;
        bool isWordOfSentence = ValueShapes.IsPlainName(word) && !WeakPasswords.Contains(word);
        return isWordOfSentence ? null : EmbeddedPairs.Judge(text, SourceSpan.FromBounds(start, end), value);
    }

    private static CredentialMatch? FindKnown(string text, int dash, int start)
    {
        if (text[start] is not ('p' or 'P' or 'u' or 'a' or 'w')) return null;
        if (start + 1 < text.Length && text[start + 1] == ':') return null; // -p:Name=value sets a property of a build
        int from = Math.Max(0, dash - LongestCommand);
        from = Math.Max(from, text.LastIndexOf('\n', dash, dash - from + 1) + 1);
        foreach ((string program, string option, bool isAttached, bool isUserAndPassword) in Known)
        {
            if (option.Length != 1 || text[start] != option[0] || !IsCommand(text, from, dash, program)) continue;
            int end = start + 1;
            bool hasBlank = end < text.Length && text[end] == ' ';
            if (!hasBlank && !isAttached) continue;
            if (hasBlank && program.StartsWith("mysql", StringComparison.Ordinal)) continue; // asks for the password

            SourceSpan value = GetValueAt(text, end);
            if (isUserAndPassword)
            {
                int colon = value.Length > 0 ? text.IndexOf(':', value.Start, value.Length) : -1;
                if (colon < 0) continue;
                value = SourceSpan.FromBounds(colon + 1, value.End);
            }

            string word = text.Substring(value.Start, value.Length);
            if (word.Length > 1 && word[0] != '-' && SecretValues.IsSecretOfKind(SecretNameKind.Password, word))
                return EmbeddedPairs.CreateMatch(SecretNameKind.Password, $"{program} -{option}", value);
        }

        return null;
    }

    private static SourceSpan GetValueAt(string text, int start)
    {
        while (start < text.Length && text[start] == ' ') start++;
        if (start >= text.Length) return new SourceSpan(text.Length, 0);
        if (text[start] is '"' or '\'')
        {
            int close = text.IndexOf(text[start], start + 1);
            if (close > 0) return SourceSpan.FromBounds(start + 1, close);
        }

        int end = text.IndexOfAny(Ends, start);
        return SourceSpan.FromBounds(start, end < 0 ? text.Length : end);
    }

    private static bool IsCommand(string text, int from, int dash, string program)
    {
        int at = text.IndexOf(program, from, dash - from, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return false;
        int end = at + program.Length;
        bool begins = at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '_'); // Invoke-Sqlcmd is another program
        return begins && (text[end] == ' ' || string.Compare(text, end, ".exe ", 0, 5, StringComparison.OrdinalIgnoreCase) == 0);
    }
}
