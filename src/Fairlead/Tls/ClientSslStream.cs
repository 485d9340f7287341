using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Fairlead.Tls;

/// <summary>
/// The client's side of TLS, which knows whether the server asked for a certificate. In TLS 1.3 nothing on the wire shows that.
/// </summary>
internal sealed class ClientSslStream(Stream inner) : SslStream(inner)
{
    private bool _wasAsked;

    /// <summary>Whether the server asked for a certificate, and was shown one or none.</summary>
    public bool IsCertificateWanted => _wasAsked || LocalCertificate is not null;

    public async Task AuthenticateAsync(SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        if (options.ClientCertificateContext is null) options.LocalCertificateSelectionCallback ??= NoteRequest;
        await AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The callback is called before the handshake as well, when there is no certificate of the server's yet.</summary>
    private X509Certificate NoteRequest(
        object sender, string targetHost, X509CertificateCollection localCertificates, X509Certificate? remoteCertificate,
        string[] acceptableIssuers)
    {
        _wasAsked |= remoteCertificate is not null;
        return null!;
    }
}
