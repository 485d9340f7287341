using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Resolution;
using Fairlead.Tls;

namespace Fairlead.Operations.Checking;

/// <summary>How a resolved connection is protected, as far as that shows without connecting.</summary>
/// <param name="Description">In words; null where there is no network.</param>
/// <param name="Warnings">What is insecure, or ends soon.</param>
/// <param name="Defect">What would make every handshake fail; null if nothing does.</param>
internal sealed record TlsState(string? Description, IReadOnlyList<string> Warnings, string? Defect)
{
    /// <summary>How long before its end a certificate is worth a warning.</summary>
    private static readonly TimeSpan WarningPeriod = TimeSpan.FromDays(21);

    public static TlsState Find(ConnectionResolution resolution, DateTimeOffset now)
    {
        Connection connection = resolution.Connection!;
        ConnectionType type = DeclaredType.For(connection).Type;
        if (type.Tls == TlsExpectation.NotApplicable) return new TlsState(null, [], null);
        var warnings = new List<string>();
        string description = Describe(resolution, connection, type, warnings);
        try
        {
            IEnumerable<X509Certificate2> certificates = TlsCertificates.ReadAuthorities(connection, now) ?? [];
            foreach (X509Certificate2 authority in certificates)
            {
                if (authority.NotAfter < now) continue;
                description += $"; trusts ssl_ca_cert until {Format(authority.NotAfter)}";
                WarnOfEnd("authority in ssl_ca_cert", authority.NotAfter);
            }
            if (TlsCertificates.ReadClientCertificate(connection, now) is { } own)
            {
                description += $"; own certificate until {Format(own.TargetCertificate.NotAfter)}";
                WarnOfEnd("client certificate in ssl_cert", own.TargetCertificate.NotAfter);
            }
            return new TlsState(description, warnings, null);
        }
        catch (ConnectionTlsException e)
        {
            return new TlsState(description, warnings, e.Message);
        }

        void WarnOfEnd(string what, DateTime end)
        {
            if (end - now < WarningPeriod) warnings.Add($"The {what} ends on {Format(end)}");
        }
    }

    private static string Describe(ConnectionResolution resolution, Connection connection, ConnectionType type, List<string> warnings)
    {
        if (resolution.ClearText is { } clear)
        {
            warnings.Add($"It is used in clear text: {clear.Reason} ({clear.Source})");
            return "clear text";
        }
        if (connection.Host?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true)
        {
            warnings.Add("It is used in clear text: its host begins with 'http://'");
            return "clear text";
        }
        if (type.TlsSwitch is { } tls && Get(connection, tls.Extra) is { } value)
        {
            string written = $"{tls.Extra} {value}";
            if (tls.Off.Contains(value))
            {
                warnings.Add($"It is used in clear text: its extra '{tls.Extra}' switches TLS off");
                return $"clear text ({written})";
            }
            return tls.On.Contains(value) ? $"TLS ({written})" : $"TLS if the server offers it ({written})";
        }
        return type.Tls == TlsExpectation.Required ? "TLS" : "TLS if the server offers it";
    }

    private static string? Get(Connection connection, string extra) => connection.Extra.GetSecret(extra)?.Reveal() is { Length: < 40 } value
        ? value : null;

    private static string Format(DateTime day) => day.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
