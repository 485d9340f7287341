using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>moto_server, an emulator of AWS services: STS, Secrets Manager, SSM and others.</summary>
public sealed class MotoServer : TestServer
{
    private readonly X509Certificate2? _certificate;
    private readonly int? _uncheckedCalls;

    private MotoServer(X509Certificate2? certificate, int? uncheckedCalls)
    {
        _certificate = certificate;
        _uncheckedCalls = uncheckedCalls;
    }

    /// <summary>Gets the address that stands for all services.</summary>
    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://{Host}:{Port}/");

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">The server's certificate. Null is a server without TLS.</param>
    /// <param name="uncheckedCalls">After so many calls, signatures and policies are checked. Null never checks them.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<MotoServer> StartAsync(X509Certificate2? certificate = null, int? uncheckedCalls = null,
        CancellationToken cancellationToken = default) =>
        StartAsync(() => new MotoServer(certificate, uncheckedCalls), cancellationToken);

    private protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        WriteCertificate(_certificate);
        return Task.CompletedTask;
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands()
    {
        string[] tls = _certificate is null ? [] : ["-s", "-c", GetPath("server.crt"), "-k", GetPath("server.key")];
        return
        [
            new(Programs.Find("moto_server"), ["-H", "127.0.0.1", "-p", $"{Port}", .. tls])
            {
                Environment = _uncheckedCalls is { } calls
                    ? new Dictionary<string, string> { ["INITIAL_NO_AUTH_ACTION_COUNT"] = $"{calls}" }
                    : new Dictionary<string, string>(),
            },
        ];
    }
}
