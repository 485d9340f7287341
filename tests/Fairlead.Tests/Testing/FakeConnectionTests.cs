using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Tests.Testing;

public class FakeConnectionTests
{
    private static readonly ConnectionDefinition Definition = new()
    {
        Id = "orders_db", ConnType = "postgres", Description = "Orders", Host = "orders.internal", Port = 5432, Extra = """{"sslmode":"verify-full"}""",
    };

    private readonly OrdersFake _fake = new();
    private readonly FakeConnectionResolver _resolver;

    public FakeConnectionTests() => _resolver = new FakeConnectionResolver([_fake]);

    private sealed class OrdersFake() : FakeConnection<Connection>(Definition, static connection => connection);

    [Fact]
    public async Task FakeConnection_HasWhatTheManifestSays_AndSaysSo()
    {
        Connection connection = await _resolver.GetAsync("orders_db", TestContext.Current.CancellationToken);

        Assert.Equal(("orders_db", "postgres", "Orders", "orders.internal", 5432),
            (connection.Id, connection.ConnType, connection.Description, connection.Host, connection.Port));
        Assert.Equal("verify-full", connection.Extra.GetString("sslmode"));
        Assert.All(connection.SetFields, field => Assert.Equal("manifest", field.Source));
    }

    [Fact]
    public void SetField_ReplacesTheManifestsValue_AndNullUnsetsIt()
    {
        _fake.SetField("host", "localhost");
        _fake.SetField("port", null);
        _fake.SetField("password", "not-a-real-one");
        _fake.SetField("extra.sslmode", null);

        Connection connection = _resolver.Get("orders_db");

        Assert.Equal(("localhost", null, "not-a-real-one", null),
            (connection.Host, connection.Port, connection.Password?.Reveal(), connection.Extra.GetString("sslmode")));
        Assert.Equal("the test", connection.SetFields.Single(field => field.Field == "password").Source);
    }

    [Theory]
    [InlineData("hostname", "x", "no such field")]
    [InlineData("port", "hunter2", "the port is not a number")]
    public void SetField_RefusesWhatNoConnectionCanHave_WithoutQuotingIt(string field, string value, string message)
    {
        var exception = Assert.Throws<ArgumentException>(() => _fake.SetField(field, value));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
        Assert.Equal("orders.internal", _fake.Value.Host);
    }

    [Fact]
    public void Listener_HearsEveryChange_UntilItIsDisposed()
    {
        var hosts = new List<string?>();
        IDisposable subscription = _resolver.OnChange("orders_db", connection => hosts.Add(connection.Host));

        _fake.SetField("host", "a");
        _fake.SetField("host", "a");
        _fake.SetField("host", "b");
        subscription.Dispose();
        _fake.SetField("host", "c");

        Assert.Equal(["a", "b"], hosts);
    }

    [Fact]
    public void ChangeOfSeveralFields_IsNeverSeenTorn()
    {
        var seen = new List<(string?, string?)>();
        using IDisposable subscription =
            _resolver.OnChange("orders_db", connection => seen.Add((connection.Login, connection.Password?.Reveal())));

        _fake.Change(() =>
        {
            _fake.SetField("login", "etl2");
            Assert.Null(_resolver.Get("orders_db").Login);
            _fake.SetField("password", "second");
        });

        Assert.Equal([("etl2", "second")], seen);
    }

    [Fact]
    public async Task Failure_IsAnOutcome_AndWhatChangedMeanwhileIsToldAfterIt()
    {
        var hosts = new List<string?>();
        using IDisposable subscription = _resolver.OnChange("orders_db", connection => hosts.Add(connection.Host));

        _fake.Outcome = ConnectionOutcome.Denied;
        _fake.SetField("host", "a");
        ConnectionResolution denied = await _resolver.TryGetAsync("orders_db", TestContext.Current.CancellationToken);
        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() =>
            _resolver.GetAsync("orders_db", TestContext.Current.CancellationToken).AsTask());
        Assert.Empty(hosts);
        _fake.Outcome = ConnectionOutcome.Found;

        Assert.Equal((ConnectionOutcome.Denied, false), (denied.Outcome, denied.IsFound));
        Assert.Equal("Connection 'orders_db': the test makes it Denied", exception.Message);
        Assert.Equal(["a"], hosts);
    }

    [Fact]
    public void UnknownId_IsNotFound_AndCannotBeListenedTo()
    {
        Assert.Equal(ConnectionOutcome.NotFound,
            Assert.Single(Assert.Throws<ConnectionResolutionException>(() => _resolver.Get("stock_db")).Failures).Outcome);
        Assert.Throws<ArgumentException>(() => _resolver.OnChange("stock_db", _ => { }));
    }

    [Fact]
    public async Task FakeInAServiceProvider_TakesThePlaceOfTheResolver()
    {
        var services = new ServiceCollection();
        services.AddFairlead();
        services.AddSingleton<IConnectionResolver>(_resolver);
        await using ServiceProvider provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IConnectionResolver>()
            .RefreshAsync("orders_db", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, _fake.RefreshCount);
    }
}
