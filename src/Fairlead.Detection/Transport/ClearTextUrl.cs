namespace Fairlead.Detection.Transport;

/// <summary>A plain-HTTP URL with what its text alone says of it.</summary>
internal readonly record struct ClearTextUrl(HttpUrl Url, HostKind Host, UrlRole Role)
{
    /// <summary>The next plain-HTTP URL at or after <paramref name="from"/>.</summary>
    public static bool TryFind(string text, int from, InternalHostSuffixes internalHosts, out ClearTextUrl found)
    {
        found = default;
        if (!HttpUrl.TryFind(text, from, out HttpUrl url)) return false;

        HostKind host = HostClassifier.Classify(url.HostText(text), internalHosts);
        found = new ClearTextUrl(url, host, UrlInText.Judge(text, url));
        return true;
    }
}
