using Fairlead.Testing;

namespace Fairlead.Tests.Templates;

public class FakeTemplateTests
{
    private readonly TenantDb.Fake _fake = new();
    private readonly FakeConnectionResolver _resolver;

    public FakeTemplateTests() => _resolver = new FakeConnectionResolver([], [_fake]);

    [Fact]
    public void Instance_HasWhatTheTestSets_AndOthersWhatTheManifestSays()
    {
        _fake.For("acme").SetField("host", "acme.test");
        var tenants = new TenantDb(_resolver);

        Assert.Equal("acme.test", tenants.For("acme").Get().Host);
        Assert.Equal("eu.db.internal", tenants.For("umbrella").Get().Host);
        Assert.Equal("orders_umbrella", _resolver.Get("tenant_db.umbrella.eu").Schema);
        Assert.Same(_fake.For("acme"), _fake.For(tenant: "acme", region: "eu"));
    }

    [Fact]
    public void Change_ReachesListenersOfThatInstance()
    {
        var heard = new List<string?>();
        using IDisposable subscription = new TenantDb(_resolver).For("acme").OnChange(connection => heard.Add(connection.Host));

        _fake.For("umbrella").SetField("host", "umbrella.test");
        _fake.For("acme").SetField("host", "acme.test");

        Assert.Equal(["acme.test"], heard);
    }

    [Theory]
    [InlineData("tenant_db")]
    [InlineData("tenant_db.acme")]
    [InlineData("tenant_db.acme.asia")]
    public async Task IdThatIsNoInstance_IsNotFound(string id) =>
        Assert.Equal(ConnectionOutcome.NotFound, (await _resolver.TryGetAsync(id, TestContext.Current.CancellationToken)).Outcome);
}
