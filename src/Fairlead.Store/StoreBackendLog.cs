using Microsoft.Extensions.Logging;

namespace Fairlead.Store;

/// <summary>Log messages about the store. None contains a value or a key.</summary>
internal static partial class StoreBackendLog
{
    [LoggerMessage(351, LogLevel.Information, "{Backend}: created {Place}")]
    public static partial void Created(this ILogger logger, string backend, string place);

    [LoggerMessage(352, LogLevel.Warning,
        "{Backend}: changes by other processes are not noticed until the next lookup, or until this works again: {Reason}")]
    public static partial void WatchFailed(this ILogger logger, string backend, string reason);

    [LoggerMessage(353, LogLevel.Information, "{Backend}: changes by other processes are noticed again")]
    public static partial void WatchRestored(this ILogger logger, string backend);

    [LoggerMessage(354, LogLevel.Warning, "{Backend}: users other than its owner can read {KeyPlace}")]
    public static partial void KeyIsReadable(this ILogger logger, string backend, string keyPlace);

    [LoggerMessage(
        355, LogLevel.Information, "{Backend}: encrypted {Values} values again with the key {KeyId}; {Unreadable} could not be read")]
    public static partial void KeyRotated(this ILogger logger, string backend, int values, string keyId, int unreadable);

    [LoggerMessage(356, LogLevel.Warning, "{Backend}: {Place} was replaced by another store, as when a backup is restored")]
    public static partial void Replaced(this ILogger logger, string backend, string place);
}
