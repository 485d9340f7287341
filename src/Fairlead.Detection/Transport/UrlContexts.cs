using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>Judges a URL by the text around it. It looks back a bounded way, so that a text full of URLs stays cheap.</summary>
internal static class UrlContexts
{
    private const int LookBack = 256;

    // XML attributes and JSON properties whose value names something. A leading "xmlns" is tested apart, for its prefixes.
    private static readonly HashSet<string> NamingKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "targetNamespace", "namespace", "schemaLocation", "noNamespaceSchemaLocation", "soapAction", "wsaAction", "Algorithm", "vocab",
        "itemtype", "typeof", "datatype", "rdf:about", "rdf:resource", "xml:base", "encodingStyle", "namespaceURI",
        "$schema", "$id", "$ref", "@context", "@id", "@type", "@vocab", "User-Agent",
    };

    private static readonly string[] CommentMarks = ["# ", "## ", "// ", "/* ", "* ", "<!--", "-- ", "REM "];

    private static readonly HashSet<string> SentenceWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "are", "at", "be", "by", "can", "for", "from", "has", "have", "if", "in", "is", "it", "more", "not", "of",
        "on", "or", "our", "please", "see", "that", "the", "this", "to", "use", "visit", "was", "will", "with", "you", "your",
    };

    public static UrlRole Judge(string text, NetworkUrl url)
    {
        char before = url.Start > 0 ? text[url.Start - 1] : '\0';
        if (before == '^' || IsFollowedByPattern(text, url) || IsReplacedInSql(text, url.Start)) return UrlRole.Pattern;
        if (before == '+' || text.StartsWith("Mozilla/", StringComparison.Ordinal)) return UrlRole.Prose;
        if (before == '{' && text.IndexOf('}', url.AuthorityEnd) > 0) return UrlRole.Name;
        if (FindKeyBefore(text, url.Start) is { } key
            && (NamesSomething(key) || NamesProxy(key) || NamesByLabel(text, url.Start, key) || IsSignedInformation(key)))
            return UrlRole.Name;
        if (AirflowUris.AsksForHttps(text, url) && IsAirflowVariable(text, url.Start)) return UrlRole.Name;
        if (SigningCommands.IsOption(text, url.Start)) return UrlRole.Name;
        if (IdentifierUrls.Contains(text, url)) return UrlRole.Name;
        return IsInComment(text, url.Start) || IsInSentence(text, url) ? UrlRole.Prose : UrlRole.Address;
    }

    /// <summary>
    /// Determines whether a line of a longer text is a comment of the language that the text is written in: <c># see http://…</c>.
    /// </summary>
    private static bool IsInComment(string text, int start)
    {
        int line = start;
        while (line > 0 && start - line < LookBack && text[line - 1] != '\n') line--;
        while (line < start && text[line] is ' ' or '\t') line++;
        if (line == start) return false;
        foreach (string mark in CommentMarks)
        {
            if (string.CompareOrdinal(text, line, mark, 0, mark.Length) == 0) return true;
        }
        return false;
    }

    // The page that a signature shows, in the settings of a step that signs: "OpusInfo": "http://…".
    private static bool IsSignedInformation(string key) => key.Equals("OpusInfo", StringComparison.OrdinalIgnoreCase);

    // What is sent through a proxy keeps the scheme of where it goes: https_proxy=http://…, and http=http://…;https=http://… as Windows has
    // it.
    private static bool NamesProxy(string key) =>
        key.EndsWith("proxy", StringComparison.OrdinalIgnoreCase) || key is "http" or "https" or "ftp";

    /// <summary>
    /// Determines whether a pair says what it names: <c>{ "parameterName": "OpusInfo", "parameterValue": "http://…</c>.
    /// </summary>
    private static bool NamesByLabel(string text, int start, string key)
    {
        const string Value = "Value", Name = "Name\"";
        if (!key.EndsWith(Value, StringComparison.OrdinalIgnoreCase)) return false;
        int stop = Math.Max(0, start - LookBack);
        int open = text.LastIndexOf('{', start - 1, start - stop);
        int name = open < 0 ? -1 : text.IndexOf(Name, open, start - open, StringComparison.OrdinalIgnoreCase);
        int label = name < 0 ? -1 : text.IndexOf('"', name + Name.Length);
        int end = label < 0 ? -1 : text.IndexOf('"', label + 1);
        return end > label
            && end < start
            && UrlNameWords.GetUse(text.Substring(label + 1, end - label - 1)) is UrlUse.Name or UrlUse.Text;
    }

    private static bool IsAirflowVariable(string text, int start) =>
        (FindKeyBefore(text, start) is { } key && AirflowUris.IsVariable(key))
        || text.Substring(0, start).TrimEnd('\'', '"', ' ', '=', '\\').EndsWith(AirflowUris.CommandOption, StringComparison.Ordinal);

    /// <summary>True for a key such as <c>xmlns:a</c>, <c>$schema</c> or <c>SOAPAction</c>, whose value is a name.</summary>
    public static bool NamesSomething(string key) =>
        NamingKeys.Contains(key)
        || key.Equals("xmlns", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("xmlns:", StringComparison.OrdinalIgnoreCase)
        || (key.IndexOf(':') is >= 0 and var colon && NamingKeys.Contains(key.Substring(colon + 1)));

    private static bool IsFollowedByPattern(string text, NetworkUrl url)
    {
        int next = url.AuthorityEnd;
        if (next >= text.Length) return false;
        return text[next] is '(' or '[' or '^' or '|'
            || (text[next] == '\\' && next + 1 < text.Length && text[next + 1] is '.' or 'w' or 'S' or 'd' or 's' or 'b' or '/' or '-');
    }

    /// <summary>
    /// In a statement of SQL that looks for URLs in its rows, or puts others in their place: <c>REPLACE(Url, 'http://…</c>,
    /// <c>LIKE 'http://…</c>.
    /// </summary>
    private static bool IsReplacedInSql(string text, int start)
    {
        int quote = start - 1;
        if (quote >= 0 && text[quote] == '%') quote--;
        if (quote < 1 || text[quote] != '\'') return false;
        string before = text.Substring(Math.Max(0, quote - LookBack), quote - Math.Max(0, quote - LookBack)).TrimEnd();
        if (before.EndsWith(" LIKE", StringComparison.OrdinalIgnoreCase)) return true;
        int call = before.LastIndexOf("replace(", StringComparison.OrdinalIgnoreCase);
        return call >= 0 && before.IndexOf(')', call) < 0;
    }

    /// <summary>
    /// Finds the name in <c>name="…</c>, <c>name='…</c>, <c>"name": "…</c> or <c>name: …</c> before a value that holds this position.
    /// </summary>
    private static string? FindKeyBefore(string text, int position)
    {
        int stop = Math.Max(0, position - LookBack);
        int i = position - 1;

        // To the start of the value: a schemaLocation lists several URLs in one.
        while (i >= stop && text[i] is not ('"' or '\'' or '<' or '>' or '\n' or '=')) i--;
        if (i < stop) i = position - 1;
        i = SkipQuotesAndSpace(text, i, stop);
        if (i < stop || text[i] is not ('=' or ':')) return null;

        i = SkipQuotesAndSpace(text, i - 1, stop);
        int end = i + 1;
        while (i >= stop && (char.IsLetterOrDigit(text[i]) || text[i] is ':' or '$' or '@' or '-' or '_')) i--;
        return end > i + 1 ? text.Substring(i + 1, end - i - 1) : null;
    }

    private static int SkipQuotesAndSpace(string text, int i, int stop)
    {
        while (i >= stop && text[i] is '"' or '\'' or '\\' or ' ' or '\t' or '\r' or '\n' or '[' or '{') i--;
        return i;
    }

    /// <summary>
    /// People read this line: it has words beside the URL, and they make a sentence rather than a command line or a list of settings.
    /// </summary>
    private static bool IsInSentence(string text, NetworkUrl url)
    {
        if (url.Start > 0 && text[url.Start - 1] is '=' or '"' or '\'' or '>') return false;

        int start = url.Start, end = url.AuthorityEnd;
        while (start > 0 && url.Start - start < LookBack && text[start - 1] != '\n') start--;
        while (end < text.Length && end - url.AuthorityEnd < LookBack && text[end] != '\n') end++;

        int words = 0, sentenceWords = 0;
        bool startsWithCapital = false;
        foreach (string token in text.Substring(start, end - start).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (token[0] == '-' || token is "|" or "&&" or ";" or ">" || (token[0] == '<' && token.IndexOf('>') < 0)) return false;
            string word = token.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"', '\'');
            if (!IsWord(word)) continue;
            if (words == 0) startsWithCapital = char.IsUpper(word[0]);
            words++;
            if (SentenceWords.Contains(word)) sentenceWords++;
        }

        return (words >= 2 && startsWithCapital) || (words >= 3 && sentenceWords > 0);
    }

    private static bool IsWord(string token)
    {
        foreach (char c in token)
        {
            if (!char.IsLetter(c) && c is not ('\'' or '-')) return false;
        }

        return token.Length > 0;
    }
}
