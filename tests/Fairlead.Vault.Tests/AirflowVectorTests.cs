using System.Text.Json;
using Fairlead.TestServers.Vault;

namespace Fairlead.Vault.Tests;

/// <summary>Airflow's settings mean here what they mean there, on every vector.</summary>
public sealed class AirflowVectorTests : IAsyncLifetime
{
    private FakeVault _vault = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _vault = await FakeVault.StartAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Theory]
    [MemberData(nameof(AirflowVectors.List), "vault-path", MemberType = typeof(AirflowVectors))]
    public async Task Secret_IsReadWhereAirflowReadsIt(string name)
    {
        JsonElement vector = AirflowVectors.Get(name), input = vector.GetProperty("input"), expected = vector.GetProperty("expect");
        string mount = AirflowVectors.GetText(expected, "mount_point")!, path = AirflowVectors.GetText(expected, "path")!;
        _vault.MountKeyValues(mount);
        _vault.Write(mount, path, """{"conn_uri":"postgresql://etl:fake%2Fpass@db:5432/orders"}""");
        await using ServiceProvider services = CreateProgram(options =>
        {
            options.MountPoint = AirflowVectors.GetText(input, "mount_point")!;
            options.ConnectionsPath = AirflowVectors.GetText(input, "connections_path");
        });

        Connection connection =
            await services.GetRequiredService<IConnectionResolver>().GetAsync(AirflowVectors.GetText(input, "conn_id")!, Cancelled);

        Assert.Equal("postgres://etl:fake/pass@db:5432/orders", AirflowVectors.FormatUri(connection));
        Assert.Equal(1, _vault.Count($"GET {mount}/data/{path}"));
    }

    [Fact]
    public async Task PathOfNull_AsksForNothing()
    {
        await using ServiceProvider services = CreateProgram(static options => options.ConnectionsPath = null);

        ConnectionResolution resolution = await services.GetRequiredService<IConnectionResolver>().TryGetAsync("orders_db", Cancelled);

        Assert.Equal(ConnectionOutcome.NotFound, resolution.Outcome);
        Assert.Contains("ConnectionsPath is null, and nothing is looked up", resolution.ToString(), StringComparison.Ordinal);
        Assert.Empty(_vault.Calls);
    }

    [Fact]
    public async Task FieldsOfAirflows_AreReadToo()
    {
        _vault.Write("secret", "connections/orders_db",
            """{"conn_type":"postgresql","host":"db","login":"etl","password":"fake","port":5432,"schema":"orders"}""");
        await using ServiceProvider services = CreateProgram(static _ => { });

        Connection connection = await services.GetRequiredService<IConnectionResolver>().GetAsync("orders_db", Cancelled);

        Assert.Equal("postgres://etl:fake@db:5432/orders", AirflowVectors.FormatUri(connection));
    }

    private ServiceProvider CreateProgram(Action<VaultBackendOptions> configure)
    {
        var services = new ServiceCollection();
        VaultPrograms.AddEnvironment(services, new() { ["VAULT_ADDR"] = _vault.Address.AbsoluteUri, ["VAULT_TOKEN"] = _vault.RootToken });
        services.AddFairlead().ClearDefaults().AddVault(options =>
        {
            options.IsAirflows = true;
            configure(options);
        });
        return services.BuildServiceProvider();
    }
}
