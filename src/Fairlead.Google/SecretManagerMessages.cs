namespace Fairlead.Google;

/// <summary>What the service's messages say that its codes do not. None of them is shown.</summary>
internal static class SecretManagerMessages
{
    /// <summary>Whether it is the secret or the version that is missing, and not the project, the location or the method.</summary>
    public static bool IsAboutSecret(SecretManagerException exception) =>
        exception.ServiceMessage.StartsWith("Secret ", StringComparison.Ordinal);

    public static bool IsDestroyed(SecretManagerException exception) =>
        exception.ServiceMessage.Contains("DESTROYED state", StringComparison.Ordinal);

    public static bool IsDisabled(SecretManagerException exception) =>
        exception.ServiceMessage.Contains("DISABLED state", StringComparison.Ordinal);

    /// <summary>Whether another etag was named than the one that the resource has.</summary>
    public static bool IsStale(SecretManagerException exception) =>
        exception.Code is "ABORTED" or "FAILED_PRECONDITION" || exception.Status == 412;
}
