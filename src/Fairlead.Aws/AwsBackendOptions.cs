namespace Fairlead.Aws;

/// <summary>Options that the backends for Amazon Web Services have in common.</summary>
public abstract class AwsBackendOptions
{
    private protected AwsBackendOptions(string name, string nameTemplate)
    {
        Name = name;
        NameTemplate = nameTemplate;
    }

    /// <summary>Gets or sets what the backend is called in logs and errors. Two backends of one program have different names.</summary>
    public string Name { get; set; }

    /// <summary>
    /// Gets or sets where a connection is kept: a name, or the start of an ARN for another account's, with <c>{id}</c> for the connection
    /// id and, if you like, <c>{deployment}</c> for the active deployment. The default is Airflow's. Null, as Airflow's prefix, has nothing
    /// looked up here.
    /// </summary>
    public string? NameTemplate { get; set; }

    /// <summary>
    /// Gets or sets a regular expression for the ids of the connections that are kept here, as Airflow's <c>connections_lookup_pattern</c>:
    /// it matches from the start of the id, in any case. Others are not asked for. Default: null, which asks for all.
    /// </summary>
    public string? ConnectionsLookupPattern { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether Airflow reads the same values, so that they mean here what they mean there. Otherwise what
    /// Airflow would silently misunderstand is an error.
    /// </summary>
    public bool IsAirflows { get; set; }

    /// <summary>
    /// Gets or sets the region, such as <c>eu-central-1</c>. By default it is the profile's, <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>
    /// or the instance's.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// Gets or sets the address of the service, such as that of a VPC endpoint. By default it is <c>AWS_ENDPOINT_URL_SECRETS_MANAGER</c> or
    /// <c>AWS_ENDPOINT_URL_SSM</c>, <c>AWS_ENDPOINT_URL</c>, or the region's.
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>
    /// Gets or sets the profile of the shared AWS files. By default the SDK's credential chain decides, which knows <c>AWS_PROFILE</c>.
    /// </summary>
    public string? Profile { get; set; }

    /// <summary>Gets or sets the ARN of a role to assume; null uses the credentials as they are.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Gets or sets the external id that the role's trust policy asks for.</summary>
    public string? ExternalId { get; set; }

    /// <summary>
    /// Gets or sets a PEM file of certificate authorities to trust instead of the system's. Default: <c>AWS_CA_BUNDLE</c>.
    /// </summary>
    public string? CaCertificateFile { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether <see cref="Endpoint"/> may be in clear text on another machine, as with an emulator in a
    /// container.
    /// </summary>
    public bool AllowClearText { get; set; }

    /// <summary>Gets or sets how long one request may take. Default: 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets versions that connections are held at, by connection id: a version id or stage of Secrets Manager, a version number or
    /// label of Parameter Store. Connections that are not named here follow the newest one.
    /// </summary>
    public IDictionary<string, string> Versions { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
