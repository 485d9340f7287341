using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Fairlead.BackendHttp;

/// <summary>What is said of a request that failed. Nothing of it quotes what a server sent.</summary>
internal static class BackendHttpFailures
{
    /// <summary>Describes why there is no answer.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.SecureConnectionError,
            InnerException: null } own
            => own.Message,

        // Its message is the system's, and names only what is wrong with the certificate.
        HttpRequestException { InnerException: AuthenticationException tls } => $"no TLS connection: {tls.Message}",
        HttpRequestException { InnerException: SocketException socket } => $"no connection ({socket.SocketErrorCode})",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request =>
            $"the answer did not arrive ({request.HttpRequestError})",
        HttpIOException io => $"the answer ended early ({io.HttpRequestError})",
        OperationCanceledException => "no answer in time",
        _ => $"the request failed ({exception.GetType().Name})",
    };

    /// <summary>Whether a request failed for a reason that a backend can have: the network, the server, TLS.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        HttpRequestException or IOException => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    /// <summary>How long the server asked to be left alone; null when it did not.</summary>
    public static TimeSpan? FindRetryAfter(HttpResponseHeaders headers, TimeProvider timeProvider)
    {
        TimeSpan? wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - timeProvider.GetUtcNow(),
            _ => null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    public static bool IsRedirect(HttpStatusCode status) => (int)status is >= 300 and < 400 and not 304;
}
