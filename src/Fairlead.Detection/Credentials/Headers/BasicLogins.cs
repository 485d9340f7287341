using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials.Headers;

/// <summary>
/// Basic credentials before they are encoded: <c>Basic user:password</c>. Programs write them so where they compose a header; encoded ones
/// have a format of their own.
/// </summary>
internal static class BasicLogins
{
    private const string Scheme = "asic ";

    public static CredentialMatch? Find(string text)
    {
        int scheme = text.IndexOf(Scheme, StringComparison.Ordinal);
        if (scheme < 1 || text[scheme - 1] is not ('B' or 'b') || (scheme > 1 && char.IsLetterOrDigit(text[scheme - 2]))) return null;

        int start = scheme + Scheme.Length, end = start;
        while (end < text.Length && text[end] is not (' ' or '"' or '\'' or '\r' or '\n')) end++;
        int colon = text.IndexOf(':', start, end - start);
        if (colon < 0) return null;
        var secret = SourceSpan.FromBounds(colon + 1, end);
        return WrittenParts.Find(text, secret, isMade: false) is { Length: > 0 } written
            && SecretValues.IsSecret(text.Substring(written.Start, written.Length))
            ? new CredentialMatch(RuleTable.CredentialsInUri, written, "a password in a header")
            : null;
    }
}
