using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>A URL of a clear-text protocol with what its text alone says of it.</summary>
internal readonly record struct ClearTextUrl(NetworkUrl Url, HostKind Host, UrlRole Role)
{
    /// <summary>Where to look for the next one.</summary>
    public int Next => Math.Max(Url.AuthorityEnd, Url.SchemeEnd + 1);

    /// <summary>
    /// Finds the next URL at or after <paramref name="from"/> that is clear text by its scheme, its port and its options.
    /// </summary>
    public static bool TryFind(string text, int from, InternalHostSuffixes internalHosts, out ClearTextUrl found)
    {
        found = default;
        for (; NetworkUrl.TryFind(text, from, out NetworkUrl url); from = Math.Max(url.AuthorityEnd, url.SchemeEnd + 1))
        {
            if (!url.Scheme.IsClearTextOn(url.FindPortNumber(text)) || TurnsTlsOn(text, url)) continue;
            if (url.Scheme.IsHttp && SignedAnswers.AreGivenBy(text, url)) continue;
            HostKind host = IsServerless(text, url) ? HostKind.Missing : HostClassifier.Classify(url.GetHost(text), internalHosts);
            found = new ClearTextUrl(url, host, UrlContexts.Judge(text, url));
            return true;
        }

        return false;
    }

    /// <summary>
    /// Determines whether an option of the URL says plainly that TLS is off, which is reported there; credentials are graver than that.
    /// </summary>
    public bool IsStatedByOption(string text) =>
        !Url.Scheme.IsHttp
            && TlsOptionTable.TurnsTlsOff(text, Url.AuthorityEnd, Url.FindEnd(text))
            && UrlCredentials.Describe(text, Url) is null;

    /// <summary><c>mongodb://orders/?tls=true</c>: the scheme stays, and an option says more. HTTP has no such options.</summary>
    private static bool TurnsTlsOn(string text, NetworkUrl url) =>
        !url.Scheme.IsHttp && TlsOptionTable.TurnsTlsOn(text, url.AuthorityEnd, url.FindEnd(text));

    /// <summary>A directory's path that leaves the server to the domain: <c>LDAP://DC=contoso,DC=com</c>, <c>LDAP://RootDSE</c>.</summary>
    private static bool IsServerless(string text, NetworkUrl url) =>
        url.Scheme.Name == "ldap"
        && ((url.Host.End < text.Length && text[url.Host.End] == '=')
            || url.GetHost(text).Equals("RootDSE", StringComparison.OrdinalIgnoreCase));
}
