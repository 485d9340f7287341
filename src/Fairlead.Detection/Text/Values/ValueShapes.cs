using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.Text.Values;

/// <summary>Facts that the characters of a value show by themselves.</summary>
internal static class ValueShapes
{
    private const int ShortestReal = 16;

    private static readonly char[] NotInTokens =
        [' ', '\t', '\n', '\r', '"', '\'', '`', '(', ')', '<', '>', '{', '}', '[', ']', ',', ';', '\\', '|', '?', '^'];

    /// <summary>
    /// Determines whether a machine made it, or a cat on a keyboard: people's words are longer than the runs of letters and digits that
    /// chance puts together, and have more vowels.
    /// </summary>
    public static bool IsRandom(string value)
    {
        if (value.Length is < 8 or > 4096 || value.IndexOfAny(NotInTokens) >= 0 || SecretPlaceholders.IsPlaceholder(value, 0, value.Length))
            return false;
        if (value[0] == '/' && value.Length < 40) return false;
        if (value.IndexOf("://", StringComparison.Ordinal) >= 0 || HasShortParts(value, '.') || IsHexadecimalNumber(value)) return false;

        (int letters, int digits, int vowels, int runs) = Count(value);
        int length = letters + digits;
        if (length * 2 < value.Length || letters < 2) return false;
        bool hasFewVowels = vowels * 5 < letters;
        if (digits == 0) return length >= 16 && (runs * 2 >= length || hasFewVowels) && IsOneWord(value);
        if (digits == 1 && length < 20) return length >= 10 && runs * 3 >= length;
        return length >= 16 ? runs * 3 >= length || (hasFewVowels && length >= 12 && runs * 6 >= length) : runs * 5 >= length * 2;
    }

    /// <summary>
    /// Determines whether nobody made it up: it is random and as long as the secrets that services hand out. Identifiers and encoded words
    /// are not.
    /// </summary>
    public static bool LooksReal(string value)
    {
        if (value.Length < ShortestReal || !IsRandom(value) || Guid.TryParse(value, out _)) return false;
        if (Array.TrueForAll(
            value.Split('-', '_', '.', '/', '+', '='), static part => IsPlainName(part) || IsDigits(part) || part.Length == 0))
            return false;
        return !IsEncodedText(value);
    }

    /// <summary>Base64 of what people can read, such as a user and a password.</summary>
    public static bool IsEncodedText(string value) =>
        Base64.Decode(value, 0, value.Length) is { } bytes && Array.TrueForAll(bytes, static code => code is >= (byte)' ' and <= (byte)'~');

    /// <summary>/a/b, C:\a, a://b, a.b.c, a/b: how resources of all kinds are addressed and named.</summary>
    public static bool IsAddress(string value)
    {
        char first = value[0];
        if (value.IndexOf("://", StringComparison.Ordinal) > 0 || value.StartsWith("urn:", StringComparison.Ordinal)) return true;
        if (first is '/' or '~' && value.Length > 1 && (char.IsLetter(value[1]) || value[1] is '/' or '.')) return true;
        if (first == '.' && value.Length > 2 && (value[1] == '/' || value.StartsWith("../", StringComparison.Ordinal))) return true;
        if (first == '\\' || (value.Length > 2 && value[1] == ':' && value[2] is '\\' or '/')) return true;
        return IsSplitBy(value, '/')
            || IsSplitBy(value, '\\')
            || IsSplitBy(value, ':')
            || IsEmail(value)
            || IsFile(value)
            || IsSplitBy(value, '.');
    }

    /// <summary>
    /// #password, .login-form, input[name=password], //input, --password: how code points at parts of pages and at options.
    /// </summary>
    public static bool IsSelector(string value)
    {
        if (value[0] is '#' or '.' or '-') return IsPlainName(value.TrimStart('#', '.', '-'));
        int bracket = value.IndexOf('[');
        return bracket >= 0 && value.IndexOf(']', bracket) > bracket && (bracket == 0 || IsPlainName(value.Substring(0, bracket)));
    }

    /// <summary>Regular expressions, formats, markup: texts that describe others.</summary>
    public static bool IsPattern(string value) =>
        (value[0] == '^' && value[value.Length - 1] == '$')
            || value.Contains("(?")
            || value.Contains("\\d")
            || value.Contains("\\w")
            || value.Contains("\\s")
        || value.Contains(".*")
        || value.Contains(".+")
        || value.Contains("[a-z")
        || value.Contains("[A-Z")
        || value.Contains("</")
        || value.Contains("/>")
        || value.Contains("=>") || value.Contains("()");

