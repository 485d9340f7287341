namespace Fairlead;

/// <summary>The extras of credentials that any type of connection can have.</summary>
internal static class CredentialExtras
{
    /// <summary>Names the provider.</summary>
    public const string Provider = "credential_provider";
}
