namespace Fairlead.Google;

/// <summary>What a failed call means for a backend.</summary>
internal sealed class SecretManagerFailure
{
    /// <summary>How long a service is left alone that asked for it without saying for how long.</summary>
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(10);

    private SecretManagerFailure(bool isDenied, string reason, TimeSpan? retryAfter = null)
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
    /// <param name="role">The role that the call needs.</param>
    public static SecretManagerFailure Explain(SecretManagerException exception, string role)
    {
        string shown = Show(exception);
        if (exception.IsDenied) return new(true, exception.Message);
        if (exception.Status == 429 || exception.Code == "RESOURCE_EXHAUSTED")
            return new(false, $"the service asks for fewer requests ({shown})", exception.RetryAfter ?? DefaultRetryAfter);
        if (exception.Status == 401) return new(true, $"Google does not take the token ({shown})");
        if (exception.Status == 403) return new(true, $"{ExplainRefusal(exception.Detail, role)} ({shown})");
        if (exception.Code == "NOT_FOUND") return new(false, $"there is no such project or location ({shown})");
        return new(false, exception.Code is null ? exception.Message : $"the service failed ({shown})", exception.RetryAfter);
    }

    public BackendAnswer ToAnswer(string place) =>
        IsDenied ? BackendAnswer.Denied([place], Reason) : BackendAnswer.Unavailable([place], Reason) with { RetryAfter = RetryAfter };

    public BackendWriteResult ToWriteResult() =>
        IsDenied ? BackendWriteResult.Denied(Reason) : BackendWriteResult.Unavailable(Reason, RetryAfter);

    private static string Show(SecretManagerException exception)
    {
        string status = FormattableString.Invariant($"status {exception.Status}");
        return string.Join(", ", new[] { exception.Code, exception.Detail, status }.Where(static part => part is not null));
    }

    private static string ExplainRefusal(string? detail, string role) => detail switch
    {
        "SERVICE_DISABLED" => "the Secret Manager API is not enabled in the project: gcloud services enable secretmanager.googleapis.com",
        "CONSUMER_INVALID" or "RESOURCE_PROJECT_INVALID" or "USER_PROJECT_DENIED" =>
            "there is no such project, or the credentials may not use it: check the option Project",
        "BILLING_DISABLED" => "billing is not enabled in the project",
        "ACCESS_TOKEN_SCOPE_INSUFFICIENT" => "the credentials lack the scope cloud-platform, as machines have it that were created without",
        _ => $"access is denied: this needs the role {role} on the secret or its project",
    };
}
