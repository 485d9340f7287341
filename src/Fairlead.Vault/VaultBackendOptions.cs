namespace Fairlead;

/// <summary>
/// Options for connections from HashiCorp Vault or OpenBao. Options that are not set come from the environment variables of Vault's own
/// tools (<c>VAULT_ADDR</c>, ...) or OpenBao's (<c>BAO_ADDR</c>, ...). No option contains a secret.
/// </summary>
public sealed class VaultBackendOptions
{
    /// <summary>
    /// Gets or sets the name of the backend in logs and errors; two backends need different names. Default: <c>vault</c>.
    /// </summary>
    public string Name { get; set; } = "vault";

    /// <summary>Gets or sets the address, such as <c>https://vault.internal:8200</c>. Default: <c>VAULT_ADDR</c>.</summary>
    public Uri? Address { get; set; }

    /// <summary>Gets or sets the namespace. Default: <c>VAULT_NAMESPACE</c>.</summary>
    public string? Namespace { get; set; }

    /// <summary>Gets or sets where the KV engine is mounted. Default: <c>secret</c>, as in Airflow.</summary>
    public string MountPoint { get; set; } = "secret";

    /// <summary>
    /// Gets or sets the path of a connection within the engine: a folder, or a template with <c>{id}</c> and <c>{deployment}</c>, such as
    /// <c>{deployment}/connections/{id}</c>. Default: <c>connections</c>, as in Airflow. With null no connection is looked up in Vault.
    /// </summary>
    public string? ConnectionsPath { get; set; } = "connections";

    /// <summary>
    /// Gets or sets a value indicating whether values are read exactly as Airflow reads them. Otherwise a value that Airflow would
    /// silently misread is an error.
    /// </summary>
    public bool IsAirflows { get; set; }

    /// <summary>Gets or sets the version of the KV engine, 1 or 2; null asks the server, once.</summary>
    public int? KvVersion { get; set; }

    /// <summary>
    /// Gets the connections whose login and password are leased: the paths to read, such as
    /// <c>database/creds/orders</c>, by connection id. Other fields come from the connection's secret, if there is one, and from the
    /// manifest.
    /// </summary>
    public IDictionary<string, string> DatabaseCredentials { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets how the program signs in. Default: with a token.</summary>
    public VaultAuthMethod AuthMethod { get; set; }

    /// <summary>Gets or sets where the sign-in method is mounted, without <c>auth/</c>. Default: the method's own name.</summary>
    public string? AuthMountPoint { get; set; }

    /// <summary>Gets or sets the role to sign in with, for Kubernetes, JWT and certificates.</summary>
    public string? Role { get; set; }

    /// <summary>Gets or sets the role id of AppRole. Default: <c>VAULT_ROLE_ID</c>.</summary>
    public string? RoleId { get; set; }

    /// <summary>
    /// Gets or sets the file that contains the secret id of AppRole. Default: <c>VAULT_SECRET_ID</c> contains the secret id.
    /// </summary>
    public string? SecretIdFile { get; set; }

    /// <summary>
    /// Gets or sets the file that contains the token. Default: <c>VAULT_TOKEN</c> contains the token, else the file that <c>vault login</c>
    /// writes.
    /// </summary>
    public string? TokenFile { get; set; }

    /// <summary>
    /// Gets or sets the file that contains the JWT; it is read at each sign-in. Default for Kubernetes: the file that pods have.
    /// </summary>
    public string? JwtFile { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the token or the secret id is a wrapping token, which is unwrapped once.
    /// </summary>
    public bool IsWrapped { get; set; }

    /// <summary>
    /// Gets or sets the file with the certificate authorities to trust (PEM). Default: <c>VAULT_CACERT</c>, else the system's.
    /// </summary>
    public string? CaCertificateFile { get; set; }

    /// <summary>Gets or sets a folder with certificate authorities to trust (PEM). Default: <c>VAULT_CAPATH</c>.</summary>
    public string? CaCertificateDirectory { get; set; }

    /// <summary>Gets or sets the file with the client's certificate (PEM). Default: <c>VAULT_CLIENT_CERT</c>.</summary>
    public string? ClientCertificateFile { get; set; }

    /// <summary>Gets or sets the file with the key of the client's certificate (PEM). Default: <c>VAULT_CLIENT_KEY</c>.</summary>
    public string? ClientKeyFile { get; set; }

    /// <summary>Gets or sets how long one request may take. Default: <c>VAULT_CLIENT_TIMEOUT</c>, else 60 seconds.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>http</c> is allowed to other machines.</summary>
    public bool AllowClearText { get; set; }
}
