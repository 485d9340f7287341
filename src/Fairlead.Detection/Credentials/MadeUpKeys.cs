using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Keys to sign and encrypt with that people made up: <c>JWT_SECRET_KEY = "SecretKeyOfGloomThatNeedsQuiteManyBytes"</c>. Any text of
/// sufficient length works as one, so whatever stands there is in use, even <c>"your-256-bit-secret-key"</c>.
/// </summary>
internal static class MadeUpKeys
{
    private const int Shortest = 16; // bytes; libraries take no shorter key
    private const int Longest = 160;
    private const int WordsOfSentence = 5;

    private static readonly HashSet<string> Purposes = Words(
        "jwt jws jwe signing sign signature hmac hs256 hs384 hs512 symmetric encryption encrypt cipher");

    // Words with which people fill up what they make up, and which no name of a resource has.
    private static readonly HashSet<string> Fillers = Words(
        "random some super very my our your this long longer longest strong secure unsafe insecure quite many bytes bits characters " +
        "chars enough least minimum dont do not tell share nobody knows guess unguessable please really ultra mega top safe hard " +
        "default development production sufficient sufficiently huge big");

    private static readonly HashSet<string> Links = Words(
        "the a is of for and with in that to it be needs need should must has at by i we you");

    // A sentence about a key, such as a message, is none.
    private static readonly HashSet<string> Complaints = Words(
        "invalid missing required found failed cannot expired provide enter configure configured configuration set null empty error " +
        "exception valid specified specify ensure check change replace todo placeholder insert changeme");

    /// <summary>Determines whether the name asks for such a key and the value reads like one.</summary>
    public static bool IsMadeUp(string name, SecretNameKind kind, string value)
    {
        if (kind is not (SecretNameKind.Key or SecretNameKind.Secret) || value.Length is < Shortest or > Longest) return false;
        if (!IsText(value) || !IsForSigning(SecretWords.SplitName(name))) return false;
        return IsChainOfWords(IdentifierWords.Split(value)) || IsRunOfWords(value);
    }

    // jwtKey, Jwt:SecretKey, AUTH_TOKEN_SECRET, secretKey
    private static bool IsForSigning(List<string> name)
    {
        bool hasSecret = false, hasOther = false;
        foreach (string word in name)
        {
            if (Purposes.Contains(word)) return true;
            hasSecret |= word == "secret";
            hasOther |= word is "key" or "token" or "session" or "cookie";
        }

        return hasSecret && hasOther;
    }

    private static bool IsText(string value)
    {
        int letters = 0;
        foreach (char c in value)
        {
            if (CharSet.Letters.Contains(c)) letters++;
            else if (c > '~' || c is '{' or '<' or '$' or '%' or ':' or '/' or '\\' or '"' or '=' or '[' or '(') return false;
        }

        return letters * 3 >= value.Length * 2;
    }

    private static bool IsChainOfWords(List<string> words)
    {
        int fillers = 0, links = 0, nouns = 0;
        foreach (string word in words)
        {
            if (Complaints.Contains(word)) return false;
            if (Fillers.Contains(word)) fillers++;
            else if (Links.Contains(word)) links++;
            else if (SecretNounTable.Find(word) is not null) nouns++;
        }

        return words.Count > 2 && (fillers > 1 || (fillers == 1 && links + nouns > 0) || (links > 1 && words.Count >= WordsOfSentence));
    }

    // somerandomtokensecret
    private static bool IsRunOfWords(string value)
    {
        if (!value.All(static c => c is >= 'a' and <= 'z')) return false;
        bool begins = Array.Exists(WeakPasswords.BeginningsOfRuns, word => value.StartsWith(word, StringComparison.Ordinal));
        return (begins || value.Contains("random")) && SecretNounTable.MayBeIn(value, 0, value.Length);
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
