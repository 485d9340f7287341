using Fairlead.Core.Text;

namespace Fairlead;

/// <summary>
/// The exception for a credential provider that has no credential for a connection. The message says why, and contains no value that may be
/// secret.
/// </summary>
public sealed class CredentialException : ConnectionException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="connectionId">The connection.</param>
    /// <param name="provider">The provider's name.</param>
    /// <param name="reason">Why there is no credential, in words that follow a colon.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public CredentialException(string connectionId, string provider, string reason, Exception? innerException = null)
        : base(connectionId, $"The credential provider '{QuotedName.Show(provider)}' has no credential for connection "
            + $"'{QuotedName.Show(connectionId)}': {reason}", innerException) =>
        Provider = provider;

    /// <summary>Gets the provider's name.</summary>
    public string Provider { get; }

    /// <summary>
    /// Gets a value indicating whether the connection's own login and password were refused. The backends are then asked for newer ones.
    /// </summary>
    public bool IsRefused { get; init; }

    /// <summary>Gets how long the provider asks callers to wait; null if it doesn't.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
