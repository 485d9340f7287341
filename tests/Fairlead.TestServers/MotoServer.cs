using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>moto_server, an emulator of AWS services: STS, Secrets Manager, SSM and others.</summary>
public sealed class MotoServer : TestServer
{
    private static readonly (string Variable, string Service)[] Clients = [("sm", "secretsmanager"), ("ssm", "ssm"), ("iam", "iam")];

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

    /// <summary>
    /// Runs Python with boto3, AWS' own client, against the server. The script has the clients <c>sm</c>, <c>ssm</c> and <c>iam</c>.
    /// </summary>
    /// <param name="script">The program.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What it printed.</returns>
    public Task<string> RunBotoAsync(string script, CancellationToken cancellationToken = default)
    {
        // A client takes a good part of a second to create.
        IEnumerable<string> clients = Clients.Where(client => script.Contains(client.Variable + '.', StringComparison.Ordinal))
            .Select(static client => $"{client.Variable} = boto3.client('{client.Service}')\n");
        var command = new ServerCommand(Programs.Find("python3"), ["-c", $"import boto3\n{string.Concat(clients)}{script}"])
        {
            Environment = CreateClientEnvironment(Address),
        };
        return Programs.RunAsync(command, cancellationToken: cancellationToken);
    }

    /// <summary>Creates the variables of a client of a server's.</summary>
    internal static Dictionary<string, string> CreateClientEnvironment(Uri address) => new()
    {
        ["AWS_ENDPOINT_URL"] = address.AbsoluteUri, ["AWS_REGION"] = "eu-central-1", ["AWS_DEFAULT_REGION"] = "eu-central-1",
        ["AWS_ACCESS_KEY_ID"] = "AKIA" + "IOSFODNN7EXAMPLE", ["AWS_SECRET_ACCESS_KEY"] = "fake-secret-of-boto",
        ["AWS_CONFIG_FILE"] = "/dev/null",
    };

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
