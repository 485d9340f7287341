using System.Text.Json;

namespace Fairlead.Azure.Tests;

/// <summary>Airflow's settings mean here what they mean there, on every vector.</summary>
public sealed class AirflowVectorTests : IAsyncLifetime
{
    private FakeKeyVault _vault = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _vault = await FakeKeyVault.StartAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Theory]
    [MemberData(nameof(AirflowVectors.List), "azure-name", MemberType = typeof(AirflowVectors))]
    public async Task Secret_HasTheNameThatAirflowGivesIt(string name)
    {
        JsonElement vector = AirflowVectors.Get(name), input = vector.GetProperty("input");
        _vault.Set(AirflowVectors.GetText(vector.GetProperty("expect"), "name")!, "postgresql://etl:fake%2Fpass@db:5432/orders");
        using ServiceProvider services = KeyVaultPrograms.CreateProgram(_vault, options =>
        {
            options.ConnectionsPrefix = AirflowVectors.GetText(input, "prefix");
            options.Separator = AirflowVectors.GetText(input, "sep")!;
            options.IsAirflows = true;
        });

        Connection connection =
            await services.GetRequiredService<IConnectionResolver>().GetAsync(AirflowVectors.GetText(input, "id")!, Cancelled);

        Assert.Equal("postgres://etl:fake/pass@db:5432/orders", AirflowVectors.FormatUri(connection));
    }

    [Fact]
    public async Task PrefixOfNull_AsksForNothing()
    {
        using ServiceProvider services = KeyVaultPrograms.CreateProgram(_vault, static options => options.ConnectionsPrefix = null);

        ConnectionResolution resolution = await services.GetRequiredService<IConnectionResolver>().TryGetAsync("orders_db", Cancelled);

        Assert.Equal(ConnectionOutcome.NotFound, resolution.Outcome);
        Assert.Contains("ConnectionsPrefix is null, and nothing is looked up", resolution.ToString(), StringComparison.Ordinal);
        Assert.Empty(_vault.Calls);
    }
}
