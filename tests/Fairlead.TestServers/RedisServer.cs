using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>Redis with a password for the default user, plain or with TLS only.</summary>
public sealed class RedisServer : TestServer
{
    private readonly X509Certificate2? _certificate;
    private readonly TestAuthority? _clientAuthority;

    private RedisServer(X509Certificate2? certificate, TestAuthority? clientAuthority)
    {
        _certificate = certificate;
        _clientAuthority = clientAuthority;
    }

    /// <summary>Gets the password of the default user.</summary>
    public string Password { get; } = CreatePassword();

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">The server's certificate: every client must use TLS. Null is a server without TLS.</param>
    /// <param name="clientAuthority">The authority that clients' certificates must come from. Null does not ask for one.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<RedisServer> StartAsync(X509Certificate2? certificate = null, TestAuthority? clientAuthority = null,
        CancellationToken cancellationToken = default) =>
        StartAsync(() => new RedisServer(certificate, clientAuthority), cancellationToken);

    /// <summary>Runs a command as the default user.</summary>
    public Task<string> ExecuteAsync(IReadOnlyList<string> command, CancellationToken cancellationToken = default) =>
        Programs.RunAsync(new ServerCommand(Programs.Find("redis-cli"), ["-e", "-s", GetPath("redis.sock"), .. command])
        {
            Environment = new Dictionary<string, string> { ["REDISCLI_AUTH"] = Password },
        }, cancellationToken: cancellationToken);

    /// <summary>Adds a user of the access control list, who may do everything, or gives the user another password.</summary>
    public Task SetUserAsync(string name, string password, CancellationToken cancellationToken = default) =>
        ExecuteAsync(["ACL", "SETUSER", name, "reset", "on", ">" + password, "~*", "&*", "+@all"], cancellationToken);

    private protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        WriteCertificate(_certificate, _clientAuthority);
        string ports = _certificate is null ? $"port {Port}" : $"""
            port 0
            tls-port {Port}
            tls-cert-file {GetPath("server.crt")}
            tls-key-file {GetPath("server.key")}
            tls-auth-clients {(_clientAuthority is null ? "no" : $"yes\ntls-ca-cert-file {GetPath("ca.crt")}")}
            """;
        Write("redis.conf", $"""
            bind 127.0.0.1
            {ports}
            unixsocket {GetPath("redis.sock")}
            dir {Folder}
            save ""
            requirepass {Password}

            """);
        return Task.CompletedTask;
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands() => [new(Programs.Find("redis-server"), GetPath("redis.conf"))];
}
