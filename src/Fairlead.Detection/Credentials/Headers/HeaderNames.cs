using Fairlead.Core.ConnectionStrings;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials.Headers;

/// <summary>Names of headers and cookies that carry credentials.</summary>
internal static class HeaderNames
{
    private const int Longest = 60;

    private static readonly CharSet Characters = CharSet.Alphanumeric.With("-_");

    private static readonly string[] AuthorizationHeaders = ["authorization", "proxy-authorization"];
    private static readonly string[] CookieHeaders = ["cookie", "set-cookie"];
    private static readonly string[] SecretEndings = ["key", "token", "secret", "password"];

    private static readonly string[] SessionCookies =
    [
        "session", "sessionid", "session_id", "sid", "phpsessid", "jsessionid", "asp.net_sessionid", ".aspxauth", ".aspnetcore.cookies",
        ".aspnetcore.identity.application", ".aspnetcore.session", "connect.sid", "auth", "authtoken", "auth_token", "token", "jwt",
        "accesstoken", "access_token", "remember_token", "laravel_session", "_session", "sessiontoken", "session_token",
    ];

    /// <summary>It is asked of every colon, so that it looks at one letter of nearly all.</summary>
    public static HeaderKind FindKindBefore(string text, int colon, out int start)
    {
        start = colon;
        if (colon < 3) return HeaderKind.None;
        switch (text[colon - 1] | 0x20)
        {
            case 'n' when EndsWith(text, colon, "authorization"):
                start = FindStart(text, colon);
                return EqualsAny(text, start, colon, AuthorizationHeaders) ? HeaderKind.Authorization : HeaderKind.None;
            case 'e' when EndsWith(text, colon, "cookie"):
                start = FindStart(text, colon);
                return EqualsAny(text, start, colon, CookieHeaders) ? HeaderKind.Cookie : HeaderKind.None;
            case 'y' or 'n' or 't' or 'd' when EndsWithSecret(text, colon):
                start = FindStart(text, colon);
                return text.IndexOf('-', start, colon - start) > start ? HeaderKind.Secret : HeaderKind.None;
            default:
                return HeaderKind.None;
        }
    }

    public static bool IsSessionCookie(string text, int start, int end) => EqualsAny(text, start, end, SessionCookies);

    private static int FindStart(string text, int end) => end - Characters.CountBackward(text, end, Longest);

    private static bool EndsWithSecret(string text, int end)
    {
        foreach (string ending in SecretEndings)
        {
            if (EndsWith(text, end, ending)) return true;
        }
        return false;
    }

    private static bool EndsWith(string text, int end, string ending) => end >= ending.Length && Matches(text, end - ending.Length, ending);

    private static bool EqualsAny(string text, int start, int end, string[] names)
    {
        foreach (string name in names)
        {
            if (end - start == name.Length && Matches(text, start, name)) return true;
        }
        return false;
    }

    private static bool Matches(string text, int start, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (KeywordIndex.ToLower(text[start + i]) != word[i]) return false;
        }
        return true;
    }
}
