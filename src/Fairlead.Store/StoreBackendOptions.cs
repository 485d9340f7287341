namespace Fairlead;

/// <summary>
/// Options for connections from the encrypted store. By default, the store is a SQLite file of the user; with <see cref="Host"/>, it is a
/// PostgreSQL database that several machines share.
/// </summary>
public sealed class StoreBackendOptions
{
    internal const int DefaultPort = 5432;

    /// <summary>Gets or sets the name of the backend in logs and errors; two backends need different names.</summary>
    public string Name { get; set; } = "store";

    /// <summary>
    /// Gets or sets the path of the SQLite file. Default: <c>FAIRLEAD_STORE_PATH</c>, or else <c>fairlead/data/store.db</c> in the user's
    /// data folder.
    /// </summary>
    public string? Path { get; set; }

    /// <summary>Gets or sets the host of the PostgreSQL server, or the folder of its socket. Default: null, which uses SQLite.</summary>
    public string? Host { get; set; }

    /// <summary>Gets or sets the port of the PostgreSQL server. Default: 5432.</summary>
    public int Port { get; set; } = DefaultPort;

    /// <summary>Gets or sets the PostgreSQL database. Default: <c>fairlead</c>.</summary>
    public string Database { get; set; } = "fairlead";

    /// <summary>Gets or sets the schema with the tables in the PostgreSQL database. Default: <c>fairlead</c>.</summary>
    public string Schema { get; set; } = "fairlead";

    /// <summary>
    /// Gets or sets the role that signs in to PostgreSQL. Default: <c>PGUSER</c>, or else the name of the operating system's user.
    /// </summary>
    public string? Username { get; set; }

    /// <summary>
    /// Gets or sets the password of the PostgreSQL role. Default: the content of <see cref="PasswordFile"/>, or else
    /// <c>FAIRLEAD_STORE_PASSWORD</c>, or else <c>PGPASSWORD</c> or PostgreSQL's password file.
    /// </summary>
    public Secret? Password { get; set; }

    /// <summary>
    /// Gets or sets the file with the password of the PostgreSQL role. It is read for each new session, so the password can be
    /// rotated.
    /// </summary>
    public string? PasswordFile { get; set; }

    /// <summary>Gets or sets the PEM file of the authorities to trust for PostgreSQL's certificate. Default: the system's.</summary>
    public string? CaCertificateFile { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a connection to PostgreSQL on another machine may be in clear text. Otherwise the
    /// certificate of every server on another machine is verified, with its host.
    /// </summary>
    public bool AllowClearText { get; set; }

    /// <summary>
    /// Gets or sets the file with the keys, one per line: 32 bytes in Base64. The first encrypts, all decrypt. Default: the keys in
    /// <c>FAIRLEAD_STORE_KEY</c>, or else the file that <c>FAIRLEAD_STORE_KEY_FILE</c> names, or else, for SQLite,
    /// <c>fairlead/keys/store.key</c> in the user's settings folder, which is created with the store.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>Gets or sets the environment variable with the keys, separated by commas. Default: <c>FAIRLEAD_STORE_KEY</c>.</summary>
    public string KeyVariable { get; set; } = "FAIRLEAD_STORE_KEY";

    /// <summary>
    /// Gets or sets the folder of the connections in the store; it may contain <c>{deployment}</c>. Different folders are
    /// independent of each other. Default: empty.
    /// </summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// Gets or sets the name of the writer in the history and the audit. Default: the operating system's user and the machine.
    /// </summary>
    public string? ChangedBy { get; set; }

    /// <summary>Gets or sets how many versions of a connection the history keeps, the current one included. Default: 50.</summary>
    public int HistoryCount { get; set; } = 50;

    /// <summary>Gets or sets how long the history keeps versions that are no longer current. Default: null, no limit.</summary>
    public TimeSpan? HistoryAge { get; set; }

    /// <summary>Gets or sets how long the audit keeps entries that no version in the history needs. Default: null, no limit.</summary>
    public TimeSpan? AuditAge { get; set; }

    /// <summary>
    /// Gets or sets how long to wait for a lock of another process, or for an answer of PostgreSQL. Default: 5 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    internal (Func<IServiceProvider, ISecretsBackend> Backend, string ConnectionId)? KeyBackend { get; private set; }

    /// <summary>Takes the keys from another backend: from the password of a connection there, or a text that contains only keys.</summary>
    /// <param name="backend">Gets the backend; called once. It must not be this store.</param>
    /// <param name="connectionId">The id of the connection there.</param>
    public void UseKeyFrom(Func<IServiceProvider, ISecretsBackend> backend, string connectionId)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentException.ThrowIfNullOrEmpty(connectionId);
        KeyBackend = (backend, connectionId);
    }
}
