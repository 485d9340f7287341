using Microsoft.Extensions.Logging;

namespace Fairlead.Clients.Http;

/// <summary>What clients log. Names of connections and defects of their fields; never a value.</summary>
internal static partial class HttpClientLog
{
    [LoggerMessage(101, LogLevel.Error, "{Defect}. Clients of connection '{ConnectionId}' go on with the last one that could be used")]
    public static partial void KeptLastGood(this ILogger logger, string connectionId, string defect);

    [LoggerMessage(102, LogLevel.Warning, "The certificate of connection '{ConnectionId}' is not verified: its extra 'verify' is false")]
    public static partial void NotVerified(this ILogger logger, string connectionId);

    [LoggerMessage(103, LogLevel.Information, "The server of connection '{ConnectionId}' refused its credentials; newer ones are tried")]
    public static partial void RefusedCredentials(this ILogger logger, string connectionId);

    [LoggerMessage(104, LogLevel.Warning,
        "The server of connection '{ConnectionId}' refused its credentials, and there are no newer ones: {Reason}")]
    public static partial void NothingNewer(this ILogger logger, string connectionId, string reason);
}
