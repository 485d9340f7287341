using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Fairlead.Tests.Servers;

/// <summary>The servers that other tests rely on start, do what their helpers say, and leave nothing behind.</summary>
public class TestServerTests
{
    private static readonly TestAuthority Authority = new("Test authority");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PostgreSql_RunsSql(bool tls)
    {
        await using PostgreSqlServer server = await PostgreSqlServer.StartAsync(Certificate(tls), cancellationToken: CancellationToken);
        await server.ExecuteAsync("CREATE DATABASE orders", cancellationToken: CancellationToken);

        Assert.Equal("orders|" + (tls ? "on" : "off"),
            await server.ExecuteAsync("SELECT current_database(), current_setting('ssl')", "orders", CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Redis_AddsUsers(bool tls)
    {
        await using RedisServer server = await RedisServer.StartAsync(Certificate(tls), cancellationToken: CancellationToken);
        await server.SetUserAsync("etl", RedisServer.CreatePassword(), CancellationToken);

        Assert.Equal("default\netl", await server.ExecuteAsync(["ACL", "USERS"], CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RabbitMq_AddsUsersAndChangesPasswords(bool tls)
    {
        await using RabbitMqServer server = await RabbitMqServer.StartAsync(Certificate(tls), cancellationToken: CancellationToken);
        await server.AddUserAsync("etl", RabbitMqServer.CreatePassword(), CancellationToken);
        string second = RabbitMqServer.CreatePassword();
        await server.ChangePasswordAsync("etl", second, CancellationToken);
        await server.CloseConnectionsAsync(CancellationToken);

        Assert.Contains(
            "Success", await server.ExecuteAsync(["authenticate_user", "etl", second], CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MariaDb_RunsSql(bool tls)
    {
        await using MariaDbServer server = await MariaDbServer.StartAsync(Certificate(tls), CancellationToken);

        Assert.Equal(tls ? "YES" : "DISABLED", await server.ExecuteAsync("SELECT @@have_ssl", CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Mosquitto_Starts(bool tls)
    {
        await using MosquittoServer server = await MosquittoServer.StartAsync(Certificate(tls), CancellationToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OpenLdap_Starts(bool tls)
    {
        await using OpenLdapServer server = await OpenLdapServer.StartAsync(Certificate(tls), CancellationToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ftp_SignsItsUserIn(bool tls)
    {
        await using FtpServer server = await FtpServer.StartAsync(Certificate(tls), CancellationToken);

        string said = tls
            ? await ConverseAsync(server, $"USER {server.UserName}")
            : await ConverseAsync(server, $"USER {server.UserName}", $"PASS {server.Password}");
        Assert.Contains(tls ? "530" : "230", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ssh_SignsItsUserIn()
    {
        await using SshServer server = await SshServer.StartAsync(CancellationToken);
        using Process client = Process.Start("ssh",
        [
            "-F", "none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
            "-o", "LogLevel=ERROR",
            "-i", server.PrivateKeyPath, "-p", $"{server.Port}", $"{server.UserName}@127.0.0.1", "true",
        ]);
        await client.WaitForExitAsync(CancellationToken);

        Assert.Equal(0, client.ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Smtp_SignsItsUserInUnlessTlsIsMissing(bool tls)
    {
        await using SmtpServer server = await SmtpServer.StartAsync(Certificate(tls), cancellationToken: CancellationToken);
        string login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{server.UserName}\0{server.Password}"));

        string said = await ConverseAsync(server, "EHLO client.example", $"AUTH PLAIN {login}");

        Assert.Contains(tls ? "503" : "235", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moto_AnswersSts()
    {
        await using MotoServer server = await MotoServer.StartAsync(cancellationToken: CancellationToken);
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("Action", "GetCallerIdentity"), new("Version", "2011-06-15")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = form };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=fake/20260101/us-east-1/sts/aws4_request");
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken);

        Assert.Contains("GetCallerIdentityResult", await response.Content.ReadAsStringAsync(CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenId_GivesTokens()
    {
        await using OpenIdServer server = await OpenIdServer.StartAsync(cancellationToken: CancellationToken);
        string token = await server.GetTokenAsync("https://orders.example", CancellationToken);
        string payload = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]));

        Assert.Contains("\"aud\":\"https://orders.example\"", payload, StringComparison.Ordinal);
        Assert.Contains($"\"iss\":\"{server.Issuer.OriginalString}\"", payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposedServer_LeavesNoFolderAndNoListener()
    {
        RedisServer server = await RedisServer.StartAsync(cancellationToken: CancellationToken);
        await server.DisposeAsync();

        Assert.False(Directory.Exists(server.Folder));
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(async () => await client.ConnectAsync("127.0.0.1", server.Port, CancellationToken));
    }

    [Fact]
    public async Task RestartedServer_HasItsPortAndData()
    {
        await using PostgreSqlServer server = await PostgreSqlServer.StartAsync(cancellationToken: CancellationToken);
        await server.ExecuteAsync("CREATE DATABASE orders", cancellationToken: CancellationToken);
        await server.RestartAsync(CancellationToken);

        Assert.Equal("orders", await server.ExecuteAsync("SELECT current_database()", "orders", CancellationToken));
    }

    private static X509Certificate2? Certificate(bool tls) => tls ? Authority.IssueForLoopback() : null;

    /// <summary>Sends lines, each after a reply of the server, and returns the replies.</summary>
    private static async Task<string> ConverseAsync(TestServer server, params string[] sent)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        string said = await ReadReplyAsync(reader);
        foreach (string line in sent)
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), CancellationToken);
            said += await ReadReplyAsync(reader);
        }
        return said;
    }

    private static async Task<string> ReadReplyAsync(StreamReader reader)
    {
        string reply = "";
        while (await reader.ReadLineAsync(CancellationToken) is { } line)
        {
            reply += line + "\n";
            if (line is [_, _, _, not '-', ..]) break;
        }
        return reply;
    }
}
