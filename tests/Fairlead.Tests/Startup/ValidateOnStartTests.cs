using Fairlead.Backends;
using Fairlead.CompilerServices;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fairlead.Tests.Startup;

public sealed class ValidateOnStartTests : IDisposable
{
    private static readonly ConnectionManifest Manifest = new()
    {
        Connections =
        [
            new() { Id = "orders_db", ConnType = "postgres", RequiredFields = ["password"] },
            new() { Id = "partner_api", ConnType = "http", RequiredFields = ["host"] },
            new() { Id = "lake", ConnType = "aws", Restricted = true, RequiredFields = ["password"] },
            new() { Id = "cache", ConnType = "redis", Host = "cache" },
        ],
        Deployments = ["production"],
    };

    private readonly RecordedLog _log = new();
    private readonly FakeEnvironment _environment = new();
    private readonly EarlyService _other = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task MissingConnections_FailTheHostTogether_BeforeOtherServicesStart()
    {
        using IHost host = Build(fairlead => fairlead.ValidateOnStart());
        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() =>
            host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["orders_db", "partner_api"], exception.Failures.Select(failure => failure.ConnectionId));
        Assert.StartsWith("2 connections could not be resolved\n", exception.Message, StringComparison.Ordinal);
        Assert.Contains("FAIRLEAD_CONN_ORDERS_DB__PASSWORD", exception.Message, StringComparison.Ordinal);
        Assert.Contains("FAIRLEAD_CONN_PARTNER_API__HOST", exception.Message, StringComparison.Ordinal);
        Assert.Contains("host of the connection in its manifest", exception.Message, StringComparison.Ordinal);
        Assert.False(_other.HasStarted);
        Assert.DoesNotContain("Warning", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResolvedConnections_AreInTheCache()
    {
        (_environment["FAIRLEAD_CONN_ORDERS_DB__PASSWORD"], _environment["FAIRLEAD_CONN_PARTNER_API__HOST"]) = ("p", "h");
        using IHost host = Build(fairlead => fairlead.ValidateOnStart());
        await host.StartAsync(TestContext.Current.CancellationToken);
        _environment["FAIRLEAD_CONN_PARTNER_API__HOST"] = "later";

        Assert.Equal("h", host.Services.GetRequiredService<IConnectionResolver>().Get("partner_api").Host);
        Assert.True(_other.HasStarted);
    }

    [Fact]
    public async Task ChosenConnections_AreTheOnlyOnesRequired()
    {
        using IHost host = Build(fairlead => fairlead.ValidateOnStart(connections => connections.Require("cache", "dynamic")));
        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() =>
            host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal("dynamic", Assert.Single(exception.Failures).ConnectionId);
    }

    [Fact]
    public async Task ConnectionThatMayBeMissing_IsAWarning()
    {
        using IHost host = Build(fairlead => fairlead.ValidateOnStart(connections => connections.AllowMissing("partner_api", "orders_db")));
        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Warning 10 An optional connection could not be resolved (NotFound). Connection 'partner_api'", _log.Text,
            StringComparison.Ordinal);
        Assert.True(_other.HasStarted);
    }

    [Fact]
    public async Task RequiredConnectionThatTheDeploymentDoesNotLink_Fails()
    {
        using IHost host = Build(fairlead => fairlead.ValidateOnStart(connections => connections.Require("lake")));
        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() =>
            host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ConnectionOutcome.NotLinked, Assert.Single(exception.Failures).Outcome);
    }

    [Fact]
    public async Task UnknownDeployment_IsSaidOnceForAllConnections()
    {
        _environment["FAIRLEAD_DEPLOYMENT"] = "prodd";
        using IHost host = Build(fairlead => fairlead.ValidateOnStart());
        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() =>
            host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            "3 connections could not be resolved\n'orders_db', 'partner_api', 'cache': "
            + "FAIRLEAD_DEPLOYMENT is 'prodd', but the declared deployments are production; did you mean 'production'?",
            exception.Message);
    }

    [Fact]
    public async Task UnknownDeploymentWithoutValidation_IsLoggedAtStart()
    {
        _environment["FAIRLEAD_DEPLOYMENT"] = "prodd";
        using IHost host = Build(_ => { });
        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Error 8 No connection can be resolved: FAIRLEAD_DEPLOYMENT is 'prodd'", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeploymentThatNoManifestDeclares_IsAWarningAtStart()
    {
        _environment["FAIRLEAD_DEPLOYMENT"] = "prodd";
        using IHost host = Build(_ => { }, TestProgram.Manifest(new ConnectionDefinition { Id = "cache", ConnType = "redis", Host = "c" }));
        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Warning 9 FAIRLEAD_DEPLOYMENT is 'prodd', but the manifest declares no deployments", _log.Text,
            StringComparison.Ordinal);
        Assert.Equal("c", host.Services.GetRequiredService<IConnectionResolver>().Get("cache").Host);
    }

    [Fact]
    public async Task DeploymentThatIsNoName_IsNotRepeated()
    {
        _environment["FAIRLEAD_DEPLOYMENT"] = "Password=" + "hunter2";
        using IHost host = Build(_ => { });
        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Contains("FAIRLEAD_DEPLOYMENT does not contain a name", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingToValidate_IsAMistake()
    {
        using IHost host = Build(fairlead => fairlead.ValidateOnStart(), manifest: null);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WithoutAHost_TheResolverValidates()
    {
        using var program = new TestProgram(fairlead => fairlead.AddEnvironmentVariables().AddManifest(Manifest));
        var chosen = await Assert.ThrowsAsync<ConnectionResolutionException>(
            () => program.Connections.ValidateAsync(["cache", "orders_db"], TestContext.Current.CancellationToken));
        var all = await Assert.ThrowsAsync<ConnectionResolutionException>(
            () => Manifest.ValidateAsync(program.Connections, TestContext.Current.CancellationToken));

        Assert.Equal("orders_db", Assert.Single(chosen.Failures).ConnectionId);
        Assert.Equal(["orders_db", "partner_api"], all.Failures.Select(failure => failure.ConnectionId));
    }

    private IHost Build(Action<FairleadBuilder> configure) => Build(configure, Manifest);

    private IHost Build(Action<FairleadBuilder> configure, ConnectionManifest? manifest)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(_log);
        builder.Services.AddHostedService(_ => _other);
        builder.Services.AddSingleton<IEnvironmentVariables>(_environment);
        FairleadBuilder fairlead = builder.Services.AddFairlead();
        configure(fairlead);
        if (manifest is not null) fairlead.AddManifest(manifest);
        return builder.Build();
    }

    private sealed class EarlyService : IHostedService
    {
        public bool HasStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            HasStarted = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
