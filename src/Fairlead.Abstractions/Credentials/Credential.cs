namespace Fairlead;

/// <summary>A short-lived credential. It takes the place of a connection's login and password.</summary>
public sealed class Credential
{
    /// <summary>Gets the user name or access key id; null where the password is a token that needs none.</summary>
    public string? Login { get; init; }

    /// <summary>Gets the token, password or secret key.</summary>
    public required Secret Password { get; init; }

    /// <summary>Gets extras that belong to the credential, such as <c>aws_session_token</c>.</summary>
    public IReadOnlyDictionary<string, Secret> Extra { get; init; } = new Dictionary<string, Secret>();

    /// <summary>Gets the moment at which the credential ends; null when that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
