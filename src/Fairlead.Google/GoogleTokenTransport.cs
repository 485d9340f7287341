using Fairlead.BackendHttp;
using global::Google.Apis.Http;

namespace Fairlead.Google;

/// <summary>
/// Gives Google's library this package's transport for its requests of tokens: no redirects, no endless answers, and no clear text but to
/// this machine and to the metadata server. It is not asked again behind the caller's back, who knows better how long there is.
/// </summary>
internal sealed class GoogleTokenTransport : global::Google.Apis.Http.IHttpClientFactory, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Uri? _metadata;
    private readonly HttpMessageHandler _handler;

    public GoogleTokenTransport(GoogleEnvironment environment)
    {
        _metadata = environment.FindMetadataAddress();
        var guard = new Guard(_metadata);
        _handler = environment.WrapTransport?.Invoke(guard) ?? guard;
    }

    public ConfigurableHttpClient CreateHttpClient(CreateHttpClientArgs args)
    {
        var handler = new ConfigurableMessageHandler(_handler) { NumTries = 1, FollowRedirect = false };
        var client = new ConfigurableHttpClient(handler, false) { Timeout = Timeout };
        foreach (IConfigurableHttpClientInitializer initializer in args.Initializers) initializer.Initialize(client);
        return client;
    }

    /// <summary>Asks the metadata server for a text; null where it has none.</summary>
    public async Task<string?> FindMetadataAsync(string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_metadata!, path));
        request.Headers.Add("Metadata-Flavor", "Google");
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false) : null;
    }

    public void Dispose() => _handler.Dispose();

    private sealed class Guard(Uri? metadata) : DelegatingHandler(new BackendHttpHandler(allowsClearText: true))
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bool isMetadata = request.RequestUri?.Authority == metadata?.Authority;
            if (!isMetadata && request.RequestUri is { } address && BackendHttpHandler.IsClearText(address))
                throw new HttpRequestException(
                    HttpRequestError.SecureConnectionError, "the address that gives tokens is in clear text; use https");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
