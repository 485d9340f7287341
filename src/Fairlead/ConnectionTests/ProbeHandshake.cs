using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests;

/// <summary>A handshake as the connection asks for it.</summary>
internal sealed record ProbeHandshake(Connection Connection, string Host, TlsVerification Verification = TlsVerification.Full)
{
    public SslApplicationProtocol? Protocol { get; init; }

    /// <summary>Gets a certificate that the server must show, whoever issued it; null where the authorities decide.</summary>
    public X509Certificate2? Pinned { get; init; }

    /// <summary>Shakes hands and describes what was agreed.</summary>
    /// <exception cref="ConnectionTlsException">The handshake failed, or a certificate or key of the connection cannot be used.</exception>
    public async Task<(Stream Stream, string Detail)> RunAsync(Stream stream, TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        TlsPeer peer = TlsPeer.Create(Connection, stream, Host);
        SslClientAuthenticationOptions options = TlsOptions.Create(Connection, peer, timeProvider, Verification);
        if (Protocol is { } protocol) options.ApplicationProtocols = [protocol];
        if (Pinned is { } pinned) options.RemoteCertificateValidationCallback = PeerCertificates.CreatePinningCallback(peer, pinned);
        SslStream tls = await TlsHandshake.AuthenticateAsync(stream, options, peer, cancellationToken).ConfigureAwait(false);
        string unverified = Verification switch
        {
            TlsVerification.None => "; the certificate is not verified",
            TlsVerification.Chain => "; the name is not verified",
            _ => "",
        };
        return (new TlsErrorStream(tls, peer),
            $"{Describe(tls.SslProtocol)}, {Describe(tls.RemoteCertificate as X509Certificate2)}{unverified}");
    }

    private static string Describe(X509Certificate2? certificate)
    {
        if (certificate is null) return "no certificate";
        string subject = ShownText.Create(certificate.Subject);
        string names = ShownText.Create(string.Join(", ", PeerCertificates.ReadNames(certificate).DefaultIfEmpty("no name")));
        return string.Create(CultureInfo.InvariantCulture,
            $"certificate {subject} for {names}, valid until {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}");
    }

    private static string Describe(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls13 => "TLS 1.3",
        _ => protocol.ToString(),
    };
}
