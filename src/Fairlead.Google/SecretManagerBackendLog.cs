using Microsoft.Extensions.Logging;

namespace Fairlead.Google;

/// <summary>What is logged about Google Secret Manager; never a value or a token.</summary>
internal static partial class SecretManagerBackendLog
{
    [LoggerMessage(331, LogLevel.Information, "{Backend}: uses the credentials from {Source}")]
    public static partial void CredentialsLoaded(this ILogger logger, string backend, string source);

    [LoggerMessage(332, LogLevel.Warning, "{Backend}: {Reason}")]
    public static partial void TokenFailed(this ILogger logger, string backend, string reason);

    [LoggerMessage(333, LogLevel.Warning, "{Backend}: {Place} was written by another program at the same time, whose value is kept")]
    public static partial void Overtaken(this ILogger logger, string backend, string place);
}
