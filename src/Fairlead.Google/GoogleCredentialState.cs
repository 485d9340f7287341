using global::Google.Apis.Auth.OAuth2;

namespace Fairlead.Google;

/// <summary>Credentials that were found.</summary>
internal sealed class GoogleCredentialState
{
    public required ICredential Credential { get; init; }

    /// <summary>Gets the project that they belong to; null where they do not say.</summary>
    public required string? Project { get; init; }

    /// <summary>Gets where they are from, as people would say it.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset LoadedAt { get; init; }
}
