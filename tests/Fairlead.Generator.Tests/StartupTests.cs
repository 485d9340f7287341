using System.Reflection;
using Fairlead.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Generator.Tests;

/// <summary>What generated code has for the start of a program, and what it tells the runtime about owners and dates.</summary>
[Collection("environment variables")]
public class StartupTests
{
    private const string Manifest = """
        {
          "namespace": "Acme",
          "connections": {
            "orders_db": {
              "conn_type": "postgres", "host": "h", "schema": "orders", "owners": ["Team <Orders>"], "tags": ["pii", "eu"],
              "rotate_every": "90.00:00:00", "last_rotated": "2026-01-31", "expires": "2027-01-31",
              "fields": { "password": { "required": true } }
            },
            "lake": { "conn_type": "aws", "sharing": "restricted", "fields": { "password": { "required": true } } }
          },
          "deployments": {
            "production": { "links": ["lake"], "backends": [
                { "type": "vault", "address": "https://vault.internal", "auth": { "role": "a\\\"b" } }, { "type": "environment" }] }
          }
        }
        """;

    private const string Source = """
        using Acme;
        using Fairlead;
        using Microsoft.Extensions.DependencyInjection;

        internal static class Program
        {
            public static void Configure(IServiceCollection services) => services.AddFairlead()
                .AddConnections()
                .ValidateOnStart(connections => connections.Require(Connections.Ids.OrdersDb).AllowMissing(Connections.Ids.Lake));

            public static System.Threading.Tasks.Task Validate(System.IServiceProvider services) =>
                services.GetRequiredService<Connections>().ValidateAsync();

            public static Fairlead.CompilerServices.ConnectionManifest Manifest => Connections.Manifest;
        }
        """;

    private static readonly Assembly Consumer = new GeneratorProject(Manifest) { Source = Source }.Load();

    [Fact]
    public async Task ValidateAsync_ListsWhatTheDeploymentLinksAndNobodySupplies()
    {
        var services = new ServiceCollection();
        Consumer.GetType("Program")!.GetMethod("Configure")!.Invoke(null, [services]);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(
            () => (Task)Consumer.GetType("Program")!.GetMethod("Validate")!.Invoke(null, [provider])!);

        Assert.Equal("orders_db", Assert.Single(exception.Failures).ConnectionId);
        Assert.Contains("FAIRLEAD_CONN_ORDERS_DB__PASSWORD", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnersAndDates_ReachTheRuntime()
    {
        var manifest = (ConnectionManifest)Consumer.GetType("Program")!.GetProperty("Manifest")!.GetValue(null)!;
        ConnectionDefinition orders = manifest.Connections.Single(definition => definition.Id == "orders_db");

        Assert.Equal(["Team <Orders>"], orders.Owners);
        Assert.Equal(
            (new DateOnly(2027, 1, 31), TimeSpan.FromDays(90), new DateOnly(2026, 1, 31)),
            (orders.Expires, orders.RotateEvery, orders.LastRotated));
    }

    [Fact]
    public void BackendsOfDeployments_ReachTheRuntime()
    {
        var manifest = (ConnectionManifest)Consumer.GetType("Program")!.GetProperty("Manifest")!.GetValue(null)!;
        IReadOnlyList<BackendSettings> backends = manifest.Backends["production"];

        Assert.Equal(["vault", "environment"], backends.Select(static backend => backend.Type));
        Assert.Equal(["address=https://vault.internal", "auth:role=a\\\"b"],
            backends[0].Settings.Select(static setting => $"{setting.Key}={setting.Value}"));
    }

    [Fact]
    public void OwnersAndTags_AreDocumented() => Assert.Contains(
        "/// <remarks>Owned by Team &lt;Orders&gt;. Tags: pii, eu.</remarks>",
        new GeneratorProject(Manifest).Generate()["OrdersDbConnection.g.cs"], StringComparison.Ordinal);
}
