using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Fairlead.Tests.Tls;

/// <summary>Errors about servers, which are OpenSSL's.</summary>
public sealed class OpenSslServerTests(OpenSsl openSsl) : IClassFixture<OpenSsl>
{
    public static TheoryData<TlsWay> Ways => [TlsWay.Http, TlsWay.Options, TlsWay.Stream, TlsWay.Probe];

    /// <summary>Those that see more than certificates.</summary>
    public static TheoryData<TlsWay> SeeingWays => [TlsWay.Http, TlsWay.Stream, TlsWay.Probe];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ExpiredCertificate_IsNamedWithItsDate(TlsWay way) => AssertError(
        ConnectionTlsReason.CertificateExpired,
        "the server's certificate expired on 2024-03-31 12:00 UTC; have it renewed",
        await FindErrorAsync(way, openSsl.Issue($"expired{way}", new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            new(2024, 3, 31, 12, 0, 0, DateTimeKind.Utc))));

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task CertificateOfTheFuture_IsNamedWithItsDate(TlsWay way) => AssertError(
        ConnectionTlsReason.CertificateNotYetValid,
        "the server's certificate is not valid before 2045-01-02 03:04 UTC; compare the clock of this machine",
        await FindErrorAsync(way, openSsl.Issue($"future{way}", new(2045, 1, 2, 3, 4, 0, DateTimeKind.Utc),
            new(2046, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task GoodCertificate_IsNoError(TlsWay way) => Assert.Null(await FindErrorAsync(way, openSsl.IssueForNow($"good{way}")));

    [Theory]
    [InlineData("1.2", TlsWay.Http)]
    [InlineData("1.2", TlsWay.Stream)]
    [InlineData("1.2", TlsWay.Probe)]
    [InlineData("1.3", TlsWay.Http)]
    [InlineData("1.3", TlsWay.Stream)]
    [InlineData("1.3", TlsWay.Probe)]
    public async Task MissingClientCertificate_IsAskedFor(string version, TlsWay way)
    {
        string server = $"{openSsl.IssueForNow($"asks{way}{version}")} -Verify 1 -verify_return_error -CAfile ca.pem -tls1_{version[^1]}";

        AssertError(ConnectionTlsReason.ClientCertificateRequired, "set ssl_cert and ssl_key", await FindErrorAsync(way, server));
        Assert.Null(await FindErrorAsync(way, server, openSsl.IssueForClient($"client{way}{version}")));
    }

    [Theory]
    [InlineData("1.2", TlsWay.Http)]
    [InlineData("1.2", TlsWay.Stream)]
    [InlineData("1.2", TlsWay.Probe)]
    [InlineData("1.3", TlsWay.Http)]
    [InlineData("1.3", TlsWay.Stream)]
    [InlineData("1.3", TlsWay.Probe)]
    public async Task ClientCertificateOfAnotherAuthority_IsRefusedByTheServer(string version, TlsWay way)
    {
        using var client = new TestAuthority("Another authority").Issue("etl");
        string server = $"{openSsl.IssueForNow($"refuses{way}{version}")} -Verify 1 -verify_return_error -CAfile ca.pem -tls1_{version[^1]}";

        AssertError(
            ConnectionTlsReason.ClientCertificateRefused, "the server refuses the client certificate of ssl_cert (unknown_ca)",
            await FindErrorAsync(way, server, ("ssl_cert", client.ExportCertificatePem()), ("ssl_key", TestAuthority.KeyPem(client))));
    }

    [Theory]
    [MemberData(nameof(SeeingWays))]
    public async Task ServerOfTls11Only_IsTooOld(TlsWay way) => AssertError(
        ConnectionTlsReason.ServerProtocolTooOld, "older than what this side accepts; update the server to TLS 1.2 or later",
        await FindErrorAsync(way, openSsl.IssueForNow($"old{way}") + " -tls1_1 -cipher ALL:@SECLEVEL=0"));

    [Theory]
    [MemberData(nameof(SeeingWays))]
    public async Task ServerBelowTheMinimumVersion_IsTooOld(TlsWay way) => AssertError(
        ConnectionTlsReason.ServerProtocolTooOld,
        "speaks none of the versions of TLS that this side accepts, TLS 1.3; update the server, or lower ssl_min_version",
        await FindErrorAsync(way, openSsl.IssueForNow($"low{way}") + " -tls1_2", ("ssl_min_version", "TLSv1.3")));

    [Fact]
    public async Task ServerThatWantsANewerVersionThanIsOffered_IsSaid()
    {
        using OpenSsl.Server server = openSsl.Start(openSsl.IssueForNow("new") + " -tls1_3");

        AssertError(
            ConnectionTlsReason.ServerProtocolTooNew, "asks for a newer version of TLS than TLS 1.2",
            await TlsClient.FindErrorAsync(TlsWay.Http,
                TlsClient.Connect("http", "localhost", server.Port, ("ssl_ca_cert", openSsl.AuthorityPem)), SslProtocols.Tls12));
    }

    [Theory]
    [MemberData(nameof(SeeingWays))]
    public async Task ServerWithoutACommonCipher_RefusesTheHandshake(TlsWay way) => AssertError(
        ConnectionTlsReason.HandshakeFailed, "the server refuses the handshake (handshake_failure); it may share no cipher suite",
        await FindErrorAsync(way, openSsl.IssueForNow($"cipher{way}") + " -tls1_2 -cipher CAMELLIA256-SHA"));

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", "answers with plain HTTP instead of TLS")]
    [InlineData("220 mail.example ESMTP\r\n", "answers with a greeting in clear text")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n", "answers with SSH instead of TLS")]
    [InlineData("-ERR unknown command\r\n", "answers with something else instead of TLS")]
    [InlineData("", "doesn't answer the handshake")]
    public async Task PortWithoutTls_IsSaid(string answer, string expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = ServeAsync();
        Connection connection = TlsClient.Connect("http", "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

        foreach (TlsWay way in (TlsWay[])[TlsWay.Http, TlsWay.Stream, TlsWay.Probe])
            AssertError(ConnectionTlsReason.NoTls, expected, await TlsClient.FindErrorAsync(way, connection));
        await serving;

        async Task ServeAsync()
        {
            for (int i = 0; i < 3; i++)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                await stream.ReadExactlyAsync(new byte[5]);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
                client.Client.Shutdown(SocketShutdown.Send);
                try
                {
                    while (await stream.ReadAsync(new byte[1000]) > 0) ;
                }
                catch (IOException)
                {
                    // The client has heard enough.
                }
            }
        }
    }

    private async Task<ConnectionTlsException?> FindErrorAsync(TlsWay way, string server, params (string Name, string Value)[] extras)
    {
        using OpenSsl.Server running = openSsl.Start(server);
        return await TlsClient.FindErrorAsync(way,
            TlsClient.Connect("http", "localhost", running.Port, [("ssl_ca_cert", openSsl.AuthorityPem), .. extras]));
    }

    private static void AssertError(ConnectionTlsReason reason, string expected, ConnectionTlsException? error)
    {
        Assert.NotNull(error);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal((reason, "partner_api"), (error.Reason, error.ConnectionId));
        Assert.True(error.Host is "localhost" or "127.0.0.1" && error.Port > 0, error.Message);
        Assert.StartsWith($"Connection 'partner_api', TLS with {error.Host}:{error.Port}: ", error.Message, StringComparison.Ordinal);
    }
}
