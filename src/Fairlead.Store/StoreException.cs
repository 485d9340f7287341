namespace Fairlead.Store;

/// <summary>The store cannot do what an operator asked of it. The message says why and what to do, and holds no value.</summary>
/// <param name="outcome">What a lookup would answer.</param>
/// <param name="message">Why.</param>
/// <param name="innerException">What went wrong; null where nothing was thrown.</param>
public sealed class StoreException(BackendOutcome outcome, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Gets what a lookup answers in this case.</summary>
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
