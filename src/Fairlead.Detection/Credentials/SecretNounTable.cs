using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.Credentials;

/// <summary>A word for a secret, as it may head a name.</summary>
/// <param name="Kind">What it promises.</param>
/// <param name="EndsWords">It can be nothing else at the end of a longer word: <c>orderspassword</c>. That is not so of
/// <c>compass</c>.</param>
/// <param name="ComesFirst">Its language puts what describes a noun after it: <c>senhaBanco</c>.</param>
internal sealed record SecretNoun(SecretNameKind Kind, bool EndsWords, bool ComesFirst);

/// <summary>The words for secrets in the languages in which programs are written.</summary>
internal static class SecretNounTable
{
    private static readonly Dictionary<string, SecretNoun> Nouns = new(StringComparer.Ordinal);

    // How nouns begin, in either case, as bits: a name with none of these beginnings, as almost all are, costs a look-up per character, in
    // a
    // table that stays in the processor's cache. Nouns of three letters or less end there; of the others the fourth letter decides.
    private static readonly uint[] Beginnings = new uint[1 << 10];
    private static readonly uint[] ShortNouns = new uint[1 << 10];
    private static readonly HashSet<int> LongBeginnings = [];

    static SecretNounTable()
    {
        AddEndingWords(SecretNameKind.Password,
            "password passwrd passwd passwort kennwort wachtwoord lösenord passord adgangskode kodeord salasana jelszó");
        AddEndingWords(SecretNameKind.Password, "requirepass пароль пароля парола パスワード 暗証番号 密码 密碼 口令 비밀번호 סיסמה");
        AddStandalone(SecretNameKind.Password, "pwd psw passw psk hasło heslo geslo lozinka şifre parool parol mima slaptažodis pepper");
        AddLeading(SecretNameKind.Password,
            "motdepasse mdp contraseña contrasenia contrasenya senha parolachiave parola matkhau katasandi");
        AddStandalone(SecretNameKind.PerhapsPassword, "pass pw 암호");
        AddLeading(SecretNameKind.PerhapsPassword, "clave");
        AddEndingWords(SecretNameKind.Passphrase, "passphrase seedphrase recoveryphrase mnemonic");
        AddEndingWords(SecretNameKind.Code, "passcode pincode accesscode securitycode unlockcode");
        AddStandalone(SecretNameKind.Code, "pin");
        AddEndingWords(SecretNameKind.Secret, "secret geheimnis");
        AddStandalone(SecretNameKind.Key, "key");
        AddEndingWords(SecretNameKind.Key, "schlüssel schluessel 密钥");
        AddLeading(SecretNameKind.Key, "claveprivada clavesecreta claveapi chavesecreta chaveprivada chaveapi cléprivée clésecrète cléapi");
        AddLeading(SecretNameKind.Key, "chiaveprivata chiavesegreta chiaveapi");
        AddEndingWords(SecretNameKind.Token, "token");
        AddStandalone(SecretNameKind.Token, "bearer sas pat jwt");
        AddEndingWords(SecretNameKind.Credentials, "credentials credential");
        AddStandalone(SecretNameKind.Credentials, "creds cred auth authorization");
    }

    /// <summary>False for almost every text that has no noun in it.</summary>
    public static bool MayBeIn(string text, int start, int end)
    {
        int last = 0; // five bits of each of the last four characters
        bool mayGoOn = false;
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            if (c > 127) return true;
            last = ((last << 5) | (c & 31)) & 0xFFFFF;
            if (mayGoOn && LongBeginnings.Contains(last)) return true;
            int three = last & 0x7FFF;
            mayGoOn = Has(Beginnings, three);
            if (mayGoOn && Has(ShortNouns, three)) return true;
        }

        return Has(ShortNouns, (last << 5) & 0x7FFF);
    }

    /// <summary>Finds the noun that a word is, in singular or plural.</summary>
    public static SecretNoun? Find(string word)
    {
        if (Nouns.TryGetValue(word, out SecretNoun noun)) return noun;
        bool isPlural = word.Length > 3 && word[word.Length - 1] == 's';
        return isPlural && Nouns.TryGetValue(word.Substring(0, word.Length - 1), out noun) ? noun : null;
    }

    private static void AddEndingWords(SecretNameKind kind, string words) =>
        Add(words, new SecretNoun(kind, EndsWords: true, ComesFirst: false));

    private static void AddStandalone(SecretNameKind kind, string words) =>
        Add(words, new SecretNoun(kind, EndsWords: false, ComesFirst: false));

    private static void AddLeading(SecretNameKind kind, string words) =>
        Add(words, new SecretNoun(kind, EndsWords: false, ComesFirst: true));

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
        foreach (char c in noun.Substring(0, Math.Min(3, noun.Length))) beginning = (beginning << 5) | (c & 31);
        if (noun.Length == 2)
        {
            for (int third = 0; third < 32; third++) AddShort((beginning << 5) | third);
        }
        else if (noun.Length == 3)
        {
            AddShort(beginning);
        }
        else
        {
            Set(Beginnings, beginning);
            LongBeginnings.Add((beginning << 5) | (noun[3] & 31));
        }
    }

    private static void AddShort(int noun)
    {
        Set(Beginnings, noun);
        Set(ShortNouns, noun);
    }

    private static bool Has(uint[] bits, int index) => (bits[index >> 5] & (1u << (index & 31))) != 0;

    private static void Set(uint[] bits, int index) => bits[index >> 5] |= 1u << (index & 31);
}
