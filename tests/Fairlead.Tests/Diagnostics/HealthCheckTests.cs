using Fairlead.Tests.Caching;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fairlead.Tests.Diagnostics;

public class HealthCheckTests
{
    [Theory]
    [InlineData("fresh", HealthStatus.Healthy, "fresh")]
    [InlineData("stale", HealthStatus.Degraded, "'x' is 5 minutes old (Unavailable)")]
    [InlineData("failed", HealthStatus.Unhealthy, "'x' could not be resolved (NotFound)")]
    public async Task StateOfAConnection_IsItsHealth(string state, HealthStatus status, string description)
    {
        using var scenario = new CacheScenario(state);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(scenario.Program.Connections);
        services.AddSingleton<TimeProvider>(scenario.Program.Time);
        services.AddHealthChecks().AddFairlead().AddConnection("x");
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["connections", "x"], report.Entries.Keys);
        Assert.All(report.Entries.Values, entry => Assert.Equal(status, entry.Status));
        Assert.All(report.Entries.Values, entry => Assert.Contains(description, entry.Description, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CheckOfOneConnection_ResolvesIt()
    {
        using TestProgram program = TestProgram.WithBackend(FakeBackend.Saying(BackendAnswer.Denied(["v"])));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(program.Connections);
        services.AddHealthChecks().AddConnection("orders_db");
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
    }
}
