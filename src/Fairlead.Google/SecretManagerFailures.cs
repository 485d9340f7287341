using Fairlead.BackendHttp;

namespace Fairlead.Google;

/// <summary>What failed calls mean for a backend.</summary>
internal static class SecretManagerFailures
{
    /// <summary>Explains a failed call.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="role">The role that the call needs.</param>
    public static BackendFailure Explain(SecretManagerException exception, string role)
    {
        string shown = Show(exception);
        if (exception.IsDenied) return BackendFailure.Denied(exception.Message);
        if (exception.Status == 429 || exception.Code == "RESOURCE_EXHAUSTED")
            return BackendFailure.Throttled($"the service asks for fewer requests ({shown})", exception.RetryAfter);
        if (exception.Status == 401) return BackendFailure.Denied($"Google does not take the token ({shown})");
        if (exception.Status == 403) return BackendFailure.Denied($"{ExplainRefusal(exception.Detail, role)} ({shown})");
        if (exception.Code == "NOT_FOUND") return BackendFailure.Unavailable($"there is no such project or location ({shown})");
        return BackendFailure.Unavailable(
            exception.Code is null ? exception.Message : $"the service failed ({shown})", exception.RetryAfter);
    }

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
