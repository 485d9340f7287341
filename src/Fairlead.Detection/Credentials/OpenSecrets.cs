using Fairlead.Core.ConnectionStrings;
using Fairlead.Detection.Credentials.Headers;
using Fairlead.Detection.Credentials.Uris;
using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Places for a secret in a text that is not known as a whole. Only such a text is worth the search for what its unknown parts are.
/// Asked of every interpolated string and sum of a program: it allocates nothing and mostly looks at one character.
/// </summary>
internal static class OpenSecrets
{
    private const int LongestBeginning = 60;
    private const string Delimiter = "://";

    private static readonly string[] Schemes = ["bearer", "basic", "token", "apikey", "api-key", "ssws", "geniekey", "splunk"];

    /// <summary>Determines whether an unknown part stands where a secret would stand.</summary>
    public static bool MayBeIn(string text)
    {
        for (int i = text.IndexOf(NetworkUrl.Unknown); i >= 0; i = text.IndexOf(NetworkUrl.Unknown, i + 1))
        {
            if (MayStandAt(text, i) || (i > 2 && SecretScanner.MayEndIn(text, i))) return true;
        }
        return false;
    }

    /// <summary>Determines whether what is appended to a text would stand where a secret stands: <c>"Server=db;Password="</c>.</summary>
    public static bool MayFollow(string text) => text.Length > 2 && MayStandAt(text, text.Length);

    private static bool MayStandAt(string text, int i)
    {
        int start = SkipBeginning(text, i);
        if (start == 0) return IsUserInformation(text, i, start);
        return text[start - 1] switch
        {
            '=' => IsValue(text, start - 1),
            ':' => HeaderNames.FindKindBefore(text, start - 1, out _) != HeaderKind.None || IsUserInformation(text, i, start),
            '/' => IsUserInformation(text, i, start),
            ' ' => IsAfterBlank(text, start),
            _ => false,
        };
    }

    /// <summary>What is written of the secret before the unknown part, and quotes around it.</summary>
    private static int SkipBeginning(string text, int i)
    {
        int stop = Math.Max(0, i - LongestBeginning);
        while (i > stop && text[i - 1] is not ('=' or ':' or '/' or ' ' or ';' or ',' or '&' or '?' or '@' or '\n' or '>')) i--;
        return i;
    }

    private static bool IsValue(string text, int equals)
    {
        if (ConnectionStringKeywords.MayEndSecret(text, equals, 0)) return true;
        int name = equals;
        while (name > 0 && equals - name < LongestBeginning && PairNames.IsNameCharacter(text[name - 1])) name--;
        return name > 0 && text[name - 1] is '?' or '&' or '#' or ';' && UriSecretNames.Describe(text, name, equals) is not null;
    }

    /// <summary>Before an at sign, in a URI or in what may become one.</summary>
    private static bool IsUserInformation(string text, int i, int start)
    {
        int at = i < text.Length ? text.IndexOf('@', i) : -1;
        int delimiter = text.LastIndexOf(Delimiter, Math.Max(0, start - 1), StringComparison.Ordinal);
        // "amqp://" + login; what stands there for a website is a host.
        if (at < 0 && i < text.Length) return delimiter > 0 && start == delimiter + Delimiter.Length && !IsWebsite(text, delimiter);
        if (delimiter >= 0) return text.IndexOf('/', delimiter + Delimiter.Length, i - delimiter - Delimiter.Length) < 0;
        return start > 1 && at == i + 1 && text[start - 1] == ':' && text.IndexOf(' ') < 0;
    }

    private static bool IsWebsite(string text, int delimiter) =>
        text[delimiter - 1] is 's' or 'S' or 'p' or 'P' or 'e' or 'E' or NetworkUrl.Unknown
        && (EndsWith(text, delimiter, "http") || EndsWith(text, delimiter, "https") || EndsWith(text, delimiter, "file")
            || text[delimiter - 1] == NetworkUrl.Unknown);

    private static bool EndsWith(string text, int end, string word) =>
        end >= word.Length && string.Compare(text, end - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsAfterBlank(string text, int start)
    {
        int end = start - 1;
        while (end > 0 && text[end - 1] == ' ') end--;
        if (end == 0) return false;
        if (text[end - 1] == '=') return IsValue(text, end - 1);
        if (text[end - 1] == ':') return HeaderNames.FindKindBefore(text, end - 1, out _) != HeaderKind.None;
        foreach (string scheme in Schemes)
        {
            int word = end - scheme.Length;
            if (word >= 0 && (word == 0 || text[word - 1] is ' ' or ':')
                && string.Compare(text, word, scheme, 0, scheme.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }
        return false;
    }
}
