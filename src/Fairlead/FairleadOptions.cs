namespace Fairlead;

/// <summary>
/// Options for finding and caching connections. <c>AddFairlead()</c> of a host builder binds them to the configuration's section
/// <c>Fairlead</c>.
/// </summary>
public sealed class FairleadOptions
{
    /// <summary>
    /// Gets or sets how long a resolved connection is used before the backends are asked again. A backend's own expiry ends it earlier, a
    /// change that a backend reports at once. Default: 5 minutes.
    /// </summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets or sets how long a connection is used after its time to live while its backend is unavailable, or has a value that could not be
    /// parsed. Never past the backend's own expiry. Default: 24 hours; zero turns it off.
    /// </summary>
    public TimeSpan MaxStale { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Gets or sets the part by which each time to live and each delay is varied at random, so that connections that were resolved together
    /// are not looked up together. From 0 to 0.5. Default: 0.1.
    /// </summary>
    public double Jitter { get; set; } = 0.1;

    /// <summary>Gets or sets the shortest time between two refreshes of one connection. Default: 1 second.</summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets how long a connection is not looked up again after the first of several failures. The delay doubles with each, up to
    /// <see cref="MaxRetryDelay"/>. Default: 1 second.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the first delay after no backend had the connection. Default: 30 seconds.</summary>
    public TimeSpan NotFoundRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the first delay after a backend refused access. Default: 5 minutes.</summary>
    public TimeSpan DeniedRetryDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the longest delay between failures; a backend's own "retry after" may be longer. Default: 5 minutes.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets or sets how long before a certificate ends, the program's own or a server's, the log warns of it. Default: 21 days.
    /// </summary>
    public TimeSpan CertificateWarningPeriod { get; set; } = TimeSpan.FromDays(21);

    /// <summary>
    /// Gets or sets a value indicating whether Airflow has teams (its setting <c>core.multi_team</c>). An id that looks like the variable
    /// of a team (<c>_team___id</c>) is then not looked up in Airflow's environment variables. Setting <see cref="AirflowTeam"/> has the
    /// same effect.
    /// </summary>
    public bool AirflowMultiTeam { get; set; }

    /// <summary>
    /// Gets or sets the team whose variables <c>AIRFLOW_CONN__TEAM___ID</c> are read before those that all teams share. Default: null, no
    /// team's.
    /// </summary>
    public string? AirflowTeam { get; set; }

    /// <summary>Gets the options of single connections, by connection id.</summary>
    public IDictionary<string, ConnectionOptions> Connections { get; } = new Dictionary<string, ConnectionOptions>(StringComparer.Ordinal);
}
