using Microsoft.Extensions.Logging;

namespace Fairlead.Credentials;

/// <summary>What is logged about credentials; never a value.</summary>
internal static partial class CredentialLog
{
    [LoggerMessage(111, LogLevel.Warning, "{Failure}")]
    public static partial void CredentialFailed(this ILogger logger, string failure);
}
