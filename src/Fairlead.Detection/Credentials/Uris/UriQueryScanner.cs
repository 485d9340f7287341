using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials.Uris;

/// <summary>
/// The secrets in the query or the fragment of a URI: <c>?api_key=…</c>, <c>&amp;password=…</c>, <c>#access_token=…</c>.
/// </summary>
internal static class UriQueryScanner
{
    private const string XmlAmpersand = "amp;";

    /// <summary>Goes on to the end of the URI and gives that.</summary>
    public static int Scan(string text, int start, ref List<CredentialMatch>? matches)
    {
        int i = start, name = -1;
        for (; i < text.Length && !EndsUri(text[i]); i++)
        {
            if (text[i] is '?' or '#' || (text[i] == '&' && name >= 0))
            {
                name = i + 1;
                if (string.CompareOrdinal(text, name, XmlAmpersand, 0, XmlAmpersand.Length) == 0) name += XmlAmpersand.Length;
            }
            else if (text[i] == '=' && name >= 0 && UriSecretNames.Describe(text, name, i) is { } what)
            {
                int end = i + 1;
                while (end < text.Length && text[end] is not ('&' or '?' or '#') && !EndsUri(text[end])) end++;
                Add(text, SourceSpan.FromBounds(name, i), SourceSpan.FromBounds(i + 1, end), what, ref matches);
                i = end - 1;
            }
        }
        return i;
    }

    private static bool EndsUri(char c) => c is '"' or '\'' or '`' or '<' or '>' or '\\' || c <= ' ';

    private static void Add(string text, SourceSpan name, SourceSpan value, string what, ref List<CredentialMatch>? matches)
    {
        if (value.Length == 0 || WrittenParts.Find(text, value, isMade: what != UriSecretNames.Password) is not { } written) return;
        value = written;
        string secret = text.Substring(value.Start, value.Length);
        if (secret.IndexOf('%') >= 0) secret = Uri.UnescapeDataString(secret);
        if (SecretPlaceholders.IsPlaceholder(secret, 0, secret.Length) && what != UriSecretNames.Password) return;
        if (UriSecretNames.IsSecret(text.Substring(name.Start, name.Length), what, secret))
            (matches ??= []).Add(new CredentialMatch(RuleTable.CredentialsInUri, value, what));
    }
}
