using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Fairlead.Tests.Tls;

/// <summary>Real handshakes on the loopback, once through SslStream and once through HttpClient.</summary>
public class HandshakeTests
{
    private static readonly TestAuthority Authority = new("Own authority");
    private static readonly TestAuthority OtherAuthority = new("Other authority");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CertificateOfTheOwnAuthority_IsAccepted(bool http) =>
        Assert.Equal("anonymous", await CallAsync(http, Authority.Issue("localhost"), ("ssl_ca_cert", Authority.Pem)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task CertificateOfAnotherAuthority_IsRefused(bool http) =>
        AssertRefusedAsync(ConnectionTlsReason.UnknownAuthority, http, OtherAuthority.Issue("localhost"), ("ssl_ca_cert", Authority.Pem));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task OwnAuthority_IsRefusedWithoutTheExtra(bool http) =>
        AssertRefusedAsync(ConnectionTlsReason.UnknownAuthority, http, Authority.Issue("localhost"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task CertificateForAnotherHost_IsRefused(bool http) =>
        AssertRefusedAsync(ConnectionTlsReason.OtherHost, http, Authority.Issue("db.example"), ("ssl_ca_cert", Authority.Pem));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task ExpiredCertificate_IsRefused(bool http) => AssertRefusedAsync(ConnectionTlsReason.CertificateExpired, http,
        Authority.Issue("localhost", DateTimeOffset.UtcNow.AddDays(-20), DateTimeOffset.UtcNow.AddDays(-10)),
        ("ssl_ca_cert", Authority.Pem));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ServerName_IsAskedForAndChecked(bool http)
    {
        using var server = new TlsServer(Authority.Issue("db.example"));
        Connection connection = Create(("ssl_ca_cert", Authority.Pem), ("ssl_server_name", "db.example"));

        Assert.Equal("anonymous", await CallAsync(http, server, connection));
        Assert.Equal("db.example", server.RequestedName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task ServerName_DoesNotExcuseAnotherName(bool http) => AssertRefusedAsync(ConnectionTlsReason.OtherHost, http,
        Authority.Issue("localhost"), ("ssl_ca_cert", Authority.Pem), ("ssl_server_name", "db.example"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ClientCertificate_IsShown(bool http)
    {
        using X509Certificate2 client = Authority.Issue("etl");

        Assert.Equal("CN=etl", await CallAsync(http, Authority.Issue("localhost"),
            ("ssl_ca_cert", Authority.Pem), ("ssl_cert", client.ExportCertificatePem()), ("ssl_key", TestAuthority.KeyPem(client))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task MinimumVersion_IsKept(bool http) => Assert.ThrowsAnyAsync<Exception>(async () =>
    {
        using var server = new TlsServer(Authority.Issue("localhost"), SslProtocols.Tls12);
        await CallAsync(http, server, Create(("ssl_ca_cert", Authority.Pem), ("ssl_min_version", "TLSv1.3")));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MinimumVersion_IsAMinimum(bool http) =>
        Assert.Equal("anonymous", await CallAsync(http, Authority.Issue("localhost"), ("ssl_ca_cert", Authority.Pem),
            ("ssl_min_version", "TLSv1.2")));

    [Fact]
    public async Task AuthorityInAFile_Works()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, OtherAuthority.Pem + "\n" + Authority.Pem, TestContext.Current.CancellationToken);
            Assert.Equal("anonymous", await CallAsync(false, Authority.Issue("localhost"), ("ssl_ca_cert", path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task AssertRefusedAsync(
        ConnectionTlsReason reason, bool http, X509Certificate2 certificate, params (string, string)[] extras)
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => CallAsync(http, certificate, extras));

        Assert.Equal(reason, Assert.IsType<ConnectionTlsException>(http ? exception.InnerException : exception).Reason);
    }

    private static async Task<string> CallAsync(bool http, X509Certificate2 certificate, params (string, string)[] extras)
    {
        using var server = new TlsServer(certificate);
        return await CallAsync(http, server, Create(extras));
    }

    private static async Task<string> CallAsync(bool http, TlsServer server, Connection connection)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        if (http)
        {
            using var client = new HttpClient(connection.CreateHttpMessageHandler());
            return await client.GetStringAsync(new Uri($"https://localhost:{server.Port}/"), cancellationToken);
        }

        using var tcp = new TcpClient();
        await tcp.ConnectAsync("localhost", server.Port, cancellationToken);
        using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(connection.CreateSslClientAuthenticationOptions("localhost"), cancellationToken);
        await tls.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), cancellationToken);
        using var reader = new StreamReader(tls);
        return (await reader.ReadToEndAsync(cancellationToken)).Split("\r\n\r\n")[1];
    }

    private static Connection Create(params (string Name, string Value)[] extras) => new()
    {
        Id = "api", ConnType = "http",
        Extra = ConnectionExtra.Parse("api", JsonSerializer.Serialize(extras.ToDictionary(e => e.Name, e => e.Value))),
    };
}
