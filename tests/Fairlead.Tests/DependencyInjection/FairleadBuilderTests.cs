using Fairlead.CompilerServices;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Tests.DependencyInjection;

public class FairleadBuilderTests
{
    [Fact]
    public void AddingTheSameTwice_ChangesNothing()
    {
        var manifest = new ConnectionManifest { Connections = [], Deployments = [] };
        var services = new ServiceCollection();
        services.AddFairlead().AddEnvironmentVariables().AddSecretFiles("/a").AddConfiguration().AddBackend<OwnBackend>().AddManifest(manifest);
        int count = services.Count;
        services.AddFairlead().AddEnvironmentVariables().AddSecretFiles("/a").AddConfiguration().AddBackend<OwnBackend>().AddManifest(manifest);

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
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:x", "Host=configuration")]).Build();
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
    public void NoLogging_IsNoProblem()
    {
        var services = new ServiceCollection();
        services.AddFairlead().AddBackend(FakeBackend.Holding(("host", "h")));
        using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.Equal("h", provider.GetRequiredService<IConnectionResolver>().Get("x").Host);
    }

    public sealed class OwnBackend : ISecretsBackend
    {
        public string Name => "own";

        public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken) =>
            new(FakeBackend.FoundFields(("host", "own")));
    }
}
