using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Fairlead.Vault;

/// <summary>Log messages about sign-ins, renewals and failures. None contains a value or a token.</summary>
internal static partial class VaultBackendLog
{
    /// <summary>Describes a time that may be unknown.</summary>
    public static string Describe(DateTimeOffset? end) =>
        end is { } known ? string.Create(CultureInfo.InvariantCulture, $"at {known:u}") : "at a time that is not known";

    [LoggerMessage(301, LogLevel.Information, "{Backend}: signed in to {Host} with {Method}; the token ends {End}")]
    public static partial void SignedIn(this ILogger logger, string backend, string host, VaultAuthMethod method, string end);

    [LoggerMessage(302, LogLevel.Warning, "{Backend}: the sign-in failed. {Reason}")]
    public static partial void SignInFailed(this ILogger logger, string backend, string? reason);

    [LoggerMessage(303, LogLevel.Debug, "{Backend}: the token is renewed and ends {End}")]
    public static partial void Renewed(this ILogger logger, string backend, string end);

    [LoggerMessage(304, LogLevel.Warning, "{Backend}: the token could not be renewed. {Reason}")]
    public static partial void RenewalFailed(this ILogger logger, string backend, string? reason);

    [LoggerMessage(305, LogLevel.Warning, "{Backend}: the token ends {End}, and nothing renews or replaces it")]
    public static partial void TokenEnds(this ILogger logger, string backend, string end);

    [LoggerMessage(306, LogLevel.Information, "{Backend}: new credentials from {Path}, which end {End}")]
    public static partial void Leased(this ILogger logger, string backend, string path, string end);

    [LoggerMessage(307, LogLevel.Debug, "{Backend}: the credentials from {Path} are renewed and end {End}")]
    public static partial void LeaseRenewed(this ILogger logger, string backend, string path, string end);

    [LoggerMessage(308, LogLevel.Warning, "{Backend}: the credentials from {Path} could not be renewed or replaced. {Reason}")]
    public static partial void LeaseFailed(this ILogger logger, string backend, string path, string? reason);

    [LoggerMessage(309, LogLevel.Error, "{Backend}: background work failed with {ExceptionType}")]
    public static partial void BackgroundFailed(this ILogger logger, string backend, string exceptionType);
}
