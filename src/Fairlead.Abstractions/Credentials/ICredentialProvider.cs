namespace Fairlead;

/// <summary>
/// Gets short-lived credentials, such as an access token, for connections that name it in their extra <c>credential_provider</c>. What it
/// returns is cached until shortly before it ends, and asked for once for all callers. Register it as a singleton
/// <see cref="ICredentialProvider"/>.
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
    /// <param name="connection">
    /// The connection as it was resolved: its login and password are what the credential is asked for with.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CredentialException">There is none; the message says why, without any value.</exception>
    /// <exception cref="ConnectionFormatException">A setting of the connection has a value of the wrong form.</exception>
    ValueTask<Credential> GetAsync(Connection connection, CancellationToken cancellationToken);
}
