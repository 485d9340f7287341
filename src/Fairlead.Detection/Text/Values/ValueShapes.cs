namespace Fairlead.Detection.Text.Values;

/// <summary>Facts that the characters of a value show by themselves.</summary>
internal static class ValueShapes
{
    private static readonly string[] PatternMarks =
        ["(?", "\\d", "\\w", "\\s", ".*", ".+", "</", "/>", "=>", "->", "()", "[^", ")$", "^(", "([", "]+", "]*", "]?", "]{", ")+", ")*",
            ")?", "a-z", "A-Z", "0-9", "A-F", "a-f", "{1,", "[0-", "(\\d", "(.+", "(.*"];

    /// <summary>/a/b, C:\a, a://b, a.b.c, a/b: how resources of all kinds are addressed and named.</summary>
    public static bool IsAddress(string value)
    {
        char first = value[0];
        if (value.IndexOf("://", StringComparison.Ordinal) > 0 || value.StartsWith("urn:", StringComparison.Ordinal)) return true;
        if (first is '/' or '~' or '\\' && value.Length > 1 && value.IndexOf(first, 1) < 0 && IsMixed(value.Substring(1))) return false;
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
    public static bool IsPattern(string value) => CountPatternMarks(value) > 0;

    /// <summary>Counts the marks of patterns in a value; one of three signs and the anchors count as two.</summary>
    public static int CountPatternMarks(string value)
    {
        int count = value[0] == '^' && value[value.Length - 1] == '$' ? 2 : 0;
        foreach (string mark in PatternMarks)
        {
            if (value.Contains(mark)) count += mark.Length - 1;
        }

        return count;
    }

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

    /// <summary>Digits between letters or a sign that names have not: <c>tr0ub4dor</c>, <c>eTxoi3271x</c>, <c>hunter!</c>.</summary>
    public static bool IsMixed(string value)
    {
        bool hasLetter = false, hasDigitAfterLetter = false;
        foreach (char c in value)
        {
            if (c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*') return true;
            bool isDigit = c is >= '0' and <= '9';
            if (char.IsLetter(c) && hasDigitAfterLetter) return true;
            hasLetter = char.IsLetter(c) || (hasLetter && isDigit);
            hasDigitAfterLetter = isDigit && hasLetter;
        }

        return false;
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
}
