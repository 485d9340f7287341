using System.Globalization;
using Fairlead.CompilerServices;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Fairlead.Tests.DependencyInjection;

public class FairleadBuilderTests
{
    [Fact]
    public void AddingTheSameTwice_ChangesNothing()
    {
        var manifest = new ConnectionManifest { Connections = [], Deployments = [] };
        var services = new ServiceCollection();
        services.AddFairlead().AddEnvironmentVariables().AddSecretFiles("/a").AddConfiguration().AddBackend<OwnBackend>()
            .AddManifest(manifest);
        int count = services.Count;
        services.AddFairlead().AddEnvironmentVariables().AddSecretFiles("/a").AddConfiguration().AddBackend<OwnBackend>()
            .AddManifest(manifest);

        Assert.Equal(count, services.Count);
    }

    [Fact]
    public void OwnBackend_IsCreatedByTheServices()
    {
        using var program = new TestProgram(b => b.AddBackend<OwnBackend>());

        Assert.Equal("own", program.Get("x").Host);
    }

    [Fact]
    public void Order_IsPrecedence()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:x", "Host=configuration")])
            .Build();
        var environment = new FakeEnvironment { ["FAIRLEAD_CONN_X"] = "mysql://environment" };
        using var configurationFirst = new TestProgram(b => b.AddConfiguration(configuration).AddEnvironmentVariables(), environment);
        using var environmentFirst = new TestProgram(b => b.AddEnvironmentVariables().AddConfiguration(configuration), environment);

