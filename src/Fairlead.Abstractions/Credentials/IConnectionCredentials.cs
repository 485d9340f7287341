namespace Fairlead;

/// <summary>
/// Resolves short-lived credentials of connections, for clients that need more than a backend's values. Fairlead's own clients use it
/// automatically. Thread-safe; one per program.
/// </summary>
public interface IConnectionCredentials
{
    /// <summary>
    /// Gets a connection with a credential from its provider in place of its login and password, or the connection itself if it names no
    /// provider. Returns the same object until there is a newer credential. Completes at once while the credential is cached.
    /// </summary>
    /// <param name="connection">The resolved connection.</param>
    /// <param name="cancellationToken">Stops waiting; a request that other callers wait for continues.</param>
    /// <exception cref="CredentialException">The provider has no credential; the message says why.</exception>
    /// <exception cref="ConnectionFormatException">
    /// The program has no such provider, or one of its settings has an invalid value.
    /// </exception>
    ValueTask<Connection> GetAsync(Connection connection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets a connection with newer credentials after a server refused the old ones: from its provider, or from the backends if it names
    /// none. Callers with the same connection share one request. Returns a connection with the same values if there are none newer.
    /// </summary>
    /// <param name="used">The connection that was used.</param>
    /// <param name="cancellationToken">Stops waiting; a request that other callers wait for continues.</param>
    /// <exception cref="CredentialException">The provider has no credential; the message says why.</exception>
    /// <exception cref="ConnectionFormatException">
    /// The program has no such provider, or one of its settings has an invalid value.
    /// </exception>
    ValueTask<Connection> RefreshAsync(Connection used, CancellationToken cancellationToken = default);
}
