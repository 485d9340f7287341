using System.Net;

namespace Fairlead.Aws;

/// <summary>The exception that is thrown when a call of an AWS service fails.</summary>
/// <param name="code">The service's error code; null if the answer is not the service's.</param>
/// <param name="status">The status code; 0 if there was no answer.</param>
/// <param name="message">What went wrong, without the text of the service.</param>
internal sealed class AwsException(string? code, HttpStatusCode status, string message) : Exception(message)
{
    public string? Code => code;

    public HttpStatusCode Status => status;

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets whether a secret is marked for deletion, which has no error code of its own.</summary>
    public bool SpeaksOfDeletion { get; init; }

    public static AwsException ForStrangeAnswer(HttpStatusCode status) => new(null, status, "the answer is not the service's");
}
