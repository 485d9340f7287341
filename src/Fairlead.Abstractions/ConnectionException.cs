namespace Fairlead;

/// <summary>
/// The base class of Fairlead's exceptions about a connection: it could not be resolved, a field has an invalid value, or TLS failed. No
/// message contains a value that may be secret.
/// </summary>
public abstract class ConnectionException : Exception
{
    private protected ConnectionException(string connectionId, string message, Exception? innerException = null)
        : base(message, innerException) =>
        ConnectionId = connectionId;

    /// <summary>Gets the id of the connection; of several connections, the first one's.</summary>
    public string ConnectionId { get; }
}
