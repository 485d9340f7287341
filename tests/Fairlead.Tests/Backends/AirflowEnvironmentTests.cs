using System.Text.Json;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.Options;

namespace Fairlead.Tests.Backends;

/// <summary>Airflow's variables mean here what they mean there, on every vector, also with teams.</summary>
public sealed class AirflowEnvironmentTests
{
    private readonly FakeEnvironment _environment = new();

    [Theory]
    [MemberData(nameof(AirflowVectors.List), "env-name", MemberType = typeof(AirflowVectors))]
    public void Variable_IsLookedForInAirflowsOrder(string name)
    {
        JsonElement vector = AirflowVectors.Get(name), input = vector.GetProperty("input");
        string id = AirflowVectors.GetText(input, "conn_id")!;
        string[] order =
            [.. vector.GetProperty("expect").GetProperty("lookup_order").EnumerateArray().Select(static entry => entry.GetString()!)];
        _environment["AIRFLOW_CONN_" + id.ToUpperInvariant()] = "generic://shared";
        for (int i = order.Length - 1; i >= 0; i--)
        {
            _environment[order[i]] = $"generic://h{i}";
            using TestProgram program = Start(vector.TryGetProperty("multi_team", out _), AirflowVectors.GetText(input, "team"));
            Assert.Equal($"h{i}", program.Get(id).Host);
        }
        if (order.Length > 0) return;

        using TestProgram refusing = Start(isMultiTeam: true, AirflowVectors.GetText(input, "team"));
        ConnectionResolution resolution = refusing.TryGet(id);
        Assert.Equal(ConnectionOutcome.NotFound, resolution.Outcome);
        Assert.Contains("the id looks like the variable of a team", resolution.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AirflowVectors.List), "env", MemberType = typeof(AirflowVectors))]
    public void Environment_HasItsPlaceAmongTheBackends(string name)
    {
        JsonElement vector = AirflowVectors.Get(name), input = vector.GetProperty("input"), expected = vector.GetProperty("expect");
        foreach (JsonProperty variable in input.GetProperty("env").EnumerateObject())
            _environment[variable.Name] = variable.Value.GetString()!;
        FakeBackend? custom = CreateBackend(input, "custom"), metastore = CreateBackend(input, "metastore");
        using var program = new TestProgram(
            builder =>
            {
                builder.ClearDefaults();
                if (custom is not null) builder.AddBackend(custom);
                builder.AddEnvironmentVariables();
                if (metastore is not null) builder.AddBackend(metastore);
            }, _environment);

        Connection connection = program.Get(AirflowVectors.GetText(input, "get")!);

        if (AirflowVectors.GetText(expected, "uri") is { } uri) Assert.Equal(uri, AirflowVectors.FormatUri(connection));
        if (AirflowVectors.GetText(expected, "host") is { } host) Assert.Equal(host, connection.Host);
    }

    [Theory]
    [InlineData("with other signs", "-team-a---db")]
    [InlineData("with a letter in another case", "_Team_A___Db")]
    [InlineData("with a field at its end", "_team_a")]
    public void OtherTeamsVariable_IsNotRead(string situation, string id)
    {
        _environment["AIRFLOW_CONN__TEAM_A___DB"] = "generic://theirs";
        _environment["AIRFLOW_CONN__TEAM_A___HOST"] = "generic://theirs";
        foreach (string? team in new[] { null, "b", "team" })
        {
            using TestProgram program = Start(isMultiTeam: true, team);
            Assert.True(program.TryGet(id).Outcome == ConnectionOutcome.NotFound, situation);
        }
    }

    [Fact]
    public void TeamsConnection_HasNoFieldOfTheSharedOne()
    {
        _environment["AIRFLOW_CONN__ETL___DB"] = "generic://etl:fake-ours@ours";
        _environment["AIRFLOW_CONN_DB__PASSWORD"] = "fake-shared";
        using TestProgram program = Start(isMultiTeam: false, "etl");

        Connection connection = program.Get("db");

        Assert.Equal(("ours", "fake-ours"), (connection.Host, connection.Password?.Reveal()));
    }

    [Fact]
    public void TeamsVariables_MayBeFieldsAndFilesAndNeedNotHaveOtherSigns()
    {
        using var directory = new TemporaryDirectory();
        _environment["AIRFLOW_CONN__ETL___A_B__HOST"] = "ours";
        _environment["AIRFLOW_CONN__ETL___A_B__PASSWORD_FILE"] = directory.Write("password", "fake-ours");
        using TestProgram program = Start(isMultiTeam: false, "etl");

        Connection connection = program.Get("a.b");

        Assert.Equal(("ours", "fake-ours"), (connection.Host, connection.Password?.Reveal()));
    }

    [Fact]
    public void WithoutTeams_AnIdMayLookLikeOne()
    {
        _environment["AIRFLOW_CONN__TEAM_A___DB"] = "generic://h";
        using TestProgram program = Start(isMultiTeam: false, team: null);

        Assert.Equal("h", program.Get("_team_a___db").Host);
    }

    [Theory]
    [InlineData("")]
    [InlineData("_etl")]
    [InlineData("etl_")]
    [InlineData("etl___b")]
    [InlineData("etl b")]
    public void TeamThatCouldBeAnothers_StopsTheProgram(string team)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Start(isMultiTeam: true, team).Dispose());

        Assert.StartsWith("Fairlead: AirflowTeam must be letters", exception.Message, StringComparison.Ordinal);
    }

    private static FakeBackend? CreateBackend(JsonElement input, string name)
    {
        if (!input.TryGetProperty(name, out JsonElement connections)) return null;
        var backend = new FakeBackend(name);
        backend.Answer = (request, _) => new(AirflowVectors.GetText(connections, request.ConnectionId) is { } text
            ? BackendAnswer.Found(new BackendText(new Secret(text), name) { IsAirflows = true })
            : BackendAnswer.NotFound([name]));
        return backend;
    }

    private TestProgram Start(bool isMultiTeam, string? team) => new(
        static builder => builder.ClearDefaults().AddEnvironmentVariables(), _environment,
        services => services.Configure<FairleadOptions>(options => (options.AirflowMultiTeam, options.AirflowTeam) = (isMultiTeam, team)));
}
