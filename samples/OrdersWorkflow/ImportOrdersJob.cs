using System.Net.Http.Json;
using Acme.Shared;
using Fairlead;
using Microsoft.Data.Sqlite;
using Quartz;

namespace OrdersWorkflow;

/// <summary>Extracts the orders from the API page by page and loads them into the database; running it again changes nothing.</summary>
public sealed class ImportOrdersJob(Connections connections, Acme.Shared.Connections shared) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        OrdersApiConnection api = await connections.OrdersApi.GetAsync(cancellationToken);
        OrdersDbConnection database = await shared.OrdersDb.GetAsync(cancellationToken);

        using HttpClient client = connections.OrdersApi.CreateHttpClient(); // sends the token of the moment

        await using var db = new SqliteConnection(database.ToConnectionString());
        await db.OpenAsync(cancellationToken);
        await CreateTableAsync(db, cancellationToken);

        int imported = 0, requests = 0;
        while (await GetPageAsync(client, offset: imported, api.PageSize, cancellationToken) is { Length: > 0 } page)
        {
            await LoadAsync(db, page, cancellationToken);
            imported += page.Length;
            requests++;
        }

        Console.WriteLine($"Imported {imported:N0} orders in {requests} requests from {api.ToUri()} into {database.DataSource}");
    }

    private static async Task<Order[]> GetPageAsync(HttpClient client, int offset, int size, CancellationToken cancellationToken) =>
        await client.GetFromJsonAsync<Order[]>($"orders?offset={offset}&limit={size}", cancellationToken) ?? [];

    private static async Task CreateTableAsync(SqliteConnection db, CancellationToken cancellationToken)
    {
        await using SqliteCommand create = db.CreateCommand();
        create.CommandText = """
            CREATE TABLE IF NOT EXISTS orders (
                order_id TEXT PRIMARY KEY, ordered_at TEXT NOT NULL, customer TEXT NOT NULL, country TEXT NOT NULL, product TEXT NOT NULL,
                quantity INTEGER NOT NULL, unit_price_cents INTEGER NOT NULL, currency TEXT NOT NULL, status TEXT NOT NULL)
            """;
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task LoadAsync(SqliteConnection db, Order[] page, CancellationToken cancellationToken)
    {
        await using var transaction = (SqliteTransaction)await db.BeginTransactionAsync(cancellationToken);
        await using SqliteCommand insert = db.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            INSERT OR REPLACE INTO orders
            VALUES ($orderId, $orderedAt, $customer, $country, $product, $quantity, $unitPriceCents, $currency, $status)
            """;
        foreach (Order order in page)
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$orderId", order.OrderId);
            insert.Parameters.AddWithValue("$orderedAt", order.OrderedAt.ToString("O"));
            insert.Parameters.AddWithValue("$customer", order.Customer);
            insert.Parameters.AddWithValue("$country", order.Country);
            insert.Parameters.AddWithValue("$product", order.Product);
            insert.Parameters.AddWithValue("$quantity", order.Quantity);
            insert.Parameters.AddWithValue("$unitPriceCents", (long)(order.UnitPrice * 100));
            insert.Parameters.AddWithValue("$currency", order.Currency);
            insert.Parameters.AddWithValue("$status", order.Status);
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }
}
