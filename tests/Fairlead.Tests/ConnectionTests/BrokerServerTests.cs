using static Fairlead.Tests.ConnectionTests.Tester;

namespace Fairlead.Tests.ConnectionTests;

/// <summary>Connection tests against real Redis, RabbitMQ and Mosquitto servers.</summary>
public class BrokerServerTests
{
    private static readonly TestAuthority Authority = new("Test authority");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Redis_SignsInWithTheRightPasswordOnly(bool tls)
    {
        await using RedisServer server = await RedisServer.StartAsync(
            tls ? Authority.IssueForLoopback() : null, cancellationToken: CancellationToken);
        string password = RedisServer.CreatePassword();
        await server.SetUserAsync("etl", password, CancellationToken);
        string steps = tls ? "dns+ tcp+ tls+ greeting+" : "dns+ tcp+ greeting+";

        ConnectionTestResult result = await Test(null, server.Password);
        AssertSteps(steps + " sign-in+", result);
        AssertDetail("signed in to Redis 7", result, "sign-in");
        AssertSteps(steps + " sign-in+", await Test("etl", password));
        AssertSteps(steps + " sign-in-", await Test("etl", WrongPassword));
        AssertSteps(steps + " sign-in-", await Test(null, null));

        Task<ConnectionTestResult> Test(string? login, string? password) =>
            TestAsync(Create("redis", server.Host, server.Port, login, password, null, TlsExtras(tls)));
    }

    [Fact]
    public async Task Redis_ServerWithoutTls_IsRefusedUnlessTheConnectionSaysSo()
    {
        await using RedisServer server = await RedisServer.StartAsync(cancellationToken: CancellationToken);

        AssertSteps("dns+ tcp+ tls-", await TestAsync(Create("redis", server.Host, server.Port, null, server.Password)));
    }

    [Fact]
    public async Task RabbitMq_SignsInWithTheRightPasswordOnly()
    {
        await using RabbitMqServer server = await RabbitMqServer.StartAsync(
            Authority.IssueForLoopback(), cancellationToken: CancellationToken);

        ConnectionTestResult result = await Test(server.Password);
        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in+", result);
        AssertDetail("RabbitMQ 3", result, "greeting");

        result = await Test(WrongPassword);
        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in-", result);
        AssertDetail("(403)", result, "sign-in");

        result = await Test(server.Password, "nothing");
        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in-", result);
        AssertDetail("(530)", result, "sign-in");

        Task<ConnectionTestResult> Test(string password, string? virtualHost = null) =>
            TestAsync(Create("amqp", server.Host, server.Port, server.UserName, password, virtualHost, TlsExtras(true)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Mosquitto_SignsInWithTheRightPasswordOnly(bool tls)
    {
        await using MosquittoServer server = await MosquittoServer.StartAsync(tls ? Authority.IssueForLoopback() : null, CancellationToken);
        string steps = tls ? "dns+ tcp+ tls+ greeting+" : "dns+ tcp+ greeting+";

        AssertSteps(steps + " sign-in+", await Test(server.UserName, server.Password));
        AssertSteps(steps + " sign-in-", await Test(server.UserName, WrongPassword));
        AssertSteps(steps + " sign-in-", await Test(null, null));

        Task<ConnectionTestResult> Test(string? login, string? password) =>
            TestAsync(Create("mqtt", server.Host, server.Port, login, password, null, TlsExtras(tls)));
    }

    private static (string, object)[] TlsExtras(bool tls) => tls ? [("ssl_ca_cert", Authority.Pem)] : [("ssl", false)];
}
