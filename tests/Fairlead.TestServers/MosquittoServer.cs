using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>Mosquitto, an MQTT broker, with one user.</summary>
public sealed class MosquittoServer : TestServer
{
    private readonly X509Certificate2? _certificate;

    private MosquittoServer(X509Certificate2? certificate) => _certificate = certificate;

    /// <summary>Gets the name of the user.</summary>
    public string UserName => "sensor";

    /// <summary>Gets the user's password.</summary>
    public string Password { get; } = CreatePassword();

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">The server's certificate: every client must use TLS. Null is a server without TLS.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<MosquittoServer> StartAsync(X509Certificate2? certificate = null, CancellationToken cancellationToken = default) =>
        StartAsync(() => new MosquittoServer(certificate), cancellationToken);

    private protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        WriteCertificate(_certificate);
        string user = Environment.IsPrivilegedProcess ? "user root" : "";
        string tls = _certificate is null ? "" : $"certfile {GetPath("server.crt")}\nkeyfile {GetPath("server.key")}";
        Write("mosquitto.conf", $"""
            listener {Port} 127.0.0.1
            allow_anonymous false
            password_file {GetPath("passwords")}
            {user}
            {tls}

            """);
        return Programs.RunAsync(new ServerCommand(Programs.Find("mosquitto_passwd"), "-c", "-b", GetPath("passwords"), UserName, Password),
            cancellationToken: cancellationToken);
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands() =>
        [new(Programs.Find("mosquitto"), "-c", GetPath("mosquitto.conf"))];
}
