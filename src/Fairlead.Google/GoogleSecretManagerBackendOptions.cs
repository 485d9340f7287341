namespace Fairlead;

/// <summary>Options for connections from Google Secret Manager. No option holds a secret.</summary>
public sealed class GoogleSecretManagerBackendOptions
{
    internal const string LatestVersion = "latest";

    /// <summary>
    /// Gets or sets what logs and errors call the backend; two of them need two names. Default: <c>google_secret_manager</c>.
    /// </summary>
    public string Name { get; set; } = "google_secret_manager";

    /// <summary>
    /// Gets or sets the id or number of the project that has the secrets. Default: <c>GOOGLE_CLOUD_PROJECT</c>, or else the project of the
    /// credentials.
    /// </summary>
    public string? Project { get; set; }

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

    /// <summary>Gets or sets what stands between the prefix and the connection id. Default: <c>-</c>, as in Airflow.</summary>
    public string Separator { get; set; } = "-";

    /// <summary>Gets or sets the location of regional secrets, such as <c>europe-west3</c>. Default: secrets that are global.</summary>
    public string? Location { get; set; }

    /// <summary>Gets or sets the version that is read: <c>latest</c>, or an alias that all secrets have. Default: <c>latest</c>.</summary>
    public string Version { get; set; } = LatestVersion;

    /// <summary>Gets the versions, numbers or aliases, that single connections are read at, by connection id.</summary>
    public IDictionary<string, string> Versions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets the file with the credentials. Default: application default credentials, which are the file that
    /// <c>GOOGLE_APPLICATION_CREDENTIALS</c> names, what <c>gcloud auth application-default login</c> has stored, or the machine's service
    /// account.
    /// </summary>
    public string? CredentialsFile { get; set; }

    /// <summary>
    /// Gets or sets another address of the service. Default: Google's, that of <see cref="Location"/> where there is one.
    /// </summary>
    public Uri? Endpoint { get; set; }
}
