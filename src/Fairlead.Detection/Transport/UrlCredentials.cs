using Fairlead.Core.Text;
using Fairlead.Detection.Credentials.Uris;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>
/// The credentials that a URL sends: before its host, or in its query. Whether they are written there or filled in later does not matter.
/// </summary>
internal static class UrlCredentials
{
    private static readonly string[] PublicUsers = ["anonymous", "ftp"];

    /// <summary>Describes what is sent, with its article and a capital letter. Returns null if nothing is.</summary>
    public static string? Describe(string text, NetworkUrl url)
    {
        if (HasPassword(text, SourceSpan.FromBounds(url.UserInformation.Start, url.Host.End))) return "A password";
        int end = url.FindEnd(text);
        if (end == url.AuthorityEnd || text.IndexOf('?', url.AuthorityEnd, end - url.AuthorityEnd) is not (>= 0 and var query)) return null;
        foreach (UrlParameter parameter in UrlParameter.FindAll(text, query, end))
        {
            if (parameter.Value.Length > 0 && FindSecretName(text, parameter.Name) is { } what) return what;
        }
        return null;
    }

    /// <summary>Determines whether an authority has a password before its host; the one of an anonymous user is a courtesy.</summary>
    public static bool HasPassword(string text, SourceSpan authority)
    {
        if (authority.Length == 0) return false;
        int at = text.LastIndexOf('@', authority.End - 1, authority.Length);
        if (at < 0) return false;
        int colon = text.IndexOf(':', authority.Start, at - authority.Start);
        return colon >= 0 && colon + 1 < at && !IsPublic(text, authority.Start, colon);
    }

    private static bool IsPublic(string text, int start, int end)
    {
        foreach (string user in PublicUsers)
        {
            if (user.Length == end - start && string.Compare(text, start, user, 0, user.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }
        return false;
    }

    private static string? FindSecretName(string text, SourceSpan name) => UriSecretNames.Describe(text, name.Start, name.End) switch
    {
        null => null,
        "a password in a URI" => "A password",
        "an API key in a URI" when name.Length > "key".Length && !EndsWith(text, name, "code") => "An API key",
        "a token in a URI" => "A token",
        "a secret in a URI" => "A secret",
        _ => null,
    };

    private static bool EndsWith(string text, SourceSpan name, string ending) =>
        name.Length >= ending.Length
        && string.Compare(text, name.End - ending.Length, ending, 0, ending.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
