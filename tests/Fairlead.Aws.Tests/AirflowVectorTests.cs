using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Aws.Tests;

/// <summary>Airflow's settings mean here what they mean there, on every vector.</summary>
public class AirflowVectorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(AirflowVectors.List), "aws-lookup", MemberType = typeof(AirflowVectors))]
    public async Task BothServices_AreAskedWhereAirflowAsks(string name)
    {
        JsonElement vector = AirflowVectors.Get(name), input = vector.GetProperty("input");
        await using var secrets = new StubService(static _ => StubAnswer.Error("ResourceNotFoundException"));
        await using var parameters = new StubService(static _ => StubAnswer.Error("ParameterNotFound"));
        using ServiceProvider services = CreateProgram(builder => builder
            .AddAwsSecretsManager(options => Configure(options, input, secrets))
                .AddAwsParameterStore(options => Configure(options, input, parameters)));

        ConnectionResolution resolution =
            await services.GetRequiredService<IConnectionResolver>().TryGetAsync(AirflowVectors.GetText(input, "conn_id")!, Cancelled);

        Assert.Equal(ConnectionOutcome.NotFound, resolution.Outcome);
        int expected = vector.GetProperty("expect").GetProperty("calls_backend").GetBoolean() ? 1 : 0;
        Assert.Equal((expected, expected), (secrets.Calls.Count, parameters.Calls.Count));
    }

    [Theory]
    [MemberData(nameof(AirflowVectors.List), "aws-secret-json", MemberType = typeof(AirflowVectors))]
    public async Task JsonSecret_IsReadAsByAirflow(string name)
    {
        JsonElement vector = AirflowVectors.Get(name), input = vector.GetProperty("input");
        await using var stub = new StubService(_ => new StubAnswer(200, JsonSerializer.Serialize(
            new { ARN = "arn", Name = "x", VersionId = StubAnswer.Version, SecretString = input.GetProperty("secret").GetRawText() })));
        foreach (bool isAirflows in new[] { true, false })
        {
            using ServiceProvider services = CreateProgram(
                new
                {
                    region_name = "eu-central-1", endpoint_url = stub.Address, isAirflows,
                    extra_conn_words = input.GetProperty("extra_conn_words"),
                });

            Connection connection = await services.GetRequiredService<IConnectionResolver>().GetAsync("test", Cancelled);

            Assert.Equal(AirflowVectors.GetText(vector.GetProperty("expect"), "uri"), AirflowVectors.FormatUri(connection));
        }
    }

    [Theory]
    [InlineData("in the middle only", "orders", "prod_orders", 0)]
    [InlineData("from the start, not to the end", "orders", "orders_db", 1)]
    [InlineData("in another case", "ORDERS_.*$", "orders_db", 1)]
    [InlineData("one of two", "stock|orders", "orders_db", 1)]
    [InlineData("with an end", "orders$", "orders_db", 0)]
    public async Task Pattern_ChoosesIds(string situation, string pattern, string id, int calls)
    {
        await using var stub =
            new StubService(static call => new StubAnswer(200, StubAnswer.Secret(call.Json.GetProperty("SecretId").GetString()!)));
        using AwsSecretsManagerBackend backend =
            new MotoFixture().CreateSecretsManager(options => options.ConnectionsLookupPattern = pattern, stub.Address);

        BackendAnswer answer = await backend.FindAsync(new(id), Cancelled);

        Assert.True(calls == stub.Calls.Count, situation);
        Assert.Equal(calls == 1 ? null : "the id does not match ConnectionsLookupPattern", answer.Reason);
        Assert.Equal(calls, backend.DescribePlaces(new(id), "password").Count);
        if (calls == 0)
            Assert.Equal(
                BackendWriteOutcome.Rejected, (await backend.WriteAsync(FailureTests.Write(id, version: null), Cancelled)).Outcome);
    }

    [Fact]
    public async Task IdsThatThePatternLeavesOut_AreNoPartOfABatch()
    {
        await using var stub = new StubService(static _ => new StubAnswer(200, "{\"Parameters\":[],\"InvalidParameters\":[]}"));
        using AwsParameterStoreBackend backend =
            new MotoFixture().CreateParameterStore(static options => options.ConnectionsLookupPattern = "orders", stub.Address);

        await backend.FindManyAsync([new("stock_db"), new("stock_api"), new("orders_db")], Cancelled);

        Assert.All(stub.Calls, static call => Assert.DoesNotContain("stock", call.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a prefix", "aws_secrets_manager", "{\"connections_prefix\":\"a/b/\"}", "secret a/b/x of")]
    [InlineData("a prefix and a separator", "aws_secrets_manager", "{\"connections_prefix\":\"a\",\"sep\":\"-\"}", "secret a-x of")]
    [InlineData("a separator alone", "aws_secrets_manager", "{\"sep\":\"+\"}", "secret airflow/connections+x of")]
    [InlineData("no prefix", "aws_secrets_manager", "{\"connections_prefix\":\"\"}", "secret x of")]
    [InlineData("no prefix for parameters", "aws_parameter_store", "{\"connections_prefix\":\"\"}", "parameter /x of")]
    [InlineData("a prefix without its slash", "aws_parameter_store", "{\"connections_prefix\":\"airflow\"}", "parameter /airflow/x of")]
    public void PrefixAndSeparator_AreJoinedAsByAirflow(string situation, string type, string settings, string place)
    {
        using ServiceProvider services = CreateProgram(static _ => { });
        BackendType created = type == "aws_secrets_manager" ? new SecretsManagerBackendType() : new ParameterStoreBackendType();

        ISecretsBackend backend = created.Create(services, Read(settings));

        string found = Assert.Single(backend.DescribePlaces(new("x"), "password"));
        Assert.True(found.Contains(place, StringComparison.Ordinal), $"{situation}: {found}");
    }

    [Fact]
    public async Task SecretOfAirflows_HasOnlyWhatAirflowReads()
    {
        const string Value =
            """
            {"user":"first","login":"second","pass":"fake","note":"x","remote_host":"db","database":"orders","engine":"postgresql",
             "extra":"{\"a\":\"b\"}"}
            """;
        await using var stub = new StubService(static _ => new StubAnswer(200, JsonSerializer.Serialize(
            new { ARN = "arn", Name = "x", VersionId = StubAnswer.Version, SecretString = Value })));
        using ServiceProvider services = CreateProgram(new { region = "eu-central-1", endpoint = stub.Address, isAirflows = true });

        Connection connection = await services.GetRequiredService<IConnectionResolver>().GetAsync("test", Cancelled);

        Assert.Equal(("postgres", "first", "db", "orders", "b"),
            (connection.ConnType, connection.Login, connection.Host, connection.Schema, connection.Extra.GetString("a")));
    }

    private static void Configure(AwsBackendOptions options, JsonElement input, StubService stub)
    {
        (options.Endpoint, options.IsAirflows) = (stub.Address.AbsoluteUri, true);
        if (input.TryGetProperty("connections_prefix", out _)) options.NameTemplate = AirflowVectors.GetText(input, "connections_prefix");
        options.ConnectionsLookupPattern = AirflowVectors.GetText(input, "connections_lookup_pattern");
    }

    private static ServiceProvider CreateProgram(object settings) => CreateProgram(builder => builder.AddBackend(
        "by settings", services => new SecretsManagerBackendType().Create(services, Read(JsonSerializer.Serialize(settings)))));

    private static ServiceProvider CreateProgram(Action<FairleadBuilder> add)
    {
        var services = new ServiceCollection();
        add(services.AddFairlead().ClearDefaults());
        return services.BuildServiceProvider();
    }

    private static IConfiguration Read(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
}
