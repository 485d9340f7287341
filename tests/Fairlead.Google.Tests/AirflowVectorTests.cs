using System.Text.Json;
using Fairlead.TestServers.GoogleSecretManager;
using Microsoft.Extensions.Options;

namespace Fairlead.Google.Tests;

/// <summary>Airflow's settings mean here what they mean there, on every vector.</summary>
public class AirflowVectorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(AirflowVectors.List), "gcp-prefix", MemberType = typeof(AirflowVectors))]
    public async Task PrefixAndSeparator_AreThoseOfAName_OrStopTheProgram(string name)
    {
        JsonElement vector = AirflowVectors.Get(name), input = vector.GetProperty("input");
        string prefix = AirflowVectors.GetText(input, "connections_prefix")!, separator = AirflowVectors.GetText(input, "sep")!;
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);

        if (vector.GetProperty("expect").GetProperty("valid").GetBoolean())
            await ReadAsync(server, prefix, separator, "orders_db", prefix + separator + "orders_db");
        else await Assert.ThrowsAsync<OptionsValidationException>(() => ReadAsync(server, prefix, separator, "orders_db", "orders_db"));
    }

    [Theory]
    [MemberData(nameof(AirflowVectors.List), "build-path", MemberType = typeof(AirflowVectors))]
    public async Task Path_IsThatOfAirflow(string name)
    {
        JsonElement vector = AirflowVectors.Get(name), input = vector.GetProperty("input");
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);

        await ReadAsync(
            server, AirflowVectors.GetText(input, "prefix")!, AirflowVectors.GetText(input, "sep")!, AirflowVectors.GetText(input, "id")!,
            AirflowVectors.GetText(vector.GetProperty("expect"), "path")!);
    }

    [Fact]
    public async Task PrefixOfNull_AsksForNothing()
    {
        await using FakeSecretManager server = await FakeSecretManager.StartAsync(Cancelled);
        SecretManagerBackend backend = GooglePrograms.CreateBackend(server, static options => options.ConnectionsPrefix = null);

        BackendAnswer answer = await backend.FindAsync("orders_db");

        Assert.Equal((BackendOutcome.NotFound, "ConnectionsPrefix is null, and nothing is looked up"), (answer.Outcome, answer.Reason));
        Assert.Empty(server.Calls);
    }

    private static async Task ReadAsync(FakeSecretManager server, string prefix, string separator, string id, string secret)
    {
        server.Secrets.Write(secret, "postgresql://etl:fake%2Fpass@db:5432/orders");
        var collection = new ServiceCollection();
        GooglePrograms.Add(
            collection, server, options => (options.ConnectionsPrefix, options.Separator, options.IsAirflows) = (prefix, separator, true));
        await using ServiceProvider services = collection.BuildServiceProvider();

        Connection connection = await services.GetRequiredService<IConnectionResolver>().GetAsync(id, Cancelled);

        Assert.Equal("postgres://etl:fake/pass@db:5432/orders", AirflowVectors.FormatUri(connection));
    }
}
