namespace Fairlead.Tests.Clients.Http;

public class HttpProxyTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Requests_GoThroughTheProxyWithItsLogin(bool isTls)
    {
        using var certificates = new TestCertificates();
        using var proxy = new TestProxy("worker:p@ss");
        await using ApiServer server = await ApiServer.StartAsync(isTls ? certificates.Server : null);
        using HttpProgram program = HttpProgram.For(
            server, ("password", "tok-1"), ("extra.ssl_ca_cert", certificates.Pem),
            ("extra.proxy", $"http://worker:p%40ss@127.0.0.1:{proxy.Port}"));

        Assert.Equal("ok", await program.CreateClient().GetStringAsync("orders", Cancelled));
        Assert.Equal("Bearer tok-1", server.LastRequest["Authorization"]);
        Assert.Null(server.LastRequest["Proxy-Authorization"]);
        Assert.Equal(isTls ? $"CONNECT localhost:{server.Port} HTTP/1.1" : $"GET http://localhost:{server.Port}/orders HTTP/1.1",
            Assert.Single(proxy.Requests));

        using var snapshot = new HttpClient(program.Connections.Get(HttpProgram.Id).CreateHttpMessageHandler());
        Assert.Equal("ok", await snapshot.GetStringAsync(server.Address, Cancelled));
        Assert.Equal(2, proxy.Requests.Count);
    }

    [Fact]
    public async Task RotatedLoginOfTheProxy_IsUsed()
    {
        using var certificates = new TestCertificates();
        using var proxy = new TestProxy("worker:1");
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        using HttpProgram program = HttpProgram.For(server, Fields("1"));
        HttpClient client = program.CreateClient();
        await client.GetStringAsync("orders", Cancelled);

        proxy.Login = "worker:2";
        program.Rotate(server, Fields("2"));
        Assert.Equal("ok", await client.GetStringAsync("orders", Cancelled));

        (string, string)[] Fields(string password) =>
            [("extra.ssl_ca_cert", certificates.Pem), ("extra.proxy", $"http://worker:{password}@127.0.0.1:{proxy.Port}")];
    }

    [Fact]
    public async Task RefusedLoginOfTheProxy_IsRefreshed()
    {
        using var certificates = new TestCertificates();
        using var proxy = new TestProxy("worker:2");
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        using HttpProgram program = HttpProgram.For(server, Fields("1"));
        HttpClient client = program.CreateClient();
        program.Set(server, Fields("2"));

        Assert.Equal("ok", await client.GetStringAsync("orders", Cancelled));
        Assert.Equal(2, program.Backend.Calls);

        (string, string)[] Fields(string password) =>
            [("extra.ssl_ca_cert", certificates.Pem), ("extra.proxy", $"http://worker:{password}@127.0.0.1:{proxy.Port}")];
    }

    [Theory]
    [InlineData("api.example", true)]
    [InlineData("other.example", false)]
    public async Task NameOfTheServer_IsCheckedThroughAProxy(string serverName, bool isAccepted)
    {
        using var certificates = new TestCertificates();
        using var proxy = new TestProxy("worker:1");
        await using ApiServer server = await ApiServer.StartAsync(certificates.Issue("api.example"));
        using HttpProgram program = HttpProgram.For(
            server, ("extra.ssl_ca_cert", certificates.Pem), ("extra.ssl_server_name", serverName),
            ("extra.proxy", $"http://worker:1@127.0.0.1:{proxy.Port}"));

        Task<string> request = program.CreateClient().GetStringAsync("orders", Cancelled);

        if (isAccepted) Assert.Equal("ok", await request);
        else await Assert.ThrowsAsync<HttpRequestException>(() => request);
        Assert.Equal(isAccepted ? 1 : 0, server.Requests.Count);
    }

    [Theory]
    [InlineData("ftp://hunter2@proxy:1")]
    [InlineData("hunter2")]
    public async Task AddressThatIsNoProxys_IsAnErrorWithoutItsValue(string proxy)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("extra.proxy", proxy));

        var exception = await Assert.ThrowsAsync<ConnectionFormatException>(() =>
            program.CreateClient().GetStringAsync("orders", Cancelled));

        Assert.Equal("extra.proxy", exception.Field);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
