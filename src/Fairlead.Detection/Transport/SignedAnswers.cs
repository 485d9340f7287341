using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>
/// Services whose answers are signed, and that speak plain HTTP by their standards, so that nobody needs a certificate to check one: time
/// stamps (RFC 3161), revocation lists (RFC 5280), certificate states (RFC 6960), and the mirrors of Linux distributions, whose lists of
/// packages are signed (apt-secure(8), apk-keys(5)).
/// </summary>
internal static class SignedAnswers
{
    private static readonly HashSet<string> HostWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "ocsp", "crl", "crls", "cacerts", "timestamp", "timestamping", "tsa", "tss", "tsp", "rfc3161", "zeitstempel", "freetsa",
    };

    private static readonly HashSet<string> PathSegments = new(StringComparer.OrdinalIgnoreCase)
        { "tsa", "tsr", "tsp", "tss", "ocsp", "rfc3161", "timestamp.dll", "timstamp.dll", "timestamp-server" };

    // Hosts that the manuals of signing tools give and whose names tell nothing.
    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase) { "time.certum.pl", "ts.ssl.com" };

    // With every host below them: de.archive.ubuntu.com, ftp.ports.debian.org.
    private static readonly string[] Mirrors =
    [
        "ftp.debian.org", "deb.debian.org", "http.debian.net", "archive.debian.org", "security.debian.org", "snapshot.debian.org",
        "ftp.ports.debian.org", "cdn-fastly.deb.debian.org", "archive.ubuntu.com", "ports.ubuntu.com", "security.ubuntu.com",
        "old-releases.ubuntu.com", "raspbian.raspberrypi.org", "archive.raspberrypi.org", "http.kali.org", "dl-cdn.alpinelinux.org",
    ];

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    public static bool AreGivenBy(string text, NetworkUrl url)
    {
        string host = url.GetHost(text);
        return IsHost(host)
            || Array.Exists(Mirrors, mirror => HostLabels.HasSuffix(host, mirror))
            || HasPath(text, url.AuthorityEnd, url.FindEnd(text));
    }

    private static bool IsHost(string host)
    {
        int dot = host.IndexOf('.');
        if (dot <= 0) return false;
        if (Hosts.Contains(host)) return true;
        for (int start = 0; dot > 0; start = dot + 1, dot = host.IndexOf('.', start))
        {
            string label = host.Substring(start, dot - start);
            // rfc3161timestamp, sha256timestamp
            if (label.EndsWith("timestamp", StringComparison.OrdinalIgnoreCase)) return true;
            foreach (string word in label.Split('-'))
            {
                if (HostWords.Contains(word) || HostWords.Contains(word.TrimEnd(Digits))) return true;
            }
        }
        return false;
    }

    private static bool HasPath(string text, int start, int end)
    {
        string[] segments = text.Substring(start, end - start).Split('/', '?');
        return Array.Exists(segments, PathSegments.Contains)
            || segments[segments.Length - 1].EndsWith(".crl", StringComparison.OrdinalIgnoreCase);
    }
}
