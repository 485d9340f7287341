using Fairlead.Detection.Credentials;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.CredentialApis;

/// <summary>
/// What a header may say to authorize: a token or key, alone or behind its scheme, or the pairs of a scheme such as Digest. Other headers
/// get there, too, where code hands headers around: media types, languages, addresses.
/// </summary>
internal static class AuthorizationValues
{
    private const int ShortestToken = 3;

    // The authentication schemes that IANA registers, and the ones that services made up.
    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Basic", "Bearer", "Concealed", "Digest", "DPoP", "GNAP", "HOBA", "Mutual", "Negotiate", "OAuth", "PrivateToken", "SCRAM-SHA-1",
        "SCRAM-SHA-256", "vapid", "NTLM", "Kerberos", "Token", "ApiKey", "Api-Key", "Key", "Anonymous", "None", "Default", "Windows",
        "AWS4-HMAC-SHA256", "SharedKey", "SharedKeyLite", "SharedAccessSignature", "GoogleLogin", "SSWS", "GenieKey", "Splunk", "Hawk",
        "Signature", "MAC", "JWT", "PoP",
    };

    /// <param name="value">A constant that reaches the header.</param>
    /// <param name="isWrittenThere">True if the header is named beside it, so that any word is meant for it.</param>
    public static bool MayAuthorize(string value, bool isWrittenThere)
    {
        value = value.Trim();
        int blank = value.IndexOf(' ');
        if (blank < 0) return IsToken(value, isWrittenThere);

        // A scheme, and what belongs to it; all other words are a sentence.
        string scheme = value.Substring(0, blank), rest = value.Substring(blank + 1).Trim();
        bool isKnown = Schemes.Contains(scheme) || scheme.IndexOf('=') > 0; // a cookie is a row of pairs
        return ValueShapes.HasWhiteSpace(rest)
            ? isKnown && rest.IndexOf('=') > 0
            : (isKnown || isWrittenThere || MayBeScheme(scheme, rest)) && IsToken(rest, isWrittenThere);
    }

    private static bool MayBeScheme(string scheme, string token) => ValueShapes.IsPlainName(scheme) && ValueShapes.HasDigit(token);

    private static bool IsToken(string value, bool isWrittenThere)
    {
        if (value.Length < ShortestToken || Schemes.Contains(value) || ValueShapes.IsNumberWithSeparators(value)) return false;
        if (RandomValues.IsRandom(value) || WeakPasswords.Contains(value)) return true;
        return !ValueShapes.IsAddress(value) && (isWrittenThere || !ValueShapes.IsPlainName(value));
    }
}
