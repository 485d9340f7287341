namespace Fairlead;

/// <summary>
/// The base class of what Fairlead throws about a connection: it could not be resolved, a field has a value of the wrong form, or TLS failed.
/// No message holds a value that may be secret.
/// </summary>
public abstract class ConnectionException : Exception
{
    private protected ConnectionException(string connectionId, string message, Exception? innerException = null) : base(message, innerException) =>
        ConnectionId = connectionId;

    /// <summary>Gets the id of the connection; of several connections, the first one's.</summary>
    public string ConnectionId { get; }
}
