using Acme.Shared;
using Fairlead;
using Microsoft.Data.Sqlite;
using Quartz;

namespace OrdersWorkflow;

/// <summary>Reads the loaded orders back and prints a summary, then where every field of every connection came from.</summary>
public sealed class SummariseOrdersJob(Acme.Shared.Connections shared, IConnectionResolver resolver) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        OrdersDbConnection database = await shared.OrdersDb.GetAsync(cancellationToken);
        await using var db = new SqliteConnection(database.ToConnectionString());
        await db.OpenAsync(cancellationToken);

        await using SqliteCommand query = db.CreateCommand();
        query.CommandText = """
            SELECT country, COUNT(*), SUM(quantity * unit_price_cents) / 100.0
            FROM orders WHERE status <> 'cancelled' GROUP BY country ORDER BY 3 DESC LIMIT 5
            """;
        Console.WriteLine();
        Console.WriteLine("Country   Orders      Revenue");
        await using SqliteDataReader row = await query.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
            Console.WriteLine($"{row.GetString(0),-7} {row.GetInt32(1),8:N0} {row.GetDecimal(2),12:N2}");

        foreach (string id in (string[])[Connections.Ids.OrdersApi, Acme.Shared.Connections.Ids.OrdersDb])
            PrintSources(await resolver.GetAsync(id, cancellationToken));
    }

    private static void PrintSources(Connection connection)
    {
        Console.WriteLine();
        Console.WriteLine($"{connection.Id} ({connection.ConnType}), deployment {connection.Deployment ?? "none"}");
        foreach (ConnectionFieldSource field in connection.SetFields)
            Console.WriteLine($"  {field.Field,-20} {field.Source}");
    }
}
