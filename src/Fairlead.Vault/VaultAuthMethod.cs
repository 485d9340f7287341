namespace Fairlead;

/// <summary>How a program signs in to Vault. The names are Vault's own.</summary>
public enum VaultAuthMethod
{
    /// <summary>A token that somebody else obtained: <c>VAULT_TOKEN</c>, or a file.</summary>
    Token,

    /// <summary>A role id and a secret id.</summary>
    AppRole,

    /// <summary>The service account's token of a pod.</summary>
    Kubernetes,

    /// <summary>A signed token (JWT) of an OpenID provider.</summary>
    Jwt,

    /// <summary>A TLS client certificate.</summary>
    Cert,
}
