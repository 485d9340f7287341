using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests;

/// <summary>A handshake as the connection asks for it.</summary>
internal sealed record TlsHandshake(Connection Connection, string Host, TlsVerification Verification = TlsVerification.Full)
{
    public SslApplicationProtocol? Protocol { get; init; }

    /// <summary>Gets a certificate that the server must show, whoever issued it; null where the authorities decide.</summary>
    public X509Certificate2? Pinned { get; init; }

    /// <summary>Shakes hands and describes what was agreed.</summary>
    /// <exception cref="ConnectionProbeException">The handshake failed; the message says why.</exception>
    /// <exception cref="ConnectionTlsException">A certificate or key of the connection cannot be used.</exception>
    public async Task<(SslStream Stream, string Detail)> RunAsync(
        Stream stream, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        SslClientAuthenticationOptions options = TlsOptions.Create(Connection, Host, timeProvider);
        if (Protocol is { } protocol) options.ApplicationProtocols = [protocol];
        string? refusal = null;
        string peer = "no certificate";
        options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            // The callback's certificate ends with the handshake.
            if (certificate is X509Certificate2 shown) peer = Describe(shown);
            refusal = FindRefusal(certificate as X509Certificate2, chain, errors, options.TargetHost!);
            return refusal is null;
        };
        var secure = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await secure.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
            string unverified = Verification switch
            {
                TlsVerification.None => "; the certificate is not verified",
                TlsVerification.Chain => "; the name is not verified",
                _ => "",
            };
            return (secure, $"{Describe(secure.SslProtocol)}, {peer}{unverified}");
        }
        catch (Exception e)
        {
            await secure.DisposeAsync().ConfigureAwait(false);
            if (refusal is not null) throw new ConnectionProbeException($"{refusal} ({peer})", e);
            if (e is AuthenticationException)
                throw new ConnectionProbeException(
                    "the handshake failed: what the server sends is not TLS, or it refuses ours", e);
            if (e is IOException { InnerException: null })
                throw new ConnectionProbeException(
                    "the server closed the connection instead of a handshake: it may not speak TLS on this port", e);
            throw;
        }
    }

    private string? FindRefusal(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, string name)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return "the server shows no certificate";
        if (Pinned is not null) return Pinned.RawData.AsSpan().SequenceEqual(certificate.RawData) ? null
            : "the server shows another certificate than ssl_ca_cert";
        if (Verification == TlsVerification.None) return null;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)) return DescribeChain(chain, certificate);
        if (Verification == TlsVerification.Chain || !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return null;
        return $"the certificate is not for {Core.Text.QuotedName.Show(name)}";
    }

    private string DescribeChain(X509Chain? chain, X509Certificate2 certificate)
    {
        X509ChainStatusFlags flags = X509ChainStatusFlags.NoError;
        foreach (X509ChainStatus status in chain?.ChainStatus ?? []) flags |= status.Status;
        if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
            return certificate.NotAfter < DateTime.Now ? "the certificate has expired"
                : "the certificate, or its authority, is not valid at this time";
        if ((flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0)
        {
            return Connection.Extra.GetString(TlsCertificates.CaExtra) is null
                ? "the certificate comes from an authority that this machine does not trust; name the authority in ssl_ca_cert"
                : "the certificate does not come from the authority in ssl_ca_cert";
        }
        return $"the certificate is refused: {flags}";
    }

    private static string Describe(X509Certificate2 certificate)
    {
        IEnumerable<string> names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(extension =>
                extension.EnumerateDnsNames().Concat(extension.EnumerateIPAddresses().Select(address => address.ToString())))
            .Take(10);
        string subject = ShownText.Create(certificate.Subject);
        string shownNames = ShownText.Create(string.Join(", ", names.DefaultIfEmpty("no name")));
        return string.Create(CultureInfo.InvariantCulture,
            $"certificate {subject} for {shownNames}, valid until {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}");
    }

    private static string Describe(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls13 => "TLS 1.3",
        _ => protocol.ToString(),
    };
}
