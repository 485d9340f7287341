using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Names and the kinds of values that they promise, judged as people read names: by words, and among them by the head noun.
/// <c>smtpPassword</c> and <c>PasswordForSmtp</c> are passwords; <c>passwordPolicy</c> is a policy. A word nobody knows is taken for
/// the head, so that the rules stay silent about it.
/// </summary>
internal static class SecretNames
{
    private const int LongestName = 80;

    /// <summary>
    /// Determines whether the thing itself is a secret: <c>dbPassword</c>, <c>API_KEY</c>; not <c>passwordLabel</c>, <c>tokenEndpoint</c>.
    /// </summary>
    public static bool NamesSecret(string name) => GetKind(name) != SecretNameKind.None;

    public static SecretNameKind GetKind(string name)
    {
        if (name.Length is < 2 or > LongestName || !SecretNounTable.MayBeIn(name, 0, name.Length)) return SecretNameKind.None;
        if (!QuotedName.IsSpelledLikePath(name.TrimStart('@'))) return SecretNameKind.None;

        List<string> words = SecretWords.SplitName(name);
        int end = FindPreposition(words);
        while (end > 1 && IsTrailer(words[end - 1])) end--;
        int head = end - 1;
        if (head < 0) return SecretNameKind.None;
        if (SecretNounTable.Find(words[head]) is { } noun) return GetKindAt(words, head, noun);
        return FindFirstHead(words, end);
    }

    /// <summary>
    /// Gets the kind of the noun that stands among words nobody knows: <c>ApiKeyWeather</c>, <c>DB_PASSWORD_REPLICA</c>,
    /// <c>FERNET_KEY</c>. Returns None if a word says that the name is of something else.
    /// </summary>
    public static SecretNameKind GetPossibleKind(string name)
    {
        if (name.Length is < 2 or > LongestName || !SecretNounTable.MayBeIn(name, 0, name.Length)) return SecretNameKind.None;
        if (!QuotedName.IsSpelledLikePath(name.TrimStart('@'))) return SecretNameKind.None;

        List<string> words = SecretWords.SplitName(name);
        int head = words.FindLastIndex(static word => SecretNounTable.Find(word) is not null);
        if (head < 0 || SecretNounTable.Find(words[head]) is not { } noun) return SecretNameKind.None;
        if (IsDisclaimed(words, head, noun.Kind)) return SecretNameKind.None;
        if (words.FindIndex(head + 1, NameWords.IsOtherThing) >= 0) return SecretNameKind.None;
        bool isBareKey = noun is { Kind: SecretNameKind.Key, EndsWords: false, ComesFirst: false };
        return isBareKey && !IsOwnedBySomething(words, head) ? SecretNameKind.None : noun.Kind;
    }

    // fernetKey, but neither legacyKey, which says nothing, nor passwordKey, under which a password is kept.
    private static bool IsOwnedBySomething(List<string> words, int head)
    {
        int before = head - 1;
        while (before >= 0 && (IsTrailer(words[before]) || NameWords.Possessives.Contains(words[before]))) before--;
        return before >= 0
            && !NameWords.Entries.Contains(words[before])
            && !NameWords.IsOtherThing(words[before])
            && SecretNounTable.Find(words[before]) is null;
    }

    private static SecretNameKind GetKindAt(List<string> words, int head, SecretNoun noun)
    {
        if (IsDisclaimed(words, head, noun.Kind)) return SecretNameKind.None;
        string? before = head > 0 ? words[head - 1] : null;
        return noun.Kind switch
        {
            SecretNameKind.Key when noun.EndsWords || noun.ComesFirst => SecretNameKind.Key,
            SecretNameKind.Key => before is not null && IsKeyPurpose(before) ? SecretNameKind.Key : SecretNameKind.None,
            SecretNameKind.PerhapsPassword => IsOwned(words, head) ? SecretNameKind.Password : SecretNameKind.PerhapsPassword,
            _ => noun.Kind,
        };
    }

    // RABBITMQ_DEFAULT_PASS is a password like userPass.
    private static bool IsOwned(List<string> words, int head)
    {
        int owner = head - 1;
        while (owner > 0 && !NameWords.Owners.Contains(words[owner]) && IsTrailer(words[owner])) owner--;
        return owner >= 0 && NameWords.Owners.Contains(words[owner]);
    }

    private static bool IsKeyPurpose(string word) =>
        NameWords.KeyPurposes.Contains(word) || NameWords.Owners.Contains(word);

    private static bool IsDisclaimed(List<string> words, int head, SecretNameKind kind)
    {
        if (head == 0) return false;
        if (NameWords.Disclaimers.Contains(words[head - 1]) || words.Contains("public") || words.Contains("cancellation")) return true;
        if (words[head - 1] == "verification" && words.Contains("request")) return true; // the field against forged requests

        // A token to reset or verify something is a token.
        return kind != SecretNameKind.Token
            && (NameWords.Actions.Contains(words[0])
                || NameWords.Actions.Contains(words[head - 1])
                || NameWords.Disclaimers.Contains(words[0]));
    }

    // contrasenaSmtp, senha_do_banco: in languages whose nouns come first.
    private static SecretNameKind FindFirstHead(List<string> words, int end)
    {
        for (int i = 0; i < end - 1; i++)
        {
            if (SecretNounTable.Find(words[i]) is not { ComesFirst: true } noun) continue;
            for (int after = i + 1; after < end; after++)
            {
                if (NameWords.OtherHeads.Contains(words[after])) return SecretNameKind.None;
            }

            return GetKindAt(words, i, noun);
        }

        return SecretNameKind.None;
    }

    // "signInPassword" is a password still: only what a noun stands before is described.
    private static int FindPreposition(List<string> words)
    {
        for (int i = 1; i < words.Count - 1; i++)
        {
            if (!NameWords.Prepositions.Contains(words[i])) continue;
            int before = i - 1;
            while (before > 0 && IsTrailer(words[before])) before--;
            if (SecretNounTable.Find(words[before]) is not null) return i;
        }

        return words.Count;
    }

    private static bool IsTrailer(string word) =>
        word.Length == 1 || char.IsDigit(word[0]) || (NameWords.Trailers.Contains(word) && SecretNounTable.Find(word) is null);
}
