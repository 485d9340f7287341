using System.Globalization;

namespace Fairlead.Detection.TransportApis;

/// <summary>The versions of SSL and TLS that are broken, as programs spell them.</summary>
internal static class ObsoleteProtocols
{
    /// <summary>The enumerations that are sets of versions. Both give a version the same number.</summary>
    public static readonly IReadOnlyList<string> TypeNames =
        ["System.Security.Authentication.SslProtocols", "System.Net.SecurityProtocolType"];

    // What SetSwitch turns on, and thereby a new version off.
    private static readonly HashSet<string> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        "Switch.System.Net.DontEnableSchUseStrongCrypto", "Switch.System.Net.DontEnableSystemDefaultTlsVersions",
        "Switch.System.ServiceModel.DisableUsingServicePointManagerSecurityProtocols", "Switch.System.Net.DontEnableTls13",
    };

    private static readonly (long Bits, string Display)[] ByNumber = [(12, "SSL 2.0"), (48, "SSL 3.0"), (192, "TLS 1.0"), (768, "TLS 1.1")];


    private static readonly Dictionary<string, string> ByText = new(StringComparer.Ordinal)
    {
        ["ssl2"] = "SSL 2.0", ["ssl20"] = "SSL 2.0", ["sslv2"] = "SSL 2.0", ["ssl3"] = "SSL 3.0", ["ssl30"] = "SSL 3.0",
        ["sslv3"] = "SSL 3.0", ["tls"] = "TLS 1.0", ["tls1"] = "TLS 1.0", ["tls10"] = "TLS 1.0", ["tlsv1"] = "TLS 1.0",
        ["tlsv10"] = "TLS 1.0", ["tls11"] = "TLS 1.1", ["tlsv11"] = "TLS 1.1",
    };

    /// <summary>Determines whether a member of one of the enumerations may be obsolete, by its name; the cheapest question.</summary>
    public static bool IsMember(string name) => GetNumber(name) != 0;

    /// <summary>Gets the bits of such a member; none of another.</summary>
    public static long GetNumber(string member) => member switch
    {
        "Ssl2" => 12,
        "Ssl3" => 48,
        "Tls" => 192,
        "Tls11" => 768,
        "Default" => 240,
        _ => 0,
    };

    public static bool IsSwitch(string name) => Switches.Contains(name);

    /// <summary>
    /// Gets the obsolete versions among the bits of a number, for people: <c>SSL 3.0 and TLS 1.0</c>. Returns null if there are none.
    /// </summary>
    public static string? Display(long number)
    {
        string[] versions = [.. ByNumber.Where(entry => (number & entry.Bits) != 0).Select(static entry => entry.Display)];
        return versions.Length == 0 ? null : Join(versions);
    }

    /// <summary>
    /// Gets the obsolete versions that a list in a text names: <c>Tls11, Tls12</c>, <c>TLSv1.0</c>, <c>192</c>. Returns null if there are
    /// none.
    /// </summary>
    public static string? Display(string list)
    {
        if (long.TryParse(list, NumberStyles.None, CultureInfo.InvariantCulture, out long number)) return Display(number);
        string[] versions =
        [
            .. list.Split(',', ';', '|', ' ')
                .Select(static text => text.Replace(".", "").Replace(" ", "").Replace("_", "").ToLowerInvariant())
                .Where(ByText.ContainsKey).Select(static text => ByText[text]).Distinct(),
        ];
        return versions.Length == 0 ? null : Join(versions);
    }

    private static string Join(string[] versions) => versions.Length == 1
        ? versions[0]
        : string.Join(", ", versions, 0, versions.Length - 1) + " and " + versions[versions.Length - 1];
}
