using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials.Uris;

/// <summary>
/// The user information of a URI whose password was not escaped: <c>amqp://orders:mEW3#Cr7Z@mq</c>. After the colon of an authority stands
/// a port, which is digits, or a password; so a slash, question mark or number sign that comes before an at sign belongs to the password.
/// Drivers that look for the last at sign take such a URI.
/// </summary>
internal static class RawUserInformation
{
    private const int LongestSecret = 128;
    private const int LongestPort = 5;
    private const int MostBlanks = 2;

    // What follows their hosts and colons is a path: git+ssh://host:team/repository@v1, docker://registry:tag.
    private static readonly string[] PathSchemes =
        ["git", "ssh", "svn", "hg", "npm", "docker", "oci", "file", "pkg", "vscode", "urn", "jar", "classpath", "ms-", "res"];

    /// <param name="text">The text that holds the URI.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="authority">What would be the authority if everything were escaped. It has no at sign.</param>
    /// <param name="parts">The user information as it is meant.</param>
    public static bool TryParse(string text, SourceSpan scheme, SourceSpan authority, out UriUserInformation parts)
    {
        parts = default;
        if (authority.Length == 0 || authority.End == text.Length || IsPathScheme(text, scheme)) return false;
        int colon = text.IndexOf(':', authority.Start, authority.Length);
        if (colon < 0 || !IsUser(text, authority.Start, colon) || MayBePort(text, scheme, colon + 1, authority.End)) return false;
        int at = FindAt(text, authority.End, colon + 1, isWhole: scheme.Start == 0);
        if (at < 0) return false;

        parts = new UriUserInformation(
            SourceSpan.FromBounds(authority.Start, colon), SourceSpan.FromBounds(colon + 1, at),
            SourceSpan.FromBounds(at + 1, UriUserInformation.FindEndOfAuthority(text, at + 1)));
        return parts.IsPlausible(text) && !IsVersion(text, parts.Host) && IsPassword(text, parts.Secret);
    }

    private static bool IsPathScheme(string text, SourceSpan scheme)
    {
        foreach (string name in PathSchemes)
        {
            if (scheme.Length >= name.Length
                && string.Compare(text, scheme.Start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }
        return false;
    }

    private static bool IsUser(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('.' or '_' or '-' or '+' or '%' or '~' or '=' or NetworkUrl.Unknown))
                return false;
        }
        return true;
    }

    /// <summary>Digits, or what something fills in; for a website nothing at all, too.</summary>
    private static bool MayBePort(string text, SourceSpan scheme, int start, int end)
    {
        if (start == end) return text[scheme.Start] is 'h' or 'H' or 'w' or 'W';
        if (end - start > LongestPort) return text.IndexOf(NetworkUrl.Unknown, start, end - start) >= 0;
        for (int i = start; i < end; i++)
        {
            if (!char.IsDigit(text[i]) && text[i] != NetworkUrl.Unknown) return false;
        }
        return true;
    }

    /// <summary>
    /// Blanks, quotes and angle brackets end a URI in a longer text; a text that is nothing but a URI has them for itself.
    /// </summary>
    private static int FindAt(string text, int from, int secret, bool isWhole)
    {
        int blanks = 0;
        int stop = Math.Min(text.Length, secret + LongestSecret);
        for (int i = from; i < stop; i++)
        {
            switch (text[i])
            {
                case '@' when text[i - 1] != '/' && IsHostAt(text, i + 1):
                    return blanks == 0 || !HasBlank(text, i) ? i : -1;
                case ':' when string.CompareOrdinal(text, i, "://", 0, 3) == 0:
                case '\r' or '\n' or NetworkUrl.Unknown:
                case '"' or '\'' or '`' or '<' or '>' or '\\' when !isWhole:
                case ' ' or '\t' when !isWhole || ++blanks > MostBlanks:
                    return -1;
            }
        }
        return -1;
    }

    private static bool IsHostAt(string text, int i) =>
        i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '[' or NetworkUrl.Unknown);

    private static bool HasBlank(string text, int from) => text.IndexOf(' ', from) >= 0;

    /// <summary>The version of a package or a branch: <c>@1.2.3</c>; an address has four numbers.</summary>
    private static bool IsVersion(string text, SourceSpan host)
    {
        int dots = 0;
        for (int i = host.Start; i < host.End; i++)
        {
            if (text[i] == '.') dots++;
            else if (!char.IsDigit(text[i])) return host.Length > 1 && text[host.Start] == 'v' && char.IsDigit(text[host.Start + 1]);
        }
        return dots != 3;
    }

    /// <summary>A path or a sentence has words; nobody needs to escape those.</summary>
    private static bool IsPassword(string text, SourceSpan secret)
    {
        for (int i = secret.Start; i < secret.End; i++)
        {
            if (char.IsDigit(text[i])) return !HasPort(text, secret);
        }
        return false;
    }

    private static bool HasPort(string text, SourceSpan secret) =>
        text.IndexOf("port", secret.Start, secret.Length, StringComparison.OrdinalIgnoreCase) >= 0
        || SecretPlaceholders.HasHole(text, secret.Start, secret.End);
}
