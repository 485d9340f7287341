using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>RabbitMQ with one user, an administrator. It has its own Erlang cookie, port mapper and ports.</summary>
public sealed class RabbitMqServer : TestServer
{
    private readonly X509Certificate2? _certificate;
    private readonly TestAuthority? _clientAuthority;
    private readonly int _mapperPort = FreePorts.GetNext();
    private readonly int _distributionPort = FreePorts.GetNext();

    private RabbitMqServer(X509Certificate2? certificate, TestAuthority? clientAuthority)
    {
        _certificate = certificate;
        _clientAuthority = clientAuthority;
    }

    /// <summary>Gets the name of the administrator.</summary>
    public string UserName => "admin";

    /// <summary>Gets the administrator's password.</summary>
    public string Password { get; } = CreatePassword();

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">The server's certificate: every client must use TLS. Null is a server without TLS.</param>
    /// <param name="clientAuthority">The authority that clients' certificates must come from. Null does not ask for one.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<RabbitMqServer> StartAsync(X509Certificate2? certificate = null, TestAuthority? clientAuthority = null,
        CancellationToken cancellationToken = default) =>
        StartAsync(() => new RabbitMqServer(certificate, clientAuthority), cancellationToken);

    /// <summary>Runs <c>rabbitmqctl</c>, which takes about two seconds.</summary>
    public Task<string> ExecuteAsync(IReadOnlyList<string> command, CancellationToken cancellationToken = default) =>
        Programs.RunAsync(Run("rabbitmqctl", ["-q", .. command]), cancellationToken: cancellationToken);

    /// <summary>Adds a user who may do everything on the default virtual host.</summary>
    public async Task AddUserAsync(string name, string password, CancellationToken cancellationToken = default)
    {
        await ExecuteAsync(["add_user", name, password], cancellationToken);
        await ExecuteAsync(["set_permissions", name, ".*", ".*", ".*"], cancellationToken);
    }

    /// <summary>Changes a user's password. Connections that are open stay open.</summary>
    public Task ChangePasswordAsync(string name, string password, CancellationToken cancellationToken = default) =>
        ExecuteAsync(["change_password", name, password], cancellationToken);

    /// <summary>Closes all connections from the server's side.</summary>
    public Task CloseConnectionsAsync(CancellationToken cancellationToken = default) =>
        ExecuteAsync(["close_all_connections", "closed by the test"], cancellationToken);

    private protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        WriteCertificate(_certificate, _clientAuthority);
        string verify = _clientAuthority is null ? "verify_none" : "verify_peer";
        string peers = _clientAuthority is null ? "false" : $"true\nssl_options.cacertfile = {GetPath("ca.crt")}";
        string listeners = _certificate is null ? $"listeners.tcp.1 = 127.0.0.1:{Port}" : $"""
            listeners.tcp = none
            listeners.ssl.1 = 127.0.0.1:{Port}
            ssl_options.certfile = {GetPath("server.crt")}
            ssl_options.keyfile = {GetPath("server.key")}
            ssl_options.verify = {verify}
            ssl_options.fail_if_no_peer_cert = {peers}
            """;
        Write("rabbitmq.conf", $"""
            {listeners}
            default_user = {UserName}
            default_pass = {Password}
            log.console = true
            log.file = false

            """);
        Write("enabled_plugins", "[].\n");
        WritePrivate("home/.erlang.cookie", CreatePassword());
        return Task.CompletedTask;
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands() =>
        [new(Programs.Find("epmd"), "-port", $"{_mapperPort}", "-address", "127.0.0.1"), Run("rabbitmq-server")];

    private ServerCommand Run(string program, params string[] arguments) => new(Programs.FindRabbitMq(program), arguments)
    {
        Environment = new Dictionary<string, string>
        {
            ["HOME"] = GetPath("home"),
            // The port mapper is one of our own processes. Erlang would start one that nobody stops.
            ["ERL_FLAGS"] = "-start_epmd false",
            ["ERL_EPMD_PORT"] = $"{_mapperPort}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"test{Port}@localhost",
            ["RABBITMQ_DIST_PORT"] = $"{_distributionPort}",
            ["RABBITMQ_MNESIA_BASE"] = GetPath("mnesia"),
            ["RABBITMQ_LOG_BASE"] = GetPath("log"),
            ["RABBITMQ_CONFIG_FILE"] = GetPath("rabbitmq.conf"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = GetPath("advanced.config"),
            ["RABBITMQ_CONF_ENV_FILE"] = GetPath("rabbitmq-env.conf"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = GetPath("enabled_plugins"),
            ["RABBITMQ_PID_FILE"] = GetPath("rabbitmq.pid"),
        },
    };
}
