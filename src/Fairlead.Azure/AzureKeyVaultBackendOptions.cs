using Azure.Core;

namespace Fairlead;

/// <summary>Options for connections from Azure Key Vault. No option holds a secret.</summary>
public sealed class AzureKeyVaultBackendOptions
{
    /// <summary>Gets or sets what logs and errors call the backend; two of them need two names. Default: <c>azure_key_vault</c>.</summary>
    public string Name { get; set; } = "azure_key_vault";

    /// <summary>Gets or sets the address of the vault, such as <c>https://acme-production.vault.azure.net</c>. Required.</summary>
    public Uri? VaultUri { get; set; }

    /// <summary>
    /// Gets or sets what the names of the secrets begin with; it may contain <c>{deployment}</c>. Default: <c>airflow-connections</c>, as
    /// in Airflow. Null, as there, has nothing looked up here.
    /// </summary>
    public string? ConnectionsPrefix { get; set; } = "airflow-connections";

    /// <summary>
    /// Gets or sets a value indicating whether Airflow reads the same values, so that they mean here what they mean there. Otherwise what
    /// Airflow would silently misunderstand is an error.
    /// </summary>
    public bool IsAirflows { get; set; }

    /// <summary>
    /// Gets or sets what stands between the prefix and the connection id, and for each <c>_</c> of the id: one or more hyphens. Default:
    /// <c>-</c>, as in Airflow.
    /// </summary>
    public string Separator { get; set; } = "-";

    /// <summary>Gets or sets how the program signs in. Default: with what <c>DefaultAzureCredential</c> finds.</summary>
    public KeyVaultAuthMethod AuthMethod { get; set; }

    /// <summary>
    /// Gets or sets the client id of the user-assigned managed identity or of the workload identity. Default: <c>AZURE_CLIENT_ID</c>, or
    /// the system-assigned identity.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>Gets or sets the tenant to sign in to. Default: <c>AZURE_TENANT_ID</c>.</summary>
    public string? TenantId { get; set; }

    /// <summary>Gets or sets the file with the token of the workload identity. Default: <c>AZURE_FEDERATED_TOKEN_FILE</c>.</summary>
    public string? FederatedTokenFile { get; set; }

    /// <summary>
    /// Gets or sets where to sign in, such as <c>https://login.chinacloudapi.cn</c>. Default: <c>AZURE_AUTHORITY_HOST</c>, or the public
    /// cloud.
    /// </summary>
    public Uri? AuthorityHost { get; set; }

    /// <summary>Gets or sets a credential to use instead of those that the other options describe.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>
    /// Gets or sets the file with the certificate authorities to trust (PEM) instead of the system's, for the vault and for signing in. For
    /// proxies that inspect TLS, and for emulators.
    /// </summary>
    public string? CaCertificateFile { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a vault may ask for tokens of another domain than its own. Leave it off, except for a
    /// private endpoint with a name of your own or an emulator: a host that only pretends to be your vault could ask for a token.
    /// </summary>
    public bool DisableChallengeResourceVerification { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a deleted connection is purged, too, so that nobody can recover it. Needs the role Key Vault
    /// Purge Operator, and a vault without purge protection.
    /// </summary>
    public bool PurgeOnDelete { get; set; }

    /// <summary>
    /// Gets or sets how long a write waits before it looks whether another writer came between, because Key Vault itself cannot compare
    /// versions. It must be longer than a read and a write take together. Default: 2 seconds.
    /// </summary>
    public TimeSpan WriteSettleTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets how long one request may take. Default: 20 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
