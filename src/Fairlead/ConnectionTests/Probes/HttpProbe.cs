using System.Globalization;
using System.Text;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Sends one request to the address of a web service, with the login or token where the type says how.</summary>
internal sealed class HttpProbe(HttpSignIn signIn) : ServerProbe
{
    private const int MostHeaders = 200;

    public int DefaultPort { get; init; } = 443;

    public int DefaultClearTextPort { get; init; } = 80;

    /// <summary>Gets whether an extra "ssl", and no scheme, decides about TLS.</summary>
    public bool HasSslExtra { get; init; }

    /// <summary>Finds the address where the connection has no host.</summary>
    public Func<Connection, string?> DefaultAddress { get; init; } = static _ => null;

    public override ProbeTarget CreateTarget(Connection connection)
    {
        if (connection.Extra.GetSecret("proxy") is not null) return ProbeTarget.Unreachable("requests go through the connection's proxy");
        (bool usesTls, string host, _) = Read(connection);
        bool verifies = (connection.Extra.GetString("verify") ?? "true").Equals("false", StringComparison.OrdinalIgnoreCase) is false;
        return new ProbeTarget(
            ProbeTarget.ParseHosts(connection, host, connection.Port, FindDefaultPort(connection, usesTls)),
            usesTls ? TlsStart.Immediately : TlsStart.Never,
            verifies ? TlsVerification.Full : TlsVerification.None)
        {
            Protocol = "http/1.1",
        };
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        Connection connection = session.Connection;
        (_, _, string basePath) = Read(connection);
        HttpCredentials? credentials = session.IsProtected ? signIn.FindCredentials(connection) : null;
        string path = basePath.TrimEnd('/') + (credentials?.Path ?? signIn.GreetingPath);
        if (path.Length == 0) path = "/";
        int status = 0;
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            await stream.WriteAsync(CreateRequest(session.Endpoint, path, credentials), token).ConfigureAwait(false);
            string line = await stream.ReadLineAsync(token).ConfigureAwait(false);
            status = ReadStatus(line);
            string? server = await FindServerAsync(stream, token).ConfigureAwait(false);

            // A server that was given a secret might repeat it in its name.
            string name = server is null || credentials is not null ? "" : $", {ShownText.Create(server)}";
            return string.Create(CultureInfo.InvariantCulture, $"HTTP status {status}{name}");
        }).ConfigureAwait(false);

        if (credentials is null)
        {
            session.Skip(ConnectionTestSteps.SignIn, session.IsProtected ? signIn.Obstacle : "the password is not sent without TLS");
            return;
        }
        await session.RunStepAsync(ConnectionTestSteps.SignIn, (_, _) => status switch
        {
            401 or 403 => throw new ConnectionProbeException($"the server refuses {credentials.Kind} ({status})"),
            >= 500 => throw new ConnectionProbeException($"the server cannot answer ({status})"),
            _ => ValueTask.FromResult<string?>($"the server does not refuse {credentials.Kind}"),
        }).ConfigureAwait(false);
    }

    private static byte[] CreateRequest(ProbeEndpoint endpoint, string path, HttpCredentials? credentials)
    {
        string host = endpoint.Host.Contains(':', StringComparison.Ordinal) ? $"[{endpoint.Host}]" : endpoint.Host;
        string headers = string.Concat((credentials?.Headers ?? []).Select(header => $"{header.Name}: {header.Value}\r\n"));
        string request = string.Create(CultureInfo.InvariantCulture, $"GET {path} HTTP/1.1\r\nHost: {host}:{endpoint.Port}\r\n")
            + $"User-Agent: {ProbeProtocol.Hello}\r\nAccept: */*\r\nConnection: close\r\n{headers}\r\n";
        return Encoding.UTF8.GetBytes(request);
    }

    private static int ReadStatus(string line)
    {
        string[] words = line.Split(' ');
        return words.Length >= 2 && words[0].StartsWith("HTTP/1.", StringComparison.Ordinal)
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int status) && status is >= 100 and < 600
                ? status
                : throw ProbeProtocol.CreateMismatch(line);
    }

    private static async Task<string?> FindServerAsync(ProbeStream stream, CancellationToken cancellationToken)
    {
        string? server = null;
        for (int i = 0; i < MostHeaders; i++)
        {
            string line = await stream.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line.Length == 0) return server;
            if (line.StartsWith("server:", StringComparison.OrdinalIgnoreCase)) server = line["server:".Length..];
        }
        throw new ConnectionProbeException("the server sends too many headers");
    }

    private int FindDefaultPort(Connection connection, bool usesTls)
    {
        // A whole address has the port of its scheme, as in any browser.
        bool isAddress = connection.Host is null || connection.Host.Contains("://", StringComparison.Ordinal);
        if (isAddress) return usesTls ? 443 : 80;
        return usesTls || DefaultClearTextPort == 80 && DefaultPort != 443 ? DefaultPort : DefaultClearTextPort;
    }

    private (bool UsesTls, string Host, string Path) Read(Connection connection)
    {
        string address = connection.Host is { Length: > 0 } host ? host
            : DefaultAddress(connection) ?? throw new ConnectionProbeException("the connection has no host");
        int schemeEnd = address.IndexOf("://", StringComparison.Ordinal);
        string scheme = schemeEnd >= 0 ? address[..schemeEnd]
            : HasSslExtra ? UsesTls(connection) ? "https" : "http"
            : connection.Schema is "http" ? "http" : "https";
        string rest = schemeEnd >= 0 ? address[(schemeEnd + 3)..] : address;
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string path = slash < 0 ? "" : rest[slash..];
        if (path.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0)
            throw new ConnectionFormatException(
                connection.Id, "host", "a host name or an absolute address");
        int query = path.IndexOfAny(['?', '#']);
        bool usesTls = !scheme.Equals("http", StringComparison.OrdinalIgnoreCase);
        return (usesTls, slash < 0 ? rest : rest[..slash], query < 0 ? path : path[..query]);
    }
}
