using System.Text.Json;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Connections;

namespace Fairlead.Core.Tests.Connections;

/// <summary>Compatible mode is Airflow's behaviour on every vector: fields, failures and what is written back.</summary>
public class AirflowCompatibilityTests
{
    [Theory]
    [MemberData(nameof(AirflowVector.OfKind), "uri", MemberType = typeof(AirflowVector))]
    public void Uri_IsReadAndWrittenAsByAirflow(string name)
    {
        AirflowVector vector = AirflowVector.Named(name);
        ConnectionParseResult result = ConnectionUri.Parse(vector.Input.GetString()!, ConnectionFormat.Compatible);
        if (vector.IsError)
        {
            AssertDefectQuotesNothing(result, vector.Input.GetString()!);
            return;
        }

        Assert.Null(result.Defect);
        vector.AssertMatches(result.Fields!);
        if (vector.Expected("get_uri") is { } uri) Assert.Equal(uri, ConnectionUri.Format(result.Fields!));
        if (vector.Expected("as_json") is { } json) Assert.Equal(json, ConnectionJson.Format(result.Fields!));
    }

    [Theory]
    [MemberData(nameof(AirflowVector.OfKind), "json", MemberType = typeof(AirflowVector))]
    public void Json_IsReadAsByAirflow(string name)
    {
        AirflowVector vector = AirflowVector.Named(name);
        ConnectionParseResult result = ConnectionJson.Parse(vector.Input.GetString()!, ConnectionFormat.Compatible);
        if (vector.IsError)
        {
            Assert.NotNull(result.Defect);
            return;
        }

        Assert.Null(result.Defect);
        vector.AssertMatches(result.Fields!);
    }

    [Theory]
    [MemberData(nameof(AirflowVector.OfKind), "fields", MemberType = typeof(AirflowVector))]
    public void Fields_AreWrittenAsByAirflow(string name)
    {
        AirflowVector vector = AirflowVector.Named(name);
        ConnectionFields fields = ReadFields(vector.Input);
        string? uri = vector.Expected("uri");
        string? json = vector.Expected("as_json");

        Assert.True(uri is not null || json is not null);
        if (uri is not null) Assert.Equal(uri, ConnectionUri.Format(fields));
        if (json is not null) Assert.Equal(json, ConnectionJson.Format(fields));
    }

    [Theory]
    [MemberData(nameof(AirflowVector.OfKind), "conn-id", MemberType = typeof(AirflowVector))]
    public void ConnectionIds_AreAcceptedAsByAirflow(string name)
    {
        AirflowVector vector = AirflowVector.Named(name);

        Assert.Equal(vector.Json.GetProperty("expect")
            .GetProperty("conn_id").ValueKind == JsonValueKind.String, ConnectionId.IsValid(vector.Input.GetString()!));
    }

    [Theory]
    [MemberData(nameof(AirflowVector.OfKind), "env-name", MemberType = typeof(AirflowVector))]
    public void EnvironmentVariables_AreLookedUpInAirflowsOrder(string name)
    {
        AirflowVector vector = AirflowVector.Named(name);
        bool multiTeam = vector.Json.TryGetProperty("multi_team", out JsonElement flag) && flag.GetBoolean();
        IEnumerable<string?> expected = vector.Json.GetProperty("expect").GetProperty("lookup_order").EnumerateArray()
            .Select(e => e.GetString());

        Assert.Equal(expected, ConnectionId.AirflowLookupOrder(
            vector.Input.GetProperty("conn_id").GetString()!, vector.Input.GetProperty("team").GetString(), multiTeam));
    }

    private static ConnectionFields ReadFields(JsonElement input) => new()
    {
        ConnType = Text(input, "conn_type"),
        Description = Text(input, "description"),
        Host = Text(input, "host"),
        Login = Text(input, "login"),
        Password = Text(input, "password"),
        Schema = Text(input, "schema"),
        Port = Text(input, "port") is { } port ? int.Parse(port, System.Globalization.CultureInfo.InvariantCulture) : null,
        Extra = Text(input, "extra"),
    };

    private static string? Text(JsonElement input, string name) =>
        input.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;

    private static void AssertDefectQuotesNothing(ConnectionParseResult result, string input)
    {
        Assert.NotNull(result.Defect);
        foreach (string part in input.Split([':', '/', '@', '?', '=', '&'], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.Length > 3 && part != "__extra__"))
            Assert.DoesNotContain(part, result.Defect, StringComparison.Ordinal);
    }
}
