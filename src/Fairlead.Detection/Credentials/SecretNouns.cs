using Fairlead.Detection.Naming;

namespace Fairlead.Detection.Credentials;

/// <summary>A word for a secret, as it may head a name.</summary>
/// <param name="Kind">What it promises.</param>
/// <param name="EndsWords">It can be nothing else at the end of a longer word: <c>orderspassword</c>. That is not so of <c>compass</c>.</param>
/// <param name="ComesFirst">Its language puts what describes a noun after it: <c>senhaBanco</c>.</param>
internal readonly record struct SecretNoun(SecretNameKind Kind, bool EndsWords, bool ComesFirst);

/// <summary>The words for secrets in the languages in which programs are written.</summary>
internal static class SecretNouns
{
    private static readonly Dictionary<string, SecretNoun> Nouns = new(StringComparer.Ordinal);

    // How nouns begin, in either case, as bits: a name with none of these beginnings, as almost all are, costs two look-ups per character.
    private static readonly uint[] ShortBeginnings = new uint[1 << 10];
    private static readonly uint[] Beginnings = new uint[1 << 15];

    static SecretNouns()
    {
        EndingWords(SecretNameKind.Password, "password passwrd passwd passwort kennwort wachtwoord lösenord passord adgangskode kodeord salasana jelszó");
        EndingWords(SecretNameKind.Password, "requirepass пароль пароля парола パスワード 暗証番号 密码 密碼 口令 비밀번호 סיסמה");
        Standing(SecretNameKind.Password, "pwd psw passw psk hasło heslo geslo lozinka şifre parool parol mima slaptažodis pepper");
        ComingFirst(SecretNameKind.Password, "motdepasse mdp contraseña contrasenia contrasenya senha parolachiave parola matkhau katasandi");
        Standing(SecretNameKind.PerhapsPassword, "pass pw 암호");
        ComingFirst(SecretNameKind.PerhapsPassword, "clave");
        EndingWords(SecretNameKind.Passphrase, "passphrase seedphrase recoveryphrase mnemonic");
        EndingWords(SecretNameKind.Code, "passcode pincode accesscode securitycode unlockcode");
        Standing(SecretNameKind.Code, "pin");
        EndingWords(SecretNameKind.Secret, "secret geheimnis");
        Standing(SecretNameKind.Key, "key");
        EndingWords(SecretNameKind.Key, "schlüssel schluessel 密钥");
        ComingFirst(SecretNameKind.Key, "claveprivada clavesecreta claveapi chavesecreta chaveprivada chaveapi cléprivée clésecrète cléapi");
        ComingFirst(SecretNameKind.Key, "chiaveprivata chiavesegreta chiaveapi");
        EndingWords(SecretNameKind.Token, "token");
        Standing(SecretNameKind.Token, "bearer sas pat jwt");
        EndingWords(SecretNameKind.Credentials, "credentials credential");
        Standing(SecretNameKind.Credentials, "creds cred auth authorization");
    }

    /// <summary>False for almost every text that has no noun in it.</summary>
    public static bool MayBeIn(string text, int start, int end)
    {
        int last = 0; // five bits of each of the last four characters
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (c > 127) return true;
            last = ((last << 5) | (c & 31)) & 0xFFFFF;
            if (Has(Beginnings, last) || Has(ShortBeginnings, last & 0x7FFF)) return true;
        }

        return Has(ShortBeginnings, (last << 5) & 0x7FFF);
    }

    /// <summary>The noun that a word is, in singular or plural.</summary>
    public static SecretNoun? Find(string word)
    {
        if (Nouns.TryGetValue(word, out SecretNoun noun)) return noun;
        bool isPlural = word.Length > 3 && word[word.Length - 1] == 's';
        return isPlural && Nouns.TryGetValue(word.Substring(0, word.Length - 1), out noun) ? noun : null;
    }

    private static void EndingWords(SecretNameKind kind, string words) => Add(words, new SecretNoun(kind, EndsWords: true, ComesFirst: false));

    private static void Standing(SecretNameKind kind, string words) => Add(words, new SecretNoun(kind, EndsWords: false, ComesFirst: false));

    private static void ComingFirst(SecretNameKind kind, string words) => Add(words, new SecretNoun(kind, EndsWords: false, ComesFirst: true));

    private static void Add(string words, SecretNoun noun)
    {
        foreach (string word in words.Split(' '))
        {
            string folded = IdentifierWords.Fold(word);
            Nouns[folded] = noun;
            if (folded[0] <= 127) AddBeginning(folded);
        }
    }

    private static void AddBeginning(string noun)
    {
        int beginning = 0;
        foreach (char c in noun.Substring(0, Math.Min(4, noun.Length))) beginning = (beginning << 5) | (c & 31);
        if (noun.Length > 3) Set(Beginnings, beginning);
        else if (noun.Length == 3) Set(ShortBeginnings, beginning);
        else for (int third = 0; third < 32; third++) Set(ShortBeginnings, (beginning << 5) | third);
    }

    private static bool Has(uint[] bits, int index) => (bits[index >> 5] & (1u << (index & 31))) != 0;

    private static void Set(uint[] bits, int index) => bits[index >> 5] |= 1u << (index & 31);
}
