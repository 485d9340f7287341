using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fairlead.Tests.Tls;

/// <summary>Why a driver failed: handshakes with servers that turn to TLS in their own ways.</summary>
public class TlsProbeTests
{
    private static readonly TestAuthority Authority = new("Own authority");

    /// <summary>
    /// What a server says before TLS: lines of "&lt;" with what it reads and "&gt;" with what it sends, in hexadecimal or as text.
    /// </summary>
    public static TheoryData<string, string, string> Dialogues => new()
    {
        { "postgres", """{ "sslmode": "verify-full" }""", "<0000000804D2162F >53" },
        { "mysql", """{ "ssl_mode": "VERIFY_IDENTITY" }""", ">4A0000000A382E302E3000010000004142434445464748000AFFFF2D0200FFDF15" + new string('0', 90) + " <20000001" + new string('*', 64) },
        { "smtp", """{ "disable_ssl": true }""", ">'220-mail.example|220 ready|' <'EHLO localhost|' >'250-mail.example|250 STARTTLS|' <'STARTTLS|' >'220 go|'" },
        { "ftp", "{}", ">'220 ready|' <'AUTH TLS|' >'234 go|'" },
        { "ldap", """{ "start_tls": true }""", "<301D0201017718801" + "6312E332E362E312E342E312E313436362E3230303337 >300C02010178070A010004000400" },
        { "redis", "{}", "" },
        { "amqp", """{ "ssl": "true" }""", "" },
        { "mssql", """{ "encrypt": "strict" }""", "" },
    };

    [Theory]
    [MemberData(nameof(Dialogues))]
    public async Task Problem_IsFoundAfterTheUpgrade(string type, string extra, string dialogue)
    {
        using var server = new TlsServer(Authority.Issue("db.example"), upgrade: stream => PlayAsync(stream, dialogue));
        using var good = new TlsServer(Authority.Issue("localhost"), upgrade: stream => PlayAsync(stream, dialogue));

        Assert.Equal(ConnectionTlsReason.OtherHost, (await FindAsync(type, server.Port, extra))?.Reason);
        Assert.Null(await FindAsync(type, good.Port, extra));
    }

    [Theory]
    [InlineData("postgres", """{ "sslmode": "require" }""", "<0000000804D2162F >4E", ConnectionTlsReason.NoTls)]
    [InlineData("postgres", """{ "sslmode": "prefer" }""", "<0000000804D2162F >4E", null)]
    [InlineData("smtp", """{ "disable_ssl": true }""", ">'220 ready|' <'EHLO localhost|' >'250 SIZE|' <'STARTTLS|' >'502 no|'", ConnectionTlsReason.NoTls)]
    [InlineData("ftp", "{}", ">'220 ready|' <'AUTH TLS|' >'500 no|'", ConnectionTlsReason.NoTls)]
    public async Task ServerThatOffersNoTls_IsAProblemWhereTlsIsWanted(string type, string extra, string dialogue,
        ConnectionTlsReason? expected)
    {
        using var server = new TlsServer(Authority.Issue("localhost"), upgrade: async stream =>
        {
            await PlayAsync(stream, dialogue);
            return false;
        });

        Assert.Equal(expected, (await FindAsync(type, server.Port, extra))?.Reason);
    }

    [Theory]
    [InlineData("""{ "sslmode": "verify-full" }""", ConnectionTlsReason.OtherHost)]
    [InlineData("""{ "sslmode": "verify-ca" }""", null)]
    [InlineData("""{ "sslmode": "disable" }""", null)]
    public async Task OnlyWhatTheSettingsVerify_IsAProblem(string extra, ConnectionTlsReason? expected)
    {
        using var server = new TlsServer(Authority.Issue("db.example"), upgrade: stream => PlayAsync(stream, "<0000000804D2162F >53"));

        Assert.Equal(expected, (await FindAsync("postgres", server.Port, extra))?.Reason);
    }

    [Fact]
    public async Task ServerThatCannotBeReached_HasNoTlsProblem()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Null(await FindAsync("redis", port, "{}"));
    }

    [Fact]
    public async Task KeyOfItsOwnThatCannotBeUsed_IsTheProblem() => Assert.Equal(
        (ConnectionTlsReason.InvalidSetting, "extra.ssl_cert"),
        await FindAsync("redis", 1, """{ "ssl_cert": "/nonexistent.pem" }""") is { } error ? (error.Reason, error.Field) : default);

    private static Task<ConnectionTlsException?> FindAsync(string type, int port, string extra)
    {
        string json = extra.TrimEnd('}', ' ') + (extra == "{}" ? "" : ",")
            + $"\"ssl_ca_cert\": {System.Text.Json.JsonSerializer.Serialize(Authority.Pem)} }}";
        return new Connection { Id = "x", ConnType = type, Host = "localhost", Port = port, Extra = ConnectionExtra.Parse("x", json) }
            .FindTlsProblemAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<bool> PlayAsync(Stream stream, string dialogue)
    {
        foreach (string step in SplitSteps(dialogue))
        {
            string body = step[1..];
            byte[]? bytes = body.StartsWith('\'') ? Encoding.ASCII.GetBytes(body.Trim('\'').Replace("|", "\r\n", StringComparison.Ordinal))
                : body.Contains('*', StringComparison.Ordinal) ? null : Convert.FromHexString(body);
            if (step[0] == '>')
            {
                await stream.WriteAsync(bytes);
                continue;
            }
            byte[] received = new byte[bytes?.Length ?? body.Length / 2];
            await stream.ReadExactlyAsync(received);
            if (bytes is not null && !received.AsSpan().SequenceEqual(bytes)) return false;
        }
        return true;
    }

    private static IEnumerable<string> SplitSteps(string dialogue) =>
        dialogue.Split(" <").SelectMany((part, i) =>
            (i == 0 ? part : "<" + part).Split(" >").Select((piece, j) => j == 0 ? piece : ">" + piece)).Where(step => step.Length > 0);
}
