using System.Net;

namespace Fairlead.Aws;

/// <summary>A call that a service of AWS, or what stands before it, did not answer as asked.</summary>
/// <param name="code">The service's code of the error; null when what answered is not the service.</param>
/// <param name="status">The status; 0 when there was no answer.</param>
/// <param name="message">What went wrong, in our words.</param>
internal sealed class AwsException(string? code, HttpStatusCode status, string message) : Exception(message)
{
    public string? Code => code;

    public HttpStatusCode Status => status;

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the service says that a secret is marked for deletion, which has no code of its own.</summary>
    public bool SpeaksOfDeletion { get; init; }

    public static AwsException ForStrangeAnswer(HttpStatusCode status) => new(null, status, "the answer is not the service's");
}
