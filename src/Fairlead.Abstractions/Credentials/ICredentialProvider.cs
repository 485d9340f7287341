namespace Fairlead;

/// <summary>
/// Gets short-lived credentials, such as an access token, for connections that name it in their extra <c>credential_provider</c>. The
/// result is cached until shortly before it expires, and all callers share one request. Register it as a singleton <see
/// cref="ICredentialProvider"/>.
/// </summary>
public interface ICredentialProvider
{
    /// <summary>Gets the name that connections call it by.</summary>
    string Name { get; }

    /// <summary>
    /// Returns whether a connection wants its credentials from this provider; by default if its extra <c>credential_provider</c> names it.
    /// </summary>
    /// <param name="connection">The connection as it was resolved.</param>
    bool IsFor(Connection connection) =>
        string.Equals(connection.Extra.GetString(CredentialExtras.Provider), Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a new credential.</summary>
    /// <param name="connection">The resolved connection: its login and password are used to request the credential.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CredentialException">There is no credential; the message says why, without any value.</exception>
    /// <exception cref="ConnectionFormatException">A setting of the connection has an invalid value.</exception>
    ValueTask<Credential> GetAsync(Connection connection, CancellationToken cancellationToken);
}
