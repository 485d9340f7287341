using System.Globalization;
using Fairlead.BackendHttp;

namespace Fairlead.Aws;

/// <summary>Turns failed calls into failures of a backend.</summary>
internal static class AwsFailures
{
    /// <summary>Describes a failed call.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="permission">The permission that the call needs, in words that follow "this needs".</param>
    public static BackendFailure Explain(AwsException exception, string permission)
    {
        string? code = exception.Code;
        string shown = code is null
            ? exception.Message : string.Create(CultureInfo.InvariantCulture, $"{code}, status {(int)exception.Status}");
        bool isThrottled = AwsErrorCodes.IsThrottled(code) || (int)exception.Status == 429;
        if (isThrottled) return BackendFailure.Throttled($"the service asks for fewer requests ({shown})", exception.RetryAfter);
        if (AwsErrorCodes.IsRefused(code)) return BackendFailure.Denied($"{AwsErrorCodes.ExplainRefusal(code!)} ({shown})");
        if (AwsErrorCodes.IsKeyFailure(code))
        {
            return BackendFailure.Denied(
                $"KMS cannot use the key ({shown}): it is disabled, deleted, or its policy does not allow this program "
                    + "kms:Decrypt and kms:GenerateDataKey");
        }
        if (AwsErrorCodes.IsNotAllowed(code)) return BackendFailure.Denied($"access is denied ({shown}): this needs {permission}");
        if ((int)exception.Status is 401 or 403) return BackendFailure.Denied($"access is denied ({shown})");
        return BackendFailure.Unavailable(code is null ? exception.Message : $"the service failed ({shown})", exception.RetryAfter);
    }
}
