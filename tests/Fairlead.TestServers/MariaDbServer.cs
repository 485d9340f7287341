using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>MariaDB with one user, who may do everything.</summary>
public sealed class MariaDbServer : TestServer
{
    private readonly X509Certificate2? _certificate;

    private MariaDbServer(X509Certificate2? certificate) => _certificate = certificate;

    /// <summary>Gets the name of the user.</summary>
    public string UserName => "admin";

    /// <summary>Gets the user's password.</summary>
    public string Password { get; } = CreatePassword();

    /// <summary>Gets the name of an empty database.</summary>
    public string Database => "orders";

    private string[] CommonOptions => Environment.IsPrivilegedProcess
        ? ["--no-defaults", $"--datadir={GetPath("data")}", "--user=root"]
        : ["--no-defaults", $"--datadir={GetPath("data")}"];

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">The server's certificate. Null is a server without TLS.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<MariaDbServer> StartAsync(X509Certificate2? certificate = null, CancellationToken cancellationToken = default) =>
        StartAsync(() => new MariaDbServer(certificate), cancellationToken);

    /// <summary>Runs SQL as root, and returns what it gives: a row a line, columns parted by tabs.</summary>
    public Task<string> ExecuteAsync(string sql, CancellationToken cancellationToken = default) => Programs.RunAsync(
        new ServerCommand(Programs.Find("mariadb"), "--no-defaults", "-N", "-B", "-u", "root", "-S", GetPath("mysql.sock")), sql,
            cancellationToken);

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        WriteCertificate(_certificate);
        await Programs.RunAsync(new ServerCommand(Programs.Find("mariadb-install-db"),
            [.. CommonOptions, "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"]),
                cancellationToken: cancellationToken);
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands()
    {
        string[] tls = _certificate is null ? [] : [$"--ssl-cert={GetPath("server.crt")}", $"--ssl-key={GetPath("server.key")}"];
        return
        [
            new(Programs.Find("mariadbd"),
            [
                .. CommonOptions, .. tls, $"--port={Port}", "--bind-address=127.0.0.1", $"--socket={GetPath("mysql.sock")}",
                $"--pid-file={GetPath("mysql.pid")}", "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0",
                    "--innodb-buffer-pool-size=16M",
            ]),
        ];
    }

    private protected override Task CompleteAsync(CancellationToken cancellationToken) => ExecuteAsync($"""
        CREATE USER '{UserName}'@'%' IDENTIFIED BY '{Password}';
        GRANT ALL ON *.* TO '{UserName}'@'%' WITH GRANT OPTION;
        CREATE DATABASE {Database};
        """, cancellationToken);
}
