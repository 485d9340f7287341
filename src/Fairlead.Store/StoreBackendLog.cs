using Microsoft.Extensions.Logging;

namespace Fairlead.Store;

/// <summary>What is logged about the store; never a value or a key.</summary>
internal static partial class StoreBackendLog
{
    [LoggerMessage(351, LogLevel.Information, "{Backend}: created {Place}")]
    public static partial void Created(this ILogger logger, string backend, string place);

    [LoggerMessage(352, LogLevel.Warning,
        "{Backend}: changes of other processes are not heard of, until the next lookup or when it works again: {Reason}")]
    public static partial void WatchFailed(this ILogger logger, string backend, string reason);

    [LoggerMessage(353, LogLevel.Information, "{Backend}: changes of other processes are heard of again")]
    public static partial void WatchRestored(this ILogger logger, string backend);

    [LoggerMessage(354, LogLevel.Warning, "{Backend}: others than its owner can read {KeyPlace}")]
    public static partial void KeyIsReadable(this ILogger logger, string backend, string keyPlace);

    [LoggerMessage(
        355, LogLevel.Information, "{Backend}: encrypted {Values} values again with the key {KeyId}; {Unreadable} could not be read")]
    public static partial void KeyRotated(this ILogger logger, string backend, int values, string keyId, int unreadable);

    [LoggerMessage(356, LogLevel.Warning, "{Backend}: {Place} was replaced by another store, as when a backup is restored")]
    public static partial void Replaced(this ILogger logger, string backend, string place);
}
