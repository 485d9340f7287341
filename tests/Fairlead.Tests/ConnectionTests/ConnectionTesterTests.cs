using System.Text.Json.Nodes;
using Fairlead.ConnectionTests.Probes;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Fairlead.Tests.ConnectionTests.Tester;

namespace Fairlead.Tests.ConnectionTests;

public class ConnectionTesterTests
{
    [Fact]
    public void EveryConnectionType_HasATest()
    {
        JsonNode schema = JsonNode.Parse(RepositoryFiles.Read("src/Fairlead.Package/schema/connections.schema.json"))!;
        JsonArray types = schema["definitions"]!["connection"]!["properties"]!["conn_type"]!["anyOf"]![0]!["enum"]!.AsArray();

        Assert.Equal(types.Select(type => (string)type!).Order(), BuiltInProbes.ConnTypes.Order());
    }

    [Fact]
    public async Task Id_IsResolvedFirst()
    {
        await using ServiceProvider services = CreateServices(builder => builder.AddEnvironmentVariables());
        var environment = (FakeEnvironment)services.GetRequiredService<Fairlead.Backends.IEnvironmentVariables>();
        environment["FAIRLEAD_CONN_ORDERS"] = $$"""{"conn_type": "ssh", "host": "127.0.0.1", "port": {{FreePorts.GetNext()}}}""";
        var tester = services.GetRequiredService<IConnectionTester>();

        ConnectionTestResult result = await tester.TestAsync("orders", TestContext.Current.CancellationToken);
        AssertSteps("resolve+ tcp-", result);
        AssertDetail("refused: nothing listens on the port", result, "tcp");
        Assert.Equal("ssh", result.ConnType);

        result = await tester.TestAsync("missing", TestContext.Current.CancellationToken);
        AssertSteps("resolve-", result);
        AssertDetail("not found in any backend", result, "resolve");
    }

    [Fact]
    public async Task UnknownHost_FailsAtItsName()
    {
        ConnectionTestResult result = await TestAsync(Create("postgres", "nowhere.invalid", 5432, "etl", WrongPassword));

        AssertSteps("dns-", result);
        AssertDetail("nowhere.invalid", result, "dns");
    }

    [Fact]
    public async Task OneOfSeveralHosts_IsEnough()
    {
        using var server = HostileServer.Sending("SSH-2.0-test\r\n"u8.ToArray());
        int closed = FreePorts.GetNext();
        ConnectionTestResult result = await TestAsync(
            new Connection { Id = "orders", ConnType = "ssh", Host = $"127.0.0.1:{closed},127.0.0.1:{server.Port}" });

        AssertSteps("tcp+ greeting+ sign-in?", result);
        AssertDetail($"127.0.0.1:{closed}: refused: nothing listens on the port; 127.0.0.1:{server.Port}", result, "tcp");
    }

    [Fact]
    public async Task TypeWithoutAProbe_IsConnectedToAndSaidToBeNoMore()
    {
        using var server = HostileServer.Sending();
        ConnectionTestResult result = await TestAsync(Create("acme_queue", "127.0.0.1", server.Port));

        AssertSteps("tcp+ greeting?", result);
        AssertDetail("no test of this type's protocol is registered", result, "greeting");
        Assert.Equal("acme_queue", result.ConnType);
    }

    [Fact]
    public async Task NothingToConnectTo_IsNotTried()
    {
        ConnectionTestResult result = await TestAsync(new Connection { Id = "orders", ConnType = "generic" });

        AssertSteps("tcp?", result);
    }

    [Fact]
    public async Task RegisteredProbe_IsUsedForItsType()
    {
        using var server = HostileServer.Sending();
        ConnectionTestResult result = await TestAsync(
            Create("postgresql", "127.0.0.1", server.Port, "etl", WrongPassword), builder => builder.AddConnectionProbe<QueryProbe>());

        AssertSteps("tcp+ query-", result);
        AssertDetail("the query says *** and ends", result, "query");
    }

    [Fact]
    public async Task ExceptionOfAProbe_IsNamedByItsTypeOnly()
    {
        ConnectionTestResult result = await TestAsync(
            Create("redis", "127.0.0.1", 1, "etl", WrongPassword), builder => builder.AddConnectionProbe<ThrowingProbe>());

        AssertSteps("probe-", result);
        AssertDetail("an exception of type System.InvalidOperationException", result, "probe");
    }

    [Fact]
    public async Task BlockingProbe_EndsInTime()
    {
        ConnectionTestResult result = await TestAsync(Create("kafka", "127.0.0.1", 1), builder => builder
            .AddConnectionProbe<BlockingProbe>().ConfigureConnectionTests(options => options.StepTimeout = TimeSpan.FromMilliseconds(200)));

        AssertSteps("query-", result);
        AssertDetail("no answer within 0.2 seconds", result, "query");
    }

    [Fact]
    public async Task CancelledTest_Throws()
    {
        using var server = HostileServer.Sending();
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await using ServiceProvider services = CreateServices();
        var tester = services.GetRequiredService<IConnectionTester>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await tester.TestAsync(Create("ssh", "127.0.0.1", server.Port), cancelled.Token));
    }

    [Fact]
    public async Task TimeoutOfNothing_IsRefused()
    {
        await using ServiceProvider services = CreateServices(builder =>
            builder.ConfigureConnectionTests(options => options.StepTimeout = TimeSpan.Zero));

        var tester = services.GetRequiredService<IConnectionTester>();
        await Assert.ThrowsAsync<OptionsValidationException>(
            async () => await tester.TestAsync(Create("ssh", "127.0.0.1", 1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SqliteFile_IsLookedInto()
    {
        using var folder = new TemporaryDirectory();
        AssertSteps("file-", await TestAsync(new Connection { Id = "orders", ConnType = "sqlite", Host = folder["missing.db"] }));
        AssertSteps("file-",
            await TestAsync(new Connection { Id = "orders", ConnType = "sqlite", Host = folder.Write("text.db", "some other text") }));
        AssertSteps("file+",
            await TestAsync(new Connection { Id = "orders", ConnType = "sqlite", Host = folder.Write("right.db", "SQLite format 3\0") }));
        AssertSteps("file?", await TestAsync(new Connection { Id = "orders", ConnType = "sqlite", Host = ":memory:" }));
    }

    private sealed class QueryProbe : IConnectionProbe
    {
        public IReadOnlyCollection<string> ConnTypes => ["postgres"];

        public async ValueTask ProbeAsync(ConnectionProbeContext context, CancellationToken cancellationToken)
        {
            await context.ConnectAsync(context.Connection.Host!, context.Connection.Port!.Value, cancellationToken);
            await context.RunStepAsync(
                "query", _ => throw new ConnectionProbeException($"the query says {context.Connection.Password!.Reveal()} and ends"),
                    cancellationToken);
        }
    }

    private sealed class ThrowingProbe : IConnectionProbe
    {
        public IReadOnlyCollection<string> ConnTypes => ["redis"];

        public ValueTask ProbeAsync(ConnectionProbeContext context, CancellationToken cancellationToken) =>
            throw new InvalidOperationException(context.Connection.Password!.Reveal());
    }

    private sealed class BlockingProbe : IConnectionProbe
    {
        public IReadOnlyCollection<string> ConnTypes => ["kafka"];

        public ValueTask ProbeAsync(ConnectionProbeContext context, CancellationToken cancellationToken) =>
            context.RunStepAsync("query", _ =>
        {
            Thread.Sleep(2000);
            return ValueTask.FromResult<string?>(null);
        }, cancellationToken);
    }
}
