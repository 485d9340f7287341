using System.Globalization;

namespace Fairlead.Aws;

/// <summary>What a failed call means for a backend.</summary>
internal sealed class AwsFailure
{
    /// <summary>How long a service is left alone that asked for it without saying for how long.</summary>
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(10);

    private AwsFailure(bool isDenied, string reason, TimeSpan? retryAfter = null)
    {
        IsDenied = isDenied;
        Reason = reason;
        RetryAfter = retryAfter;
    }

    /// <summary>Whether the service refuses; otherwise it could not be reached or is not ready.</summary>
    public bool IsDenied { get; }

    public string Reason { get; }

    public TimeSpan? RetryAfter { get; }

    /// <summary>Explains a failed call.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="permission">The permission that the call needs, as a sentence would name it.</param>
    public static AwsFailure Explain(AwsException exception, string permission)
    {
        string? code = exception.Code;
        string shown = code is null ? exception.Message : string.Create(CultureInfo.InvariantCulture, $"{code}, status {(int)exception.Status}");
        bool isThrottled = AwsErrorCodes.IsThrottled(code) || (int)exception.Status == 429;
        if (isThrottled) return new(false, $"the service asks for fewer requests ({shown})", exception.RetryAfter ?? DefaultRetryAfter);
        if (AwsErrorCodes.IsRefused(code)) return new(true, $"{AwsErrorCodes.ExplainRefusal(code!)} ({shown})");
        if (AwsErrorCodes.IsKeyFailure(code))
            return new(true, $"KMS does not use the key ({shown}): it is disabled, deleted, or its policy does not allow this program kms:Decrypt and kms:GenerateDataKey");
        if (AwsErrorCodes.IsNotAllowed(code)) return new(true, $"access is denied ({shown}): this needs {permission}");
        if ((int)exception.Status is 401 or 403) return new(true, $"access is denied ({shown})");
        return new(false, code is null ? exception.Message : $"the service failed ({shown})", exception.RetryAfter);
    }

    public BackendAnswer ToAnswer(string place) =>
        IsDenied ? BackendAnswer.Denied([place], Reason) : BackendAnswer.Unavailable([place], Reason) with { RetryAfter = RetryAfter };

    public BackendWriteResult ToWriteResult() =>
        IsDenied ? BackendWriteResult.Denied(Reason) : BackendWriteResult.Unavailable(Reason, RetryAfter);
}
