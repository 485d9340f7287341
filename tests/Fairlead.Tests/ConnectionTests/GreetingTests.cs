using System.Text;
using Confluent.Kafka;
using Microsoft.Data.SqlClient;
using MongoDB.Bson;
using MongoDB.Driver;
using static Fairlead.Tests.ConnectionTests.Tester;

namespace Fairlead.Tests.ConnectionTests;

/// <summary>
/// Greetings of servers that cannot be had here: ours, which the real drivers accept first, and the mock of Kafka's own client.
/// </summary>
public class GreetingTests
{
    private static readonly TestAuthority Authority = new("Test authority");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "optional", "tcp+ greeting+ sign-in?")]
    [InlineData(true, "mandatory", "tcp+ greeting+ tls+ sign-in?")]
    [InlineData(false, "mandatory", "tcp+ greeting+ tls-")]
    public async Task SqlServer_GreetsAndShakesHands(bool tls, string encrypt, string steps)
    {
        using HostileServer server = SqlServerGreeter.Start(tls ? Authority.IssueForLoopback() : null);
        if (!steps.EndsWith('-'))
        {
            await using var driver = new SqlConnection(
                $"Data Source=127.0.0.1,{server.Port};User ID=etl;Password={WrongPassword};Encrypt={encrypt};Trust Server Certificate=true;Pooling=false");
            Assert.Equal(SqlServerGreeter.LoginFailed,
                (await Assert.ThrowsAsync<SqlException>(() => driver.OpenAsync(CancellationToken))).Number);
        }

        ConnectionTestResult result = await TestAsync(Create(
            "mssql", "127.0.0.1", server.Port, "etl", WrongPassword, null, ("encrypt", encrypt), ("trust_server_certificate", true)));
        AssertSteps(steps, result);
        AssertDetail("SQL Server 16.0.4127", result, "greeting");
    }

    [Fact]
    public async Task SqlServer_CertificateIsVerifiedUnlessItIsTrusted()
    {
        using HostileServer server = SqlServerGreeter.Start(Authority.IssueForLoopback());

        AssertSteps("tcp+ greeting+ tls-", await TestAsync(Create("mssql", "127.0.0.1", server.Port, "etl", WrongPassword)));
    }

    [Fact]
    public async Task SqlServer_ServerCertificateMustBeTheVeryOne()
    {
        using var certificate = Authority.IssueForLoopback();
        using HostileServer server = SqlServerGreeter.Start(certificate);

        AssertSteps("tcp+ greeting+ tls+ sign-in?", await Test(certificate.ExportCertificatePem()));
        AssertSteps("tcp+ greeting+ tls-", await Test(Authority.IssueForLoopback().ExportCertificatePem()));

        Task<ConnectionTestResult> Test(string pem) =>
            TestAsync(Create("mssql", "127.0.0.1", server.Port, "etl", WrongPassword, null, ("ssl_ca_cert", pem)));
    }

    [Theory]
    [InlineData(null, "MongoDB, wire version 21")]
    [InlineData("rs0", "MongoDB, wire version 21, of the replica set rs0")]
    public async Task MongoDb_SaysHello(string? replicaSet, string greeting)
    {
        using HostileServer server = MongoGreeter.Start(replicaSet);
        using var driver = new MongoClient(new MongoClientSettings
        {
            Server = new MongoServerAddress("127.0.0.1", server.Port), DirectConnection = true,
            ServerApi = new ServerApi(ServerApiVersion.V1),
            ServerSelectionTimeout = TimeSpan.FromSeconds(20),
        });
        BsonDocument pong = await driver.GetDatabase("admin").RunCommandAsync<BsonDocument>(
            new BsonDocument("ping", 1), cancellationToken: CancellationToken);
        Assert.Equal(1.0, pong["ok"].AsDouble);

        ConnectionTestResult result = await TestAsync(
            Create("mongo", "127.0.0.1", server.Port, "etl", WrongPassword, "orders", ("ssl", false)));
        AssertSteps("tcp+ greeting+ sign-in?", result);
        Assert.Equal(greeting, result.Steps.Single(step => step.Name == ConnectionTestSteps.Greeting).Detail);
    }

    [Fact]
    public async Task MongoDb_SeedList_IsNotTried()
    {
        ConnectionTestResult result = await TestAsync(new Connection
        {
            Id = "orders", ConnType = "mongo", Host = "cluster.example", Extra = ConnectionExtra.Parse("orders", """{"srv": true}"""),
        });

        AssertSteps("tcp?", result);
    }

    [Fact]
    public async Task Kafka_NamesItsRequests()
    {
        using IAdminClient mock = new AdminClientBuilder(new Dictionary<string, string>
        {
            ["bootstrap.servers"] = "localhost:1", ["test.mock.num.brokers"] = "1",
        }).Build();
        BrokerMetadata broker = mock.GetMetadata(TimeSpan.FromSeconds(20)).Brokers[0];

        ConnectionTestResult result = await TestAsync(new Connection
        {
            Id = "orders", ConnType = "kafka",
            Extra = ConnectionExtra.Parse(
                "orders", $$"""{"bootstrap.servers": "{{broker.Host}}:{{broker.Port}}", "security.protocol": "PLAINTEXT"}"""),
        });
        Assert.Equal("greeting+ sign-in?", string.Join(' ', result.Steps.TakeLast(2).Select(step => step.Name + (
            step.Outcome == ConnectionTestOutcome.Succeeded ? "+" : step.Outcome == ConnectionTestOutcome.NotTried ? "?" : "-"))));
        AssertDetail("kinds of requests", result, "greeting");
    }

    [Fact]
    public async Task Cassandra_NamesItsVersion()
    {
        byte[] body = [0, 1, 0, 11, .. "CQL_VERSION"u8, 0, 1, 0, 5, .. "3.4.6"u8];
        using HostileServer server = HostileServer.Sending([0x84, 0, 0, 0, 6, 0, 0, 0, (byte)body.Length, .. body]);
        ConnectionTestResult result = await TestAsync(Create("cassandra", "127.0.0.1", server.Port, extras: ("ssl", false)));

        AssertSteps("tcp+ greeting+ sign-in?", result);
        AssertDetail("Cassandra, CQL 3.4.6", result, "greeting");
    }

    [Theory]
    [InlineData("http", 200, "tcp+ tls+ greeting+ sign-in+")]
    [InlineData("http", 401, "tcp+ tls+ greeting+ sign-in-")]
    [InlineData("elasticsearch", 200, "tcp+ tls+ greeting+ sign-in+")]
    [InlineData("elasticsearch", 403, "tcp+ tls+ greeting+ sign-in-")]
    [InlineData("clickhouse", 200, "tcp+ tls+ greeting+ sign-in+")]
    [InlineData("openai", 401, "tcp+ tls+ greeting+ sign-in-")]
    [InlineData("vault", 200, "tcp+ tls+ greeting+ sign-in+")]
    [InlineData("vault", 503, "tcp+ tls+ greeting+ sign-in-")]
    [InlineData("databricks", 404, "tcp+ tls+ greeting+ sign-in?")]
    public async Task WebService_AnswersByItsStatus(string type, int status, string steps)
    {
        using var certificate = Authority.IssueForLoopback();
        string request = "";
        using var server = new HostileServer(async (stream, token) =>
        {
            using var tls = new System.Net.Security.SslStream(stream);
            await tls.AuthenticateAsServerAsync(certificate);
            using var reader = new StreamReader(tls, leaveOpen: true);
            while (await reader.ReadLineAsync(token) is { Length: > 0 } line) request += line + "\n";
            await tls.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Whatever\r\nServer: test\r\n\r\n"), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        ConnectionTestResult result = await TestAsync(
            Create(type, "127.0.0.1", server.Port, "etl", WrongPassword, null, ("ssl_ca_cert", Authority.Pem)));

        AssertSteps(steps, result);
        Assert.Equal(!steps.EndsWith('?'), request.Contains(WrongPassword, StringComparison.Ordinal)
            || request.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes($"etl:{WrongPassword}")), StringComparison.Ordinal));
    }
}
