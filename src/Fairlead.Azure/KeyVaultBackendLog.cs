using Microsoft.Extensions.Logging;

namespace Fairlead.Azure;

/// <summary>What is logged about Key Vault; never a value or a token.</summary>
internal static partial class KeyVaultBackendLog
{
    [LoggerMessage(341, LogLevel.Warning, "{Backend}: the sign-in failed. {Reason}")]
    public static partial void SignInFailed(this ILogger logger, string backend, string? reason);

    [LoggerMessage(342, LogLevel.Warning, "{Backend}: the secret {Name} was recovered, because somebody wrote it while it was deleted")]
    public static partial void Recovered(this ILogger logger, string backend, string name);

    [LoggerMessage(343, LogLevel.Warning, "{Backend}: the secret {Name} is deleted but not purged. {Reason}")]
    public static partial void NotPurged(this ILogger logger, string backend, string name, string? reason);
}
