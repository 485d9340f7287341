using Microsoft.Extensions.Logging;

namespace Fairlead.Resolution;

/// <summary>
/// What the runtime logs. Names of connections, backends and exception types; never a value or another's exception message.
/// </summary>
internal static partial class ResolutionLog
{
    /// <summary>The audit of use: one event for each value that is fetched.</summary>
    [LoggerMessage(1, LogLevel.Debug, "Connection '{ConnectionId}' was resolved from {Backend}, version {Version}")]
    public static partial void Resolved(this ILogger logger, string connectionId, string backend, string? version);

    [LoggerMessage(2, LogLevel.Warning, "A connection could not be resolved ({Outcome}). {Description}")]
    public static partial void NotResolved(this ILogger logger, ConnectionOutcome outcome, string description);

    [LoggerMessage(12, LogLevel.Warning, "A connection is served although it is out of date ({Outcome}). {Description}")]
    public static partial void ServedStale(this ILogger logger, ConnectionOutcome outcome, string description);

    [LoggerMessage(13, LogLevel.Error, "Connection '{ConnectionId}' is no longer served ({Outcome}): its last good value is too old")]
    public static partial void NoLongerServed(this ILogger logger, ConnectionOutcome outcome, string connectionId);

    [LoggerMessage(14, LogLevel.Warning, "Connection '{ConnectionId}' was resolved again after {Failures} failed lookups since {Since:u}")]
    public static partial void OutageEnded(this ILogger logger, string connectionId, int failures, DateTimeOffset since);

    [LoggerMessage(15, LogLevel.Error, "Watching connection '{ConnectionId}' for changes failed with {ExceptionType}")]
    public static partial void WatchFailed(this ILogger logger, string connectionId, string exceptionType);

    [LoggerMessage(17, LogLevel.Warning,
        "A secret of connection '{ConnectionId}' has fewer than {Length} characters and is not masked in logs")]
    public static partial void TooShortToRedact(this ILogger logger, string connectionId, int length);

    [LoggerMessage(16, LogLevel.Warning, "Connection '{ConnectionId}' is used in clear text: {Reason} ({Source})")]
    public static partial void ClearText(this ILogger logger, string connectionId, string reason, string source);

    [LoggerMessage(3, LogLevel.Information, "Connection '{ConnectionId}' has a new value")]
    public static partial void Changed(this ILogger logger, string connectionId);

    [LoggerMessage(4, LogLevel.Debug, "A backend reports a change of connection '{ConnectionId}'")]
    public static partial void SourceChanged(this ILogger logger, string connectionId);

    [LoggerMessage(5, LogLevel.Error, "A listener for changes of connection '{ConnectionId}' threw {ExceptionType}")]
    public static partial void ListenerFailed(this ILogger logger, string connectionId, string exceptionType);

    [LoggerMessage(6, LogLevel.Error, "Looking for changes of connection '{ConnectionId}' failed with {ExceptionType}")]
    public static partial void ReloadFailed(this ILogger logger, string connectionId, string exceptionType);

    [LoggerMessage(7, LogLevel.Warning, "Connection '{ConnectionId}' {End} ({Owners})")]
    public static partial void Ended(this ILogger logger, string connectionId, string end, string owners);

    [LoggerMessage(8, LogLevel.Error, "No connection can be resolved: {Defect}")]
    public static partial void UnknownDeployment(this ILogger logger, string defect);

    [LoggerMessage(9, LogLevel.Warning, "{Remark}")]
    public static partial void ManifestRemark(this ILogger logger, string remark);

    [LoggerMessage(11, LogLevel.Information,
        "Connection '{ConnectionId}' has a user and no password; where it needs one, declare it in the manifest: "
        + "\"fields\": {{ \"password\": {{ \"required\": true }} }}")]
    public static partial void HasNoPassword(this ILogger logger, string connectionId);

    [LoggerMessage(10, LogLevel.Warning, "An optional connection could not be resolved ({Outcome}). {Description}")]
    public static partial void OptionalNotResolved(this ILogger logger, ConnectionOutcome outcome, string description);
}
