using System.Net;

namespace Fairlead.Clients.Http;

/// <summary>
/// Sends requests with what the connection says at that moment. It is the innermost handler of a client, so that no other, and no log, sees
/// credentials: they are in copies of the requests.
/// </summary>
/// <param name="connection">What the clients of the connection share.</param>
/// <param name="owned">What is disposed with the handler.</param>
internal sealed class ConnectionHttpHandler(HttpConnection connection, IReadOnlyList<IDisposable> owned) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Uri address = request.RequestUri ?? throw new InvalidOperationException("The request has no address");
        HttpSettings settings = await connection.GetSettingsAsync(cancellationToken).ConfigureAwait(false);
        var hop = new HttpHop(request.Method, connection.Resolve(address, settings), request.Content is not null);
        int refreshesLeft = settings.MostRefreshes;
        int redirects = 0;
        while (true)
        {
            bool isOwn = settings.IsOwn(hop.Uri);
            HttpRequestMessage sent = request.Copy(hop);

            // With a header of the program's own the credentials are not ours to replace.
            bool hasCredentials = isOwn && !hop.IsAway && !sent.Headers.Contains(HttpHeaderValues.Authorization);
            if (isOwn && !hop.IsAway) settings.AddCredentials(sent);

            HttpResponseMessage? response = null;
            try
            {
                response = await connection.SendAsync(sent, settings, isOwn, cancellationToken).ConfigureAwait(false);
                if (response.StatusCode != HttpStatusCode.Unauthorized) hasCredentials = false;
            }
            catch (HttpRequestException e) when (refreshesLeft > 0 && isOwn && IsRefusal(e, CanSendAgain(request, hop)))
            {
                if (await connection.FindNewerAsync(settings, cancellationToken).ConfigureAwait(false) is not { } fresh) throw;
                settings = fresh;
                refreshesLeft--;
                if (redirects == 0) hop = hop with { Uri = connection.Resolve(address, settings) };
                continue;
            }

            if (hasCredentials && refreshesLeft > 0)
            {
                refreshesLeft--;
                HttpSettings? fresh = await connection.FindNewerAsync(settings, cancellationToken).ConfigureAwait(false);
                if (fresh is not null && CanSendAgain(request, hop))
                {
                    response.Dispose();
                    settings = fresh;
                    if (redirects == 0) hop = hop with { Uri = connection.Resolve(address, settings) };
                    continue;
                }
            }

            HttpHop? next = redirects < settings.MaxRedirects ? hop.FindNext(response) : null;
            if (next is not null && CanSendAgain(request, next))
            {
                response.Dispose();
                redirects++;
                bool staysHere = HttpAddress.HaveSameOrigin(next.Uri, hop.Uri) || (isOwn && settings.IsOwn(next.Uri));
                hop = staysHere ? next : next with { Uri = settings.RemoveSecrets(next.Uri), IsAway = true };
                continue;
            }

            // The program sees where the response came from, without what was sent along.
            bool isAsAsked = redirects == 0 && hop.Uri == address;
            response.RequestMessage = isAsAsked ? request : request.Copy(hop with { Uri = settings.RemoveSecrets(hop.Uri) });
            return response;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (IDisposable part in owned) part.Dispose();
        }
        base.Dispose(disposing);
    }

    private static bool CanSendAgain(HttpRequestMessage request, HttpHop hop) => !hop.HasContent || HttpRequests.CanReplay(request.Content);

    /// <summary>
    /// Whether a certificate, ours or the server's, or the proxy's login was refused. Nothing of the request was sent then, unless the
    /// server refused our certificate after the handshake, as it does in TLS 1.3: that comes out of reading the response.
    /// </summary>
    private static bool IsRefusal(HttpRequestException exception, bool canSendAgain)
    {
        bool wasReading = false;
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (current is ConnectionTlsException) return canSendAgain || !wasReading;
            wasReading |= current is IOException;
        }
        return exception.HttpRequestError is HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
    }
}
