using Fairlead.Core.Text;
using Fairlead.Detection.TransportApis;

namespace Fairlead.Detection.Transport;

/// <summary>
/// FLD2004 in configuration files: the versions of TLS that a server or client may use, and switches of the runtime that bring old ones
/// back.
/// </summary>
internal static class ObsoleteSettings
{
    private const string Brought = "obsolete versions of TLS";

    private static readonly HashSet<string> VersionNames = new(StringComparer.Ordinal)
    {
        "sslprotocols", "sslprotocol", "enabledsslprotocols", "tlsprotocols", "tlsversion", "tlsversions", "sslversion", "tlsminversion",
        "mintlsversion", "minimumtlsversion", "sslminversion", "minsslversion", "minimumsslversion", "securityprotocol", "ssl.protocol",
        "ssl.enabled.protocols", "tls.min.version", "minversion",
        "sslminver", "proxysslprotocols", "minprotocol",
    };

    /// <summary>Finds the obsolete versions that a setting names, with their place in its value. Returns null if there are none.</summary>
    public static (SourceSpan Place, string Versions)? Find(IReadOnlyList<string> path, string value)
    {
        var whole = new SourceSpan(0, value.Length);
        if (VersionNames.Contains(path[0])
            && (path[0] != "minversion" || path.Any(static text => text.StartsWith("tls", StringComparison.Ordinal))))
            return FindVersions(value) is { } versions ? (whole, versions) : null;
        if (ObsoleteProtocols.IsSwitch(path[0])) return IsTrue(value) ? (whole, Brought) : null;
        return path[0] == "appcontextswitchoverrides" && FindOverride(value) is { } place ? (place, Brought) : null;
    }

    private static string? FindVersions(string value) => value.Trim() switch
    {
        "1.0" => "TLS 1.0",
        "1.1" => "TLS 1.1",
        { Length: > 0 } list when !char.IsDigit(list[0]) => ObsoleteProtocols.Display(list.Replace("VersionTLS", "tls")),
        _ => null,
    };

    /// <summary>In a list: <c>Switch.A=true;Switch.B=false</c>.</summary>
    private static SourceSpan? FindOverride(string value)
    {
        int start = 0;
        foreach (string pair in value.Split(';'))
        {
            string[] sides = pair.Split('=');
            if (sides.Length == 2 && IsTrue(sides[1]) && ObsoleteProtocols.IsSwitch(sides[0].Trim()))
                return new SourceSpan(start + pair.Length - pair.TrimStart().Length, pair.Trim().Length);
            start += pair.Length + 1;
        }
        return null;
    }

    private static bool IsTrue(string value) => value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
}
