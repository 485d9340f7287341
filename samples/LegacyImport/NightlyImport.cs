using Fairlead;

namespace LegacyImport;

/// <summary>The first part that was moved to managed connections, with the mistakes that nobody saw until it ran.</summary>
internal sealed class NightlyImport(IConnectionResolver connections)
{
    public IReadOnlyList<string> Steps { get; } = ["orders", "stock", "prices"];

    public ValueTask<Connection> OpenOrdersAsync() => connections.GetAsync("order_db");

    public ValueTask<Connection> OpenStockAsync() => connections.GetAsync("Stock-DB");

    public ValueTask<Connection> OpenArchiveAsync() => connections.GetAsync("cold_storage");

    /// <summary>Not a finding: this id is in the manifest.</summary>
    public ValueTask<Connection> OpenPricesAsync() => connections.GetAsync("prices_api");

    public ValueTask<Connection> OpenReportsAsync() => connections.GetAsync("");

    public ValueTask<Connection> OpenSalesAsync() => OpenDatabaseAsync("prices_api");

    public ValueTask<Connection> OpenSalariesAsync() => OpenDatabaseAsync("payroll_db");

    private ValueTask<Connection> OpenDatabaseAsync([ConnectionId("postgres")] string id) => connections.GetAsync(id);
}
