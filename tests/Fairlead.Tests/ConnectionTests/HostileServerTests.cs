using System.Text;
using static Fairlead.Tests.ConnectionTests.Tester;

namespace Fairlead.Tests.ConnectionTests;

/// <summary>Whatever a server does, a test ends in time with a result that says something.</summary>
public class HostileServerTests
{
    /// <summary>Every type that speaks to a server, in clear text and by TLS.</summary>
    public static TheoryData<string, string> Types => new(
        from type in new[]
        {
            "postgres", "mysql", "mssql", "mongo", "redis", "cassandra", "kafka", "amqp", "mqtt", "ssh", "sftp", "ftp", "smtp", "ldap",
            "http", "vault",
            "elasticsearch", "clickhouse",
        }
        from extras in new[] { "clear", "tls" }
        select (type, extras));

    [Theory]
    [MemberData(nameof(Types))]
    public async Task ServerThatNeverAnswers_EndsTheStepInTime(string type, string mode)
    {
        using var server = HostileServer.Sending();
        ConnectionTestResult result = await TestQuicklyAsync(CreateFor(type, mode, server.Port));

        Assert.Equal(ConnectionTestOutcome.Failed, result.Outcome);
        Assert.Contains("no answer within 0.3 seconds", result.Steps[^1].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task ServerThatHangsUp_IsSaidToHaveDoneSo(string type, string mode)
    {
        using var server = new HostileServer((_, _) => Task.CompletedTask);
        ConnectionTestResult result = await TestAsync(CreateFor(type, mode, server.Port));

        Assert.Equal(ConnectionTestOutcome.Failed, result.Outcome);
        Assert.Matches("closed the connection|connection broke|doesn.t answer the handshake", result.Steps[^1].Detail);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task ServerThatFloods_IsGivenUp(string type, string mode)
    {
        // A byte that is no protocol's first, then text without an end, then zeros.
        foreach (string text in new[] { "\u007f", "a", "\0", "1", "220-x\r\n", "S", "0", "SSH", "HTTP/1.1 200 OK\r\nX: " })
        {
            byte[] block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, 4096)));
            long sent = 0;
            using var server = new HostileServer(async (stream, token) =>
            {
                while (!token.IsCancellationRequested)
                {
                    await stream.WriteAsync(block, token);
                    Interlocked.Add(ref sent, block.Length);
                }
            });
            ConnectionTestResult result = await TestQuicklyAsync(CreateFor(type, mode, server.Port));

            Assert.Equal(ConnectionTestOutcome.Failed, result.Outcome);
            Assert.False(string.IsNullOrEmpty(result.Steps[^1].Detail));
            Assert.True(result.ToString().Length < 2000, result.ToString());
            Assert.InRange(Interlocked.Read(ref sent), 0, 32 << 20); // what the test reads, and what the system buffers
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task RandomBytes_AreNoGreeting(string type, string mode)
    {
        var random = new Random(7);
        for (int i = 0; i < 10; i++)
        {
            var bytes = new byte[64];
            random.NextBytes(bytes);
            using var server = HostileServer.Sending(bytes);
            ConnectionTestResult result = await TestQuicklyAsync(CreateFor(type, mode, server.Port));

            Assert.Equal(ConnectionTestOutcome.Failed, result.Outcome);
            Assert.DoesNotContain("exception of type", result.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ControlCharactersOfAServer_AreNotPrinted()
    {
        using var server = HostileServer.Sending(Encoding.UTF8.GetBytes("SSH-2.0-\u001b[31mred\u202e\u0007\r\n"));
        ConnectionTestResult result = await TestAsync(CreateFor("ssh", "clear", server.Port));

        AssertDetail("SSH-2.0- [31mred", result, "greeting");
        Assert.DoesNotContain(result.ToString(), static c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public async Task ServerThatRepeatsThePassword_IsNotQuoted()
    {
        using var server = new HostileServer(async (stream, token) =>
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            await stream.WriteAsync("220 hello\r\n"u8.ToArray(), token);
            while (await reader.ReadLineAsync(token) is { } line)
            {
                string code = line.StartsWith("USER", StringComparison.Ordinal) ? "331" : "530";
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"{code} you said {line}\r\n"), token);
            }
        });
        ConnectionTestResult result = await TestAsync(CreateFor("ftp", "clear", server.Port));

        AssertSteps("tcp+ greeting+ sign-in-", result);
        Assert.DoesNotContain("you said", result.ToString(), StringComparison.Ordinal);
    }

    private static Task<ConnectionTestResult> TestQuicklyAsync(Connection connection) =>
        TestAsync(connection, builder => builder.ConfigureConnectionTests(options => options.StepTimeout = TimeSpan.FromMilliseconds(300)));

    private static Connection CreateFor(string type, string mode, int port)
    {
        bool tls = mode == "tls";
        (string, object)[] extras =
        [
            ("ssl", tls), ("sslmode", tls ? "verify-full" : "disable"), ("ssl_mode", tls ? "VERIFY_CA" : "DISABLED"),
            ("encrypt", tls ? "strict" : "optional"), ("disable_ssl", !tls), ("disable_tls", !tls),
            ("security.protocol", tls ? "SSL" : "PLAINTEXT"), ("bootstrap.servers", $"127.0.0.1:{port}"),
        ];
        string? schema = type is "http" or "vault" or "elasticsearch" ? tls ? "https" : "http" : null;
        return Create(type, "127.0.0.1", port, "etl", WrongPassword, schema, extras);
    }
}
