using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Credentials.Uris;

/// <summary>
/// The user information before the host of a URI: <c>user:secret@host</c>. A password may hold an at sign; the last one ends it.
/// </summary>
internal readonly record struct UriUserInformation(SourceSpan User, SourceSpan Secret, SourceSpan Host)
{
    // Documentation spells URIs out: user:password@host. All three have to be such words, for each by itself is in use.
    private static readonly HashSet<string> UserWords = new(StringComparer.OrdinalIgnoreCase)
        { "user", "username", "usr", "name", "login", "id", "userid", "user_name", "u", "foo" };

    private static readonly HashSet<string> SecretWords = new(StringComparer.OrdinalIgnoreCase)
        { "password", "pass", "passwd", "pwd", "pw", "secret", "token", "p", "bar" };

    private static readonly HashSet<string> HostWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "hostname", "server", "servername", "domain", "address", "ip", "host1", "host_name", "proxy", "proxyhost", "somehost",
        "myhost", "foo.com", "domain.com",
    };

    private static readonly string[] ExampleDomains = ["example.com", "example.net", "example.org", "example"];

    private static readonly char[] PatternCharacters = ['[', '(', '*', '^', '|'];
    private static readonly char[] HostPunctuation = ['.', '-'];

    public static int FindEndOfAuthority(string text, int i)
    {
        while (i < text.Length && text[i] is not ('/' or '?' or '#' or '\\' or '"' or '\'' or '`' or '<' or '>') && text[i] > ' ') i++;
        return i;
    }

    public static bool TryParse(string text, SourceSpan authority, out UriUserInformation parts)
    {
        parts = default;
        if (authority.Length == 0) return false;
        int at = text.LastIndexOf('@', authority.End - 1, authority.Length);
        if (at < 0) return false;
        int colon = text.IndexOf(':', authority.Start, at - authority.Start);
        if (colon < 0 || IsVariable(text, authority.Start, colon)) return false;

        parts = new UriUserInformation(
            SourceSpan.FromBounds(authority.Start, colon), SourceSpan.FromBounds(colon + 1, at),
            SourceSpan.FromBounds(at + 1, authority.End));
        return parts.IsPlausible(text);
    }

    /// <summary>The colon of a variable divides nothing: <c>https://${Env:TOKEN}@…</c>.</summary>
    private static bool IsVariable(string text, int start, int colon) =>
        text.LastIndexOf("${", colon, colon - start + 1, StringComparison.Ordinal) is >= 0 and var open
        && text.IndexOf('}', open, colon - open) < 0;

    /// <summary>False for what only looks like user information: patterns, images, ports.</summary>
    public bool IsPlausible(string text) => HasHost(text) && !IsPattern(text) && !IsImage(text) && !IsHostAndPort(text);

    /// <summary>Finds the secret, as much of it as is written. Returns null if it is none.</summary>
    public SourceSpan? FindSecret(string text)
    {
        if (Secret.Length == 0 || WrittenParts.Find(text, Secret, isMade: false) is not { } written) return null;
        string secret = text.Substring(written.Start, written.Length);
        if (secret.IndexOf('%') >= 0) secret = Uri.UnescapeDataString(secret);
        return SecretValues.IsSecret(secret) && !IsGrammar(text, secret) && !IsExample(text) ? written : null;
    }

    private bool HasHost(string text) => Host.Length > 0
        ? char.IsLetterOrDigit(text[Host.Start]) || text[Host.Start] is '[' or '{' or '$' or '%' or '_' or '(' or '*' or NetworkUrl.Unknown
        : Host.Start == text.Length || text[Host.Start] == '/';

    /// <summary>A regular expression or a grammar: <c>[user[:password]@]host</c>, <c>.*:.*@</c>.</summary>
    private bool IsPattern(string text) =>
        text.IndexOfAny(PatternCharacters, User.Start, User.Length) >= 0
        || (Secret.Length > 0 && text[Secret.End - 1] is ']' or '*' or '+' or ')' && text[Secret.Start] is '[' or '.' or '('
            || text[Secret.End - 1] == ']');

    /// <summary>A container image by its digest: <c>registry:tag@sha256:…</c>.</summary>
    private bool IsImage(string text) =>
        string.CompareOrdinal(text, Host.Start, "sha256:", 0, 7) == 0 || string.CompareOrdinal(text, Host.Start, "sha512:", 0, 7) == 0;

    /// <summary>A port is no password: <c>http://images.contoso.com:80@2x</c>, <c>http://the-proxy:3128@contoso.com</c>.</summary>
    private bool IsHostAndPort(string text)
    {
        for (int i = Secret.Start; i < Secret.End; i++)
        {
            if (text[i] is < '0' or > '9') return false;
        }
        return Secret.Length is > 0 and <= 5 && text.IndexOfAny(HostPunctuation, User.Start, User.Length) >= 0;
    }

    /// <summary>A host of documentation (RFC 2606), which nobody can sign in to.</summary>
    private bool IsExample(string text)
    {
        int end = Host.Start;
        while (end < Host.End && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-')) end++;
        string host = text.Substring(Host.Start, end - Host.Start);
        return ExampleDomains.Any(domain => HostLabels.HasSuffix(host, domain));
    }

    /// <summary>A word stands before the URI; not where the URI is a value.</summary>
    private bool IsInSentence(string text)
    {
        int i = text.LastIndexOf("://", User.Start, StringComparison.Ordinal) - 1;
        while (i >= 0 && UriScanner.IsSchemeCharacter(text[i])) i--;
        if (i > 0 && text[i] is '"' or '\'' or '`' or '(' or '<') i--;
        return i > 0 && text[i] == ' ' && text[i - 1] is not (':' or '=' or ',' or '\n');
    }

    private bool IsGrammar(string text, string secret)
    {
        if (!SecretWords.Contains(secret) || !UserWords.Contains(text.Substring(User.Start, User.Length))) return false;
        string host = text.Substring(Host.Start, Host.Length);
        int colon = host.LastIndexOf(':');
        if (colon >= 0) host = host.Substring(0, colon);
        return HostWords.Contains(host) || host.EndsWith("servername", StringComparison.OrdinalIgnoreCase) || IsInSentence(text);
    }
}
