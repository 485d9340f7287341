namespace Fairlead.Aws;

/// <summary>Options that all backends for Amazon Web Services have.</summary>
public abstract class AwsBackendOptions
{
    private protected AwsBackendOptions(string name, string nameTemplate)
    {
        Name = name;
        NameTemplate = nameTemplate;
    }

    /// <summary>Gets or sets the name of the backend in logs and errors. Two backends need different names.</summary>
    public string Name { get; set; }

    /// <summary>
    /// Gets or sets the template for the names of connections, with <c>{id}</c> for the connection id and optionally <c>{deployment}</c>
    /// for the active deployment. It may begin with an ARN, for another account. The default is Airflow's. With null no connection is
    /// looked up in this service.
    /// </summary>
    public string? NameTemplate { get; set; }

    /// <summary>
    /// Gets or sets a regular expression for the ids to look up in this service, like Airflow's <c>connections_lookup_pattern</c>: it must
    /// match from the start of the id, and ignores case. Default: null, which looks up all ids.
    /// </summary>
    public string? ConnectionsLookupPattern { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether values are read exactly as Airflow reads them. Otherwise a value that Airflow would
    /// silently misread is an error.
    /// </summary>
    public bool IsAirflows { get; set; }

    /// <summary>
    /// Gets or sets the region, such as <c>eu-central-1</c>. Default: that of the profile, of <c>AWS_REGION</c> or
    /// <c>AWS_DEFAULT_REGION</c>, or of the instance.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// Gets or sets the address of the service, such as that of a VPC endpoint. Default: that of
    /// <c>AWS_ENDPOINT_URL_SECRETS_MANAGER</c> or <c>AWS_ENDPOINT_URL_SSM</c>, of <c>AWS_ENDPOINT_URL</c>, or of the region.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>
    /// Gets or sets the profile in the shared AWS files. By default the SDK's credential chain decides, which reads <c>AWS_PROFILE</c>.
    /// </summary>
    public string? Profile { get; set; }

    /// <summary>Gets or sets the ARN of a role to assume; null assumes none.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Gets or sets the external id that the trust policy of the role requires.</summary>
    public string? ExternalId { get; set; }

    /// <summary>
    /// Gets or sets a PEM file of certificate authorities to trust instead of the system's. Default: <c>AWS_CA_BUNDLE</c>.
    /// </summary>
    public string? CaCertificateFile { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether <see cref="Endpoint"/> may use <c>http</c> to another machine, such as an emulator in a
    /// container.
    /// </summary>
    public bool AllowClearText { get; set; }

    /// <summary>Gets or sets how long one request may take. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets the versions that connections are pinned to, by connection id: a version id or stage in Secrets Manager, a version
    /// number or label in Parameter Store. Other connections follow the newest version.
    /// </summary>
    public IDictionary<string, string> Versions { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
