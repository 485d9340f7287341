using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials.Headers;

/// <summary>
/// FLD1004: the credentials in HTTP headers that a text holds, by the header's name (<c>X-Api-Key: …</c>, <c>Authorization: Token …</c>) or
/// by the scheme alone (<c>Bearer …</c>). Basic credentials have a known format and are FLD1001's.
/// </summary>
internal static class HeaderScanner
{
    private const string Bearer = "bearer";
    private const string BearerEnding = "earer ";
    private const int ShortestWhole = 16;
    private const int LongestToken = 500;

    private static readonly CharSet TokenCharacters = CharSet.Alphanumeric.With("-._~+/=:|!$*@#");

    // Such a text is a header's value when it is nothing else; within a longer text the words mean too much.
    private static readonly string[] WholeSchemes = ["token ", "apikey ", "api-key ", "ssws ", "geniekey ", "splunk "];

    // Their credentials are an answer or a signature of the moment; Basic's are FLD1001's.
    private static readonly string[] OtherSchemes =
        [Bearer, "basic", "digest", "negotiate", "ntlm", "kerberos", "hmac", "signature", "oauth", "aws4-hmac-sha256", "mutual", "hoba",
            "dpop"];

    public static void Scan(string text, ref List<CredentialMatch>? matches)
    {
        ScanBearer(text, ref matches);
        ScanWhole(text, ref matches);
        int next;
        for (int colon = text.IndexOf(':'); colon >= 0; colon = next < text.Length ? text.IndexOf(':', next) : -1)
        {
            next = colon + 1;
            HeaderKind kind = HeaderNames.FindKindBefore(text, colon, out int name);
            if (kind == HeaderKind.Authorization) AddAuthorization(text, colon + 1, ref matches);
            else if (kind == HeaderKind.Cookie) next = AddCookies(text, colon + 1, ref matches);
            else if (kind == HeaderKind.Secret) AddSecret(text, name, colon, ref matches);
        }
    }

    private static void ScanBearer(string text, ref List<CredentialMatch>? matches)
    {
        for (int at = text.IndexOf(BearerEnding, StringComparison.Ordinal); at >= 0;
             at = text.IndexOf(BearerEnding, at + BearerEnding.Length, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] is not ('B' or 'b') || (at > 1 && char.IsLetterOrDigit(text[at - 2]))) continue;
            SourceSpan token = GetTokenAt(text, at + BearerEnding.Length);
            bool isExample = token.Length < ShortestWhole && DocumentedExamples.IsIntroduced(text, at - 1);
            if (!isExample && IsToken(text, token)) Add(token, "a bearer token", ref matches);
        }
    }

    private static void ScanWhole(string text, ref List<CredentialMatch>? matches)
    {
        foreach (string scheme in WholeSchemes)
        {
            if (!text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) continue;
            SourceSpan token = GetTokenAt(text, scheme.Length);
            if (token.End == text.Length && token.Length >= ShortestWhole && IsToken(text, token))
                Add(token, "a token in a header", ref matches);
        }
    }

    private static void AddAuthorization(string text, int start, ref List<CredentialMatch>? matches)
    {
        SourceSpan first = GetTokenAt(text, start);
        SourceSpan second = GetTokenAt(text, first.End);
        if (second.Length == 0)
        {
            if (EndsValue(text, first.End) && IsToken(text, first)) Add(first, "a token in a header", ref matches);
        }
        else if (Array.IndexOf(OtherSchemes, text.Substring(first.Start, first.Length).ToLowerInvariant()) < 0
            && EndsValue(text, second.End) && IsToken(text, second))
        {
            Add(second, "a token in a header", ref matches);
        }
    }

    private static void AddSecret(string text, int name, int colon, ref List<CredentialMatch>? matches)
    {
        SourceSpan value = GetTokenAt(text, colon + 1);
        if (value.Length == 0 || !EndsValue(text, value.End) || SecretPlaceholders.IsPlaceholder(text, value.Start, value.End)) return;
        if (SecretValues.IsSecretNamed(text.Substring(name, colon - name), text.Substring(value.Start, value.Length)))
            Add(value, "a secret in a header", ref matches);
    }

    /// <summary>Gives the end of the line, which is read once.</summary>
    private static int AddCookies(string text, int start, ref List<CredentialMatch>? matches)
    {
        int name = start;
        while (name < text.Length)
        {
            while (name < text.Length && text[name] == ' ') name++;
            int end = name;
            while (end < text.Length && text[end] is not (';' or '"' or '\\') && text[end] >= ' ') end++;
            int equals = text.IndexOf('=', name, end - name);
            if (equals >= 0 && HeaderNames.IsSessionCookie(text, name, equals))
            {
                var value = SourceSpan.FromBounds(equals + 1, end);
                if (IsToken(text, value)) Add(value, "a session cookie", ref matches);
            }
            if (end == text.Length || text[end] != ';') return end;
            name = end + 1;
        }
        return name;
    }

    private static SourceSpan GetTokenAt(string text, int start)
    {
        while (start < text.Length && text[start] == ' ') start++;
        return new SourceSpan(start, TokenCharacters.CountForward(text, start, LongestToken));
    }

    private static bool EndsValue(string text, int end) =>
        end == text.Length || text[end] is '"' or '\'' or '`' or '\\' or '\r' or '\n' or '<';

    /// <summary>A word, as in "a bearer token", is not.</summary>
    private static bool IsToken(string text, SourceSpan span) =>
        span.Length > 0
        && HasMark(text, span)
        && !SecretPlaceholders.IsPlaceholder(text, span.Start, span.End)
        && SecretValues.IsSecretNamed("token", text.Substring(span.Start, span.Length));

    private static bool HasMark(string text, SourceSpan span)
    {
        for (int i = span.Start; i < span.End; i++)
        {
            if (char.IsDigit(text[i]) || (i > span.Start && i < span.End - 1 && !char.IsLower(text[i]))) return true;
        }
        return false;
    }

    private static void Add(SourceSpan span, string what, ref List<CredentialMatch>? matches) =>
        (matches ??= []).Add(new CredentialMatch(RuleTable.CredentialsInUri, span, what));
}