    /// <summary>1.0.0, 10.0.0.1, 00:30:00, 2024-01-31, 1,234.</summary>
    public static bool IsNumberWithSeparators(string value)
    {
        bool hasSeparator = false;
        foreach (char c in value)
        {
            if (c is '.' or ':' or '-' or ',' or '/' or '+') hasSeparator = true;
            else if (c is < '0' or > '9') return false;
        }

        return hasSeparator;
    }

    /// <summary>
    /// Letters in words as programs spell names: <c>user_name</c>, <c>UserName</c>, <c>user-name</c>, <c>user</c>; no digits, no symbols.
    /// </summary>
    public static bool IsPlainName(string value)
    {
        foreach (char c in value)
        {
            if (!char.IsLetter(c) && c is not ('_' or '-')) return false;
        }

        return value.Length > 0;
    }

    public static bool HasDigit(string value)
    {
        foreach (char c in value)
        {
            if (c is >= '0' and <= '9') return true;
        }

        return false;
    }

    public static bool IsDigits(string value)
    {
        foreach (char c in value)
        {
            if (c is < '0' or > '9') return false;
        }

        return value.Length > 0;
    }

    public static bool HasWhiteSpace(string value)
    {
        foreach (char c in value)
        {
            if (char.IsWhiteSpace(c)) return true;
        }

        return false;
    }

    public static bool IsLowerWord(string value)
    {
        foreach (char c in value)
        {
            if (c is < 'a' or > 'z') return false;
        }

        return true;
    }

    /// <summary>Separated parts that are all words: <c>orders/password</c> and <c>Auth:Password</c>, not <c>aB3/x+9=</c>.</summary>
    private static bool IsSplitBy(string value, char separator)
    {
        if (value.IndexOf(separator) < 0) return false;
        foreach (string part in value.Split(separator))
        {
            if (part.Length > 0 && !IsPlainName(part) && !char.IsDigit(part[0])) return false;
            if (part.Length > 0 && char.IsDigit(part[0]) && !IsDigits(part)) return false;
        }

        return true;
    }

    private static bool IsEmail(string value)
    {
        int at = value.IndexOf('@');
        int dot = value.LastIndexOf('.');
        return at > 0 && dot > at + 1 && value.Length - dot is >= 3 and <= 7 && IsPlainName(value.Substring(dot + 1))
            && IsPlainName(value.Substring(at + 1, dot - at - 1).Replace(".", "").Replace("1", ""));
    }

    private static bool IsFile(string value)
    {
        int dot = value.LastIndexOf('.');
        return dot > 0 && value.Length - dot is >= 3 and <= 6 && IsPlainName(value.Substring(dot + 1)) && value.Substring(dot + 1) is
            "txt"
                or "json"
                or "xml"
                or "config"
                or "pfx"
                or "p12"
                or "pem"
                or "cer"
                or "crt"
                or "key"
                or "cs"
                or "html"
                or "htm"
                or "cshtml"
                or "js"
                or "ts"
            or "css"
            or "png"
            or "svg"
            or "jpg"
            or "gif"
            or "ico"
            or "dll"
            or "exe"
            or "yml"
            or "yaml"
            or "ini"
            or "env"
            or "md"
            or "resx"
            or "xaml"
            or "aspx" or "asmx" or "ashx" or "php" or "sql" or "log" or "dat" or "bin" or "zip" or "csv" or "jks" or "snk" or "razor";
    }

    private static bool HasShortParts(string value, char separator)
    {
        int parts = 1;
        foreach (char c in value)
        {
            if (c == separator) parts++;
        }

        return parts > 1 && value.Length / parts < 8;
    }

    private static bool IsHexadecimalNumber(string value) =>
        value.Length <= 18 && value.StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    private static bool IsOneWord(string value)
    {
        foreach (char c in value)
        {
            if (!char.IsLetter(c) && c is not ('+' or '/' or '=')) return false;
        }

        return true;
    }

    private static (int Letters, int Digits, int Vowels, int Runs) Count(string value)
    {
        int letters = 0, digits = 0, vowels = 0, runs = 0;
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool isDigit = c is >= '0' and <= '9';
            if (isDigit) digits++;
            else if (char.IsLetter(c)) letters++;
            if ("aeiouyAEIOUY".IndexOf(c) >= 0) vowels++;
        }

        runs = IdentifierWords.Split(value).Count;
        return (letters, digits, vowels, runs);
    }
}
