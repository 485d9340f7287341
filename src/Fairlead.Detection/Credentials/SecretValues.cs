using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Constants that can be somebody's secret, by where they stand. Weak is not fake: a value that can be guessed is a secret still. What
/// is asked is only whether the value might be something else: a name, an address, a sentence, a hole.
/// </summary>
internal static class SecretValues
{
    private const int ShortestPassword = 3;
    private const int ShortestVouching = 16;
    private const int ShortestStrong = 8;

    /// <summary>
    /// At a place that takes a secret and nothing else, such as an API's password parameter or <c>Password=</c> in a connection string: all
    /// but placeholders. A weak, short or guessable value is a secret here.
    /// </summary>
    public static bool IsSecret(string value) => !UnfilledValues.IsUnfilled(value) && !KnownNonSecrets.Contains(value, 0, value.Length);

    /// <summary>False for sentences, labels and SQL, which most texts with blanks are: no name makes a secret of these.</summary>
    public static bool MayBeSecretOfName(string value)
    {
        bool hasBlank = false, hasOther = false;
        foreach (char c in value.Trim())
        {
            if (c == ' ') hasBlank = true;
            else if (c is (< 'a' or > 'z') and not '-') hasOther = true;
        }
        return !hasBlank || !hasOther
            || value.IndexOf("secret", StringComparison.OrdinalIgnoreCase) >= 0
            || value.IndexOf("key", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>At a place of which only its name tells that it takes a secret: the value has to look like one, too.</summary>
    public static bool IsSecretNamed(string name, string value)
    {
        SecretNameKind kind = GetKind(name, value);
        return kind != SecretNameKind.None
            && (IsSecretOfKind(kind, value) || MadeUpKeys.IsMadeUp(name, kind, value.Trim()))
            && !IsSame(name, value)
            && !IsFingerprint(name, value)
            && (!NamesCollection(kind, name) || RandomValues.IsRandom(value));
    }

    /// <summary>Secrets in the plural are kept somewhere, and that has a name: <c>KubernetesSecrets = "orders-v2"</c>.</summary>
    private static bool NamesCollection(SecretNameKind kind, string name) =>
        kind == SecretNameKind.Secret && name.EndsWith("secrets", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Gets the kind that the name promises. Beside a noun of secrets, a word that nobody knows may be anything, such as the service that
    /// takes the key; then the value has to vouch for the name.
    /// </summary>
    public static SecretNameKind GetKind(string name, string value)
    {
        SecretNameKind kind = SecretNames.GetKind(name);
        if (kind != SecretNameKind.None) return kind;
        value = value.Trim();
        bool isReal = value.Length >= ShortestVouching && RandomValues.IsRandom(value) && !Guid.TryParseExact(value, "D", out _);
        if (!isReal && (value.Length < ShortestStrong || !ValueShapes.IsMixed(value))) return SecretNameKind.None;
        kind = SecretNames.GetPossibleKind(name);
        return isReal || (kind == SecretNameKind.Password && IsSecretOfKind(kind, value)) ? kind : SecretNameKind.None;
    }

    /// <summary>The public key that a download is checked with, which images write as <c>GPG_KEY</c>.</summary>
    private static bool IsFingerprint(string name, string value)
    {
        const int Length = 40;
        return value.Length == Length
            && name.IndexOf("pg", StringComparison.OrdinalIgnoreCase) is var at and > 0
            && name[at - 1] is 'g' or 'G' or 'p' or 'P'
            && value.All(static c => c is (>= '0' and <= '9') or (>= 'A' and <= 'F'));
    }

    /// <summary>The same for a name that was judged already.</summary>
    public static bool IsSecretOfKind(SecretNameKind kind, string value)
    {
        value = value.Trim();
        if (value.Length < ShortestPassword || UnfilledValues.IsUnfilledByName(value) || KnownNonSecrets.Contains(value, 0, value.Length))
            return false;
        if (ValueShapes.HasWhiteSpace(value)) return IsSecretOfWords(kind, value);
        if (TechnicalWords.IsTechnical(value)) return false;
        if (RandomValues.IsRandom(value)) return kind != SecretNameKind.Code || IsCode(value);
        if (ValueShapes.IsAddress(value)) return IsUserAndPassword(kind, value);
        if (ValueShapes.IsSelector(value) || ValueShapes.IsPattern(value) || ValueShapes.IsNumberWithSeparators(value)) return false;
        return kind switch
        {
            SecretNameKind.Password or SecretNameKind.Passphrase => IsPassword(value),
            SecretNameKind.PerhapsPassword =>
                WeakPasswords.Contains(value) || (IsPassword(value) && !ValueShapes.IsPlainName(value) && value.IndexOf('=') < 0),
            SecretNameKind.Code => IsCode(value),
            SecretNameKind.Secret => IsLongBoast(value) || (IsPassword(value) && !IsNameWithNumber(value)),
            SecretNameKind.Key => IsLongBoast(value),
            SecretNameKind.Credentials => IsUserAndPassword(kind, value),
            _ => false,
        };
    }

    private static bool IsPassword(string value)
    {
        if (ValueShapes.IsDigits(value)) return value.Length >= 4;
        if (IsCapitalNoun(value)) return false;
        if (IsBoast(value) || WeakPasswords.Contains(value)) return true;
        if (!ValueShapes.IsPlainName(value)) return !IsNameInPunctuation(value);

        // Letters alone: a lower-case word may be anybody's password; any other spelling is how programs spell names.
        return ValueShapes.IsLowerWord(value) && !SecretNames.NamesSecret(value);
    }

    // PASSWORD=SECRET, in a template
    private static bool IsCapitalNoun(string value) =>
        value == value.ToUpperInvariant() && SecretNounTable.Find(value.ToLowerInvariant()) is not null;

    // "my_super_secret", "testpassword": nobody names a thing like this.
    private static bool IsBoast(string value)
    {
        List<string> words = SecretWords.SplitName(value);
        bool boasts = false, hasNoun = false;
        foreach (string word in words)
        {
            if (WeakPasswords.Boasts.Contains(word)) boasts = true;
            else if (SecretNounTable.Find(word) is not null) hasNoun = true;
        }

        if (boasts && hasNoun) return true;
        return words.Count <= 3 && StartsWithBoast(value);
    }

    private static bool StartsWithBoast(string value)
    {
        foreach (string boast in WeakPasswords.CompoundBoasts)
        {
            if (value.StartsWith(boast, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsLongBoast(string value) => value.Length >= 8 && IsBoast(value);

    // Pieces of code and labels around a name: "Password:", "&password=", "[Password]", "pwd*".
    private static bool IsNameInPunctuation(string value)
    {
        string inner =
            value.Trim('[', ']', '(', ')', '=', ':', '-', '/', '.', '&', '?', '*', '\'', '"', '_', ',', ';', '|', '`', '<', '>', '#', '@');
        if (inner.Length == 0) return true;
        if (inner.Length == value.Length && !ValueShapes.HasDigit(value)) return !HasSymbol(value) && SecretNames.NamesSecret(value);
        return ValueShapes.IsPlainName(inner) ? inner.Length < value.Length : IsSeparatedNameWithNumber(inner);
    }

    private static bool HasSymbol(string value) => value.IndexOfAny(['!', '@', '#', '$', '%', '^', '&', '*', '+', '~', '?']) >= 0;

    // db_password2
    private static bool IsSeparatedNameWithNumber(string value) =>
        value.IndexOfAny(['_', '-', '.', ':']) > 0 && !HasSymbol(value) && SecretNames.NamesSecret(value);

    // api_key_2, clientSecret1
    private static bool IsNameWithNumber(string value) => !HasSymbol(value) && SecretNames.NamesSecret(value);

    private static bool IsCode(string value) =>
        ValueShapes.IsDigits(value) ? value.Length <= 12 : ValueShapes.HasDigit(value) && IsPassword(value) && !IsNameWithNumber(value);

    private static bool IsUserAndPassword(SecretNameKind kind, string value)
    {
        if (kind != SecretNameKind.Credentials) return false;
        int colon = value.IndexOf(':');
        return colon > 1 && colon == value.LastIndexOf(':') && colon < value.Length - ShortestPassword
            && value.IndexOfAny(['/', '\\', '.']) < 0
            && IsPassword(value.Substring(colon + 1))
            && !TechnicalWords.IsTechnical(value.Substring(colon + 1));
    }

    // With spaces: sentences, labels, SQL. Four groups of four letters are an app password; many small words a passphrase.
    private static bool IsSecretOfWords(SecretNameKind kind, string value)
    {
        if (kind == SecretNameKind.Password && IsAppPassword(value)) return true;
        if (kind == SecretNameKind.Passphrase && IsPhrase(value)) return true;
        return kind is SecretNameKind.Key or SecretNameKind.Secret or SecretNameKind.Passphrase && IsBoastingSentence(value);
    }

    private static bool IsAppPassword(string value)
    {
        if (value.Length != 19) return false;
        for (int i = 0; i < value.Length; i++)
        {
            if (i % 5 == 4 ? value[i] != ' ' : value[i] is < 'a' or > 'z') return false;
        }

        return true;
    }

    private static bool IsPhrase(string value)
    {
        List<string> words = IdentifierWords.Split(value);
        if (words.Count < 4) return false;
        foreach (char c in value)
        {
            if (c is (< 'a' or > 'z') and not ' ' and not '-') return false;
        }

        foreach (string word in words)
        {
            if (word is "the" or "is" or "your" or "must" or "please" or "enter" or "for" or "to" or "a"
                || SecretNounTable.Find(word) is not null)
                return false;
        }

        return true;
    }

    // "this is my custom Secret key for authentication", the signing key of a thousand samples.
    private static bool IsBoastingSentence(string value) =>
        value.Length <= 120 && value.IndexOf('{') < 0 && value.IndexOf("secret", StringComparison.OrdinalIgnoreCase) >= 0
        && (value.IndexOf("my ", StringComparison.OrdinalIgnoreCase) >= 0 || value.IndexOf("super", StringComparison.OrdinalIgnoreCase) >= 0
            || value.IndexOf("very ", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>
    /// Its own name, however both are spelled: <c>clientSecret = "client_secret"</c>, <c>PasswordParameter = "password"</c>.
    /// </summary>
    private static bool IsSame(string name, string value)
    {
        if (value.EndsWith("!", StringComparison.Ordinal)) return false;
        string letters = GetLetters(value);
        return letters.Length > 2 && GetLetters(name).EndsWith(letters, StringComparison.Ordinal);
    }

    private static string GetLetters(string text)
    {
        var letters = new List<char>(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c)) letters.Add(char.ToLowerInvariant(c));
        }

        return new string([.. letters]);
    }
}
