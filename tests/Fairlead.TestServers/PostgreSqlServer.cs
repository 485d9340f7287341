using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>PostgreSQL. Passwords are checked over TCP (SCRAM); <see cref="ExecuteAsync"/> is the superuser's door.</summary>
public sealed class PostgreSqlServer : TestServer
{
    private const string SystemUser = "postgres";

    private readonly X509Certificate2? _certificate;
    private readonly TestAuthority? _clientAuthority;
    private readonly bool _requireTls;

    private PostgreSqlServer(X509Certificate2? certificate, TestAuthority? clientAuthority, bool requireTls)
    {
        _certificate = certificate;
        _clientAuthority = clientAuthority;
        _requireTls = requireTls;
    }

    /// <summary>Gets the name of a superuser.</summary>
    public string UserName => "admin";

    /// <summary>Gets the superuser's password.</summary>
    public string Password { get; } = CreatePassword();

    /// <summary>Gets the name of the database that is there from the start.</summary>
    public string Database => "postgres";

    private string Data => GetPath("data");

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">The server's certificate. Null is a server without TLS.</param>
    /// <param name="clientAuthority">The authority that clients' certificates must come from. Null does not ask for one.</param>
    /// <param name="requireTls">True to refuse clients without TLS.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<PostgreSqlServer> StartAsync(X509Certificate2? certificate = null, TestAuthority? clientAuthority = null,
        bool requireTls = false, CancellationToken cancellationToken = default) =>
        StartAsync(() => new PostgreSqlServer(certificate, clientAuthority, requireTls), cancellationToken);

    /// <summary>
    /// Runs SQL as the superuser, also in another database, and returns what it gives: a row a line, columns parted by <c>|</c>.
    /// </summary>
    public Task<string> ExecuteAsync(string sql, string? database = null, CancellationToken cancellationToken = default) =>
        Programs.RunAsync(
            CreateClient("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database ?? Database), sql, cancellationToken);

    /// <summary>Dumps the database as <c>pg_dump</c> does.</summary>
    /// <param name="cancellationToken">Ends the wait for the dump.</param>
    public Task<string> DumpAsync(CancellationToken cancellationToken = default) =>
        Programs.RunAsync(CreateClient("pg_dump", "--inserts", Database), cancellationToken: cancellationToken);

    /// <summary>
    /// Crashes the server: one of its processes is killed, all sessions end in the middle of what they do, and it recovers from its log.
    /// Returns when it has.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task CrashAsync(CancellationToken cancellationToken = default)
    {
        const string Sql = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'";
        string killed = await ExecuteAsync(Sql, cancellationToken: cancellationToken);
        await Programs.RunAsync(new ServerCommand("/bin/kill", "-KILL", killed), cancellationToken: cancellationToken);
        for (string running = killed; running == killed || running.Length == 0;)
        {
            await Task.Delay(50, cancellationToken);
            try
            {
                running = await ExecuteAsync(Sql, cancellationToken: cancellationToken);
            }
            catch (InvalidOperationException)
            {
                // It recovers.
            }
        }
    }

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        string password = Write("password", Password);
        await GiveAsync(SystemUser, Folder, cancellationToken);
        await Programs.RunAsync(
            Run("initdb", "-D", Data, "-U", UserName, "--pwfile", password, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"),
            cancellationToken: cancellationToken);
        string type = _requireTls ? "hostssl" : "host";
        string option = _clientAuthority is null ? "" : " clientcert=verify-ca";
        await File.WriteAllTextAsync(Path.Combine(Data, "pg_hba.conf"), $"""
            local all all trust
            {type} all all 127.0.0.1/32 scram-sha-256{option}

            """, cancellationToken);
        WriteCertificate(_certificate, _clientAuthority);
        if (_certificate is not null) await GiveAsync(SystemUser, GetPath("server.key"), cancellationToken);
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands()
    {
        List<string> arguments =
        [
            "-D", Data, "-p", $"{Port}", "-k", Folder,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=50",
        ];
        if (_certificate is not null)
        {
            arguments.AddRange(
                ["-c", "ssl=on", "-c", $"ssl_cert_file={GetPath("server.crt")}", "-c", $"ssl_key_file={GetPath("server.key")}"]);
        }
        if (_clientAuthority is not null) arguments.AddRange(["-c", $"ssl_ca_file={GetPath("ca.crt")}"]);
        return [Run("postgres", [.. arguments]) with { StopSignal = "INT" }];
    }

    private protected override async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        await Programs.RunAsync(CreateClient("pg_isready", "-q"), cancellationToken: cancellationToken);
        return true;
    }

    private ServerCommand CreateClient(string program, params string[] arguments) =>
        new(Programs.Find(program), ["-h", Folder, "-p", $"{Port}", "-U", UserName, .. arguments]);

    private static ServerCommand Run(string program, params string[] arguments) =>
        new(Programs.Find(program), arguments) { User = SystemUser };
}
