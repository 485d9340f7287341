namespace Fairlead.Google;

/// <summary>A call that failed. The message is ours, and quotes nothing that a server sent but codes.</summary>
internal sealed class SecretManagerException(string message) : Exception(message)
{
    public int Status { get; init; }

    /// <summary>Gets the service's code, such as <c>NOT_FOUND</c>; null where the answer is not the service's.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the finer reason, such as <c>SERVICE_DISABLED</c>; null where there is none.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets what the service's message says, which is not shown.</summary>
    public string ServiceMessage { get; init; } = "";

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets whether there are no credentials, or none that Google takes.</summary>
    public bool IsDenied { get; init; }
}