        Assert.Equal("configuration", configurationFirst.Get("x").Host);
        Assert.Equal("environment", environmentFirst.Get("x").Host);
    }

    [Fact]
    public void Host_GivesItsConfigurationToTheDefaultChain()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Connections:orders_db:host", "db")]);
        builder.Services.AddFairlead();
        using IHost host = builder.Build();

        Assert.Equal("db", host.Services.GetRequiredService<IConnectionResolver>().Get("orders_db").Host);
    }

    [Fact]
    public void BackendThatIsAdded_LeavesTheDefaultOnesInPlace()
    {
        var environment = new FakeEnvironment { ["FAIRLEAD_CONN_X"] = "mysql://environment", ["FAIRLEAD_CONN_Y"] = "mysql://environment" };
        var backend = new FakeBackend { Answer = (request, _) =>
            new(request.ConnectionId == "y" ? FakeBackend.FoundFields(("host", "own"), ("password", "p"))
            : BackendAnswer.NotFound(["v"])) };
        using var program = new TestProgram(builder => builder.AddBackend(backend), environment);

        Assert.Equal("environment", program.Get("x").Host);
        Assert.Equal("own", program.Get("y").Host);
    }

    [Fact]
    public void AddDefaults_PutsThemFirst_AndClearDefaultsLeavesThemOut()
    {
        var environment = new FakeEnvironment { ["FAIRLEAD_CONN_X"] = "mysql://environment" };
        FakeBackend backend = FakeBackend.Holding(("host", "own"), ("password", "p"));
        using var first = new TestProgram(builder => builder.AddDefaults().AddBackend(backend), environment);
        using var none = new TestProgram(builder => builder.ClearDefaults().AddBackend(new FakeBackend()), environment);

        Assert.Equal("environment", first.Get("x").Host);
        Assert.Equal(["fake"], none.TryGet("x").Attempts.Select(static attempt => attempt.Backend));
    }

    [Fact]
    public void BackendThatIsAddedTwice_HasThePolicyOfBoth()
    {
        FakeBackend unavailable = FakeBackend.Saying(BackendAnswer.Unavailable(["v"]));
        using var program = new TestProgram(
            builder => builder.AddBackend(unavailable).AddBackend(unavailable, policy => policy.FallThroughWhenUnavailable = true),
            new() { ["FAIRLEAD_CONN_X"] = "mysql://environment" });

        Assert.Equal("environment", program.Get("x").Host);
    }

    [Theory]
    [InlineData("no time", "00:00:00", 1, null)]
    [InlineData("more than a day", "1.00:00:01", 1, null)]
    [InlineData("no lookup at a time", "00:00:30", 0, null)]
    [InlineData("no time to live", "00:00:30", 1, "00:00:00")]
    public void PolicyThatCannotBeMeant_IsRefused(string situation, string timeout, int concurrency, string? timeToLive)
    {
        var exception = Assert.Throws<OptionsValidationException>(() =>
            new TestProgram(builder => builder.AddBackend(new FakeBackend("vault"), policy =>
        {
            policy.Timeout = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
            policy.MaximumConcurrency = concurrency;
            policy.TimeToLive = timeToLive is null ? null : TimeSpan.Parse(timeToLive, CultureInfo.InvariantCulture);
        })));

        Assert.True(exception.Message.Contains("'vault'", StringComparison.Ordinal), situation);
    }

    [Theory]
    [InlineData("TimeToLive", "00:00:00", "TimeToLive must be more than zero and up to 30 days")]
    [InlineData("TimeToLive", "31.00:00:00", "TimeToLive must be")]
    [InlineData("MaxStale", "-00:00:01", "MaxStale must be from zero up to 30 days")]
    [InlineData("Jitter", "0.6", "Jitter must be from 0 to 0.5")]
    [InlineData("Connections:orders_db:TimeToLive", "00:00:00", "Connections:orders_db:TimeToLive must be")]
    public async Task OptionOutOfRange_StopsTheHost(string option, string value, string defect)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new($"Fairlead:{option}", value)]);
        builder.AddFairlead();
        using IHost host = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains(defect, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_AreBoundToTheConfiguration_ForOneConnectionToo()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([
            new("Fairlead:TimeToLive", "00:01:00"), new("Fairlead:Connections:fx_feed:TimeToLive", "00:00:10"),
            new("Fairlead:Connections:fx_feed:MaxStale", "00:00:00"),
        ]);
        FakeBackend backend = FakeBackend.Holding(("host", "h"));
        var time = new TestTime();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddFairlead().AddBackend(backend).Configure(options => options.Jitter = 0);
        using IHost host = builder.Build();
        IConnectionResolver connections = host.Services.GetRequiredService<IConnectionResolver>();
        connections.Get("orders_db");
        connections.Get("fx_feed");

        backend.Say(BackendAnswer.Unavailable(["v"]));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Throws<ConnectionResolutionException>(() => connections.Get("fx_feed"));
        Assert.Equal("h", connections.Get("orders_db").Host);
        Assert.Equal(3, backend.Calls);
    }

    [Fact]
    public void ColdSynchronousGet_DoesNotDeadlockUnderASynchronizationContext()
    {
        var backend = new FakeBackend { Answer = async (_, _) => { await Task.Yield(); return FakeBackend.FoundFields(("host", "h")); } };
        using var program = new TestProgram(builder => builder.AddBackend(backend));
        string? host = null;
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new SingleThreadContext());
            host = program.Get("x").Host;
        });
        thread.Start();

        Assert.True(thread.Join(TimeSpan.FromSeconds(30)));
        Assert.Equal("h", host);
    }

    [Fact]
    public void NoLogging_IsNoProblem()
    {
        var services = new ServiceCollection();
        services.AddFairlead().AddBackend(FakeBackend.Holding(("host", "h")));
        using ServiceProvider provider =
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.Equal("h", provider.GetRequiredService<IConnectionResolver>().Get("x").Host);
    }

    /// <summary>Never runs what is posted to it, as the thread that would is the one that waits.</summary>
    private sealed class SingleThreadContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    public sealed class OwnBackend : ISecretsBackend
    {
        public string Name => "own";

        public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken) =>
            new(FakeBackend.FoundFields(("host", "own")));
    }
}
