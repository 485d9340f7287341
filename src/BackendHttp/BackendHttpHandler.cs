using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Fairlead.BackendHttp;

/// <summary>
/// What every backend over HTTP needs of its transport: no redirects, which would take the token to another host, no cookies, answers of a
/// bounded size that are read to their end, and no clear text outside loopback. Compiled into each package that has such a backend.
/// </summary>
internal sealed class BackendHttpHandler : DelegatingHandler
{
    /// <summary>Far more than any service lets a secret have.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly bool _allowsClearText;

    /// <param name="allowsClearText">Whether the user allowed clear text to hosts other than this one.</param>
    /// <param name="authorities">The certificate authorities to trust instead of the system's; null trusts the system's.</param>
    /// <param name="clientCertificate">The client's own certificate; null when it has none.</param>
    public BackendHttpHandler(
        bool allowsClearText = false, X509Certificate2Collection? authorities = null, SslStreamCertificateContext? clientCertificate = null)
        : base(CreateTransport(authorities, clientCertificate)) => _allowsClearText = allowsClearText;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } address && !_allowsClearText && IsClearText(address))
            throw new HttpRequestException(HttpRequestError.SecureConnectionError, "the address is in clear text; use https");
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await BufferAsync(response, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Whether what is sent to the address can be read on the way.</summary>
    public static bool IsClearText(Uri address) => address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback;

    private static SocketsHttpHandler CreateTransport(
        X509Certificate2Collection? authorities, SslStreamCertificateContext? clientCertificate)
    {
        var transport = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = ConnectionLifetime,
            ConnectTimeout = ConnectTimeout,
        };
        if (authorities is not null)
        {
            var policy =
                new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(authorities);
            transport.SslOptions.CertificateChainPolicy = policy;
        }
        if (clientCertificate is not null) transport.SslOptions.ClientCertificateContext = clientCertificate;
        return transport;
    }

    private static async Task BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        HttpContent streamed = response.Content;
        if (streamed.Headers.ContentLength > MaximumBytes) throw TooLarge();
        Stream stream = await streamed.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var buffered = new MemoryStream();
            byte[] block = new byte[8192];
            while (await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false) is > 0 and int read)
            {
                if (buffered.Length + read > MaximumBytes) throw TooLarge();
                buffered.Write(block, 0, read);
            }
            var content = new ByteArrayContent(buffered.ToArray());
            foreach ((string name, IEnumerable<string> values) in streamed.Headers) content.Headers.TryAddWithoutValidation(name, values);
            response.Content = content;
        }
    }

    private static HttpRequestException TooLarge() =>
        new(HttpRequestError.ConfigurationLimitExceeded, $"the answer is larger than {MaximumBytes / 1024 / 1024} MiB");
}
