namespace Fairlead;

/// <summary>
/// Connections with short-lived credentials, for clients that take more than what a backend holds. The clients that Fairlead makes use it
/// by themselves. Thread-safe; one per program.
/// </summary>
public interface IConnectionCredentials
{
    /// <summary>
    /// Gets a connection with the credential of the provider that it names, in place of its login and password; the connection itself where
    /// it names none. The same object is returned until there is a newer credential. Completes at once while the credential is cached.
    /// </summary>
    /// <param name="connection">The connection as it was resolved.</param>
    /// <param name="cancellationToken">Stops waiting; a request that other callers wait for goes on.</param>
    /// <exception cref="CredentialException">The provider has no credential; the message says why.</exception>
    /// <exception cref="ConnectionFormatException">
    /// The program has no such provider, or a setting of it has a value of the wrong form.
    /// </exception>
    ValueTask<Connection> GetAsync(Connection connection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets a connection with newer credentials, as a program does whose server refused those that it used: from its provider, or from the
    /// backends where it names none. Callers that used the same share one request. Returns a connection with the same values where there is
    /// none newer.
    /// </summary>
    /// <param name="used">The connection that was used.</param>
    /// <param name="cancellationToken">Stops waiting; a request that other callers wait for goes on.</param>
    /// <exception cref="CredentialException">The provider has no credential; the message says why.</exception>
    /// <exception cref="ConnectionFormatException">
    /// The program has no such provider, or a setting of it has a value of the wrong form.
    /// </exception>
    ValueTask<Connection> RefreshAsync(Connection used, CancellationToken cancellationToken = default);
}
