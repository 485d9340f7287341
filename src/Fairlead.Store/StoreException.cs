namespace Fairlead.Store;

/// <summary>
/// The exception that is thrown when the store cannot do what it was asked to. The message says why and what to do; it contains no value.
/// </summary>
/// <param name="outcome">The outcome of a lookup in this case.</param>
/// <param name="message">The reason, and what to do.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class StoreException(BackendOutcome outcome, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Gets the outcome of a lookup in this case.</summary>
    public BackendOutcome Outcome { get; } = outcome;

    internal BackendAnswer ToAnswer(string place) => Outcome switch
    {
        BackendOutcome.NotFound => BackendAnswer.NotFound([place], Message),
        BackendOutcome.Denied => BackendAnswer.Denied([place], Message),
        BackendOutcome.Malformed => BackendAnswer.Malformed([place], Message),
        _ => BackendAnswer.Unavailable([place], Message),
    };

    internal BackendWriteResult ToWriteResult() => Outcome switch
    {
        BackendOutcome.NotFound => BackendWriteResult.Conflict(Message),
        BackendOutcome.Denied => BackendWriteResult.Denied(Message),
        BackendOutcome.Malformed => BackendWriteResult.Rejected(Message),
        _ => BackendWriteResult.Unavailable(Message),
    };
}
