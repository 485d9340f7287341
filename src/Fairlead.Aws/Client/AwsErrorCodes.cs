namespace Fairlead.Aws;

/// <summary>Error codes that all services of AWS use, by meaning.</summary>
internal static class AwsErrorCodes
{
    private static readonly HashSet<string> Throttled = new(StringComparer.Ordinal)
    {
        "ThrottlingException", "Throttling", "ThrottledException", "RequestThrottled", "RequestThrottledException",
        "TooManyRequestsException",
        "RequestLimitExceeded", "SlowDown", "BandwidthLimitExceeded", "PriorRequestNotComplete", "ProvisionedThroughputExceededException",
        "TooManyUpdates",
    };

    private static readonly HashSet<string> UnknownKey = new(StringComparer.Ordinal)
    {
        "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "AuthFailure", "OptInRequired",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException", "InvalidToken",
    };

    private static readonly HashSet<string> WrongSignature = new(StringComparer.Ordinal)
    {
        "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature", "IncompleteSignatureException", "RequestExpired",
        "RequestTimeTooSkewed",
    };

    private static readonly HashSet<string> Ended =
        new(StringComparer.Ordinal) { "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" };

    private static readonly HashSet<string> NotAllowed = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized",
    };

    private static readonly HashSet<string> Key = new(StringComparer.Ordinal)
    {
        "DecryptionFailure", "EncryptionFailure", "InvalidKeyId", "KMSAccessDeniedException", "KMSDisabledException",
        "KMSInvalidStateException",
        "KMSNotFoundException", "KmsKeyDisabledException",
    };

    public static bool IsThrottled(string? code) => code is not null && Throttled.Contains(code);

    /// <summary>Determines whether the keys themselves are refused, and not a missing permission.</summary>
    public static bool IsRefused(string? code) =>
        code is not null && (UnknownKey.Contains(code) || WrongSignature.Contains(code) || Ended.Contains(code));

    public static bool IsNotAllowed(string? code) => code is not null && NotAllowed.Contains(code);

    public static bool IsKeyFailure(string? code) => code is not null && Key.Contains(code);

    /// <summary>Describes what to do about refused keys.</summary>
    public static string ExplainRefusal(string code)
    {
        if (Ended.Contains(code)) return "the session credentials have ended";
        return WrongSignature.Contains(code)
            ? "the signature is refused; check the secret access key, the region and this machine's clock"
            : "the access key is refused; it is not known to this account or region";
    }

    /// <summary>Determines whether a text may be shown as a code. A service could send anything.</summary>
    public static bool IsCode(string? text) =>
        text is { Length: > 0 and <= 80 } && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_');
}
