using Fairlead.CompilerServices;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Tests.Templates;

/// <summary>Which instances are there to be validated when a program starts.</summary>
public class TemplateStartupTests
{
    private static readonly ConnectionDefinition Regional = new()
    {
        Id = "regional", ConnType = "http", Host = "https://{region}.example", RequiredFields = ["password"],
        Parameters = [new() { Name = "region", AllowedValues = ["eu", "us"] }],
    };

    private static async Task<string[]> StartAsync(Action<StartupValidationOptions>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddFairlead().AddBackend(new FakeBackend()).ValidateOnStart(configure)
            .AddManifest(new ConnectionManifest { Connections = [TenantDb.Definition, Regional], Deployments = [] });
        using IHost host = builder.Build();
        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() =>
            host.StartAsync(TestContext.Current.CancellationToken));
        return [.. exception.Failures.Select(failure => failure.ConnectionId)];
    }

    [Fact]
    public async Task TemplateThatListsItsValues_IsValidatedInstanceByInstance_AndOthersAreNot() =>
        Assert.Equal(["regional.eu", "regional.us"], await StartAsync());

    [Theory]
    [InlineData("tenant_db_acme_eu", true)]
    [InlineData("tenant-db.acme.us", true)]
    [InlineData("tenant_db_acme_asia", false)]
    [InlineData("tenants", false)]
    public void ConnectionOfAnotherManifestThatAnInstanceCouldBe_IsReported(string id, bool isReported)
    {
        var other = new ConnectionManifest { Connections = [new() { Id = id, ConnType = "http" }], Deployments = [] };
        using var program = new TestProgram(builder =>
            builder.AddBackend(new FakeBackend()).AddManifest(TenantDb.Manifest).AddManifest(other));
        program.TryGet("x");

        string expected = $"The connection '{id}' and instances of the template 'tenant_db' can share a variable, a file or a secret";
        Assert.Equal(isReported, program.Log.Text.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task InstanceThatIsRequired_IsValidated() =>
        Assert.Equal(["tenant_db.acme.eu"], await StartAsync(required => required.Require("tenant_db.acme.eu")));

    [Fact]
    public async Task InstanceThatMayBeMissing_IsNoReason() =>
        Assert.Equal(["regional.us"], await StartAsync(required => required.AllowMissing("regional.eu")));

    [Fact]
    public async Task RequiredIdThatIsNoInstance_SaysWhy()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddFairlead().AddBackend(new FakeBackend()).ValidateOnStart(required => required.Require("tenant_db.acme"))
            .AddManifest(TenantDb.Manifest);
        using IHost host = builder.Build();

        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() =>
            host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("this id has 1 value, and the parameters are 'tenant', 'region'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValidateAsync_OfTheManifest_ListsTheSame()
    {
        using TestProgram program = TestProgram.WithBackend(new FakeBackend(), TenantDb.Definition, Regional);
        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(
            () => TestProgram.Manifest(TenantDb.Definition, Regional)
                .ValidateAsync(program.Connections, TestContext.Current.CancellationToken));

        Assert.Equal(["regional.eu", "regional.us"], exception.Failures.Select(failure => failure.ConnectionId));
    }
}
