using Fairlead.Core.Rules;

namespace Fairlead.Detection.Transport;

/// <summary>Effects of an option on the connection that it is set for, from bad to worse.</summary>
internal enum TlsWeakness
{
    None,

    /// <summary>TLS is used, and whoever answers is believed.</summary>
    NotVerified,

    /// <summary>TLS is used where the other side offers it, which whoever is between can prevent.</summary>
    Optional,

    /// <summary>Nothing is encrypted.</summary>
    Off,
}

/// <summary>
/// An option that decides about TLS, as drivers, clients and tools spell it in connection strings, URLs, environments and configuration
/// files.
/// </summary>
/// <param name="Off">The values with which nothing is encrypted.</param>
/// <param name="Optional">The values with which the other side decides.</param>
/// <param name="NotVerified">The values with which the certificate, or the name in it, does not count.</param>
/// <param name="Secure">The value to set instead; null where it depends on what is there.</param>
internal sealed record TlsOption(string[] Off, string[] Optional, string[] NotVerified, string? Secure)
{
    /// <summary>The rule about connections that nothing encrypts for this option.</summary>
    public Rule OffRule { get; init; } = RuleTable.UnverifiedTls;

    /// <summary>True if the option is a bare switch, whose name says nothing of what it is for.</summary>
    public bool IsSwitch => Off.Length > 0 && Optional.Length == 0 && Secure == "true";

    /// <summary>Determines whether the option says that credentials are sent: <c>SASL_PLAINTEXT</c>.</summary>
    public bool SendsCredentials(string value) => value.StartsWith("sasl", StringComparison.OrdinalIgnoreCase);

    public TlsWeakness GetWeakness(string value)
    {
        value = value.Trim();
        return Contains(Off, value) ? TlsWeakness.Off
            : Contains(Optional, value) ? TlsWeakness.Optional
            : Contains(NotVerified, value) ? TlsWeakness.NotVerified
            : TlsWeakness.None;
    }

    /// <summary>
    /// Finds what to set instead of a value, of which an SSL mode is spelled as the driver has it. Returns null if the text cannot tell.
    /// </summary>
    public string? FindSecureValue(string value, string sslMode)
    {
        if (value.Length == 0) return null;
        string secure = Secure ?? (OffRule == RuleTable.ClearTextProtocol ? GetSecureProtocol(value) : sslMode);
        if (secure is not ("true" or "false")) return secure;
        if (value is "0" or "1") return secure == "true" ? "1" : "0";
        return char.IsUpper(value[0]) ? char.ToUpperInvariant(secure[0]) + secure.Substring(1) : secure;
    }

    private string GetSecureProtocol(string value) => !SendsCredentials(value) ? "SSL" : value.IndexOf('_') >= 0 ? "SASL_SSL" : "SaslSsl";

    private static bool Contains(string[] values, string value)
    {
        foreach (string candidate in values)
        {
            if (candidate.Equals(value, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
