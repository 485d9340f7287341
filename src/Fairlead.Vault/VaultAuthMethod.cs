namespace Fairlead;

/// <summary>The methods by which a program signs in to Vault, under Vault's names.</summary>
public enum VaultAuthMethod
{
    /// <summary>A token that exists already: <c>VAULT_TOKEN</c>, or a file.</summary>
    Token,

    /// <summary>A role id and a secret id.</summary>
    AppRole,

    /// <summary>The token of a pod's service account.</summary>
    Kubernetes,

    /// <summary>A signed token (JWT) of an OpenID provider.</summary>
    Jwt,

    /// <summary>A TLS client certificate.</summary>
    Cert,
}
