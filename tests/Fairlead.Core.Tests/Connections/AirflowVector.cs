using System.Text.Json;
using Fairlead.Core.Connections;

namespace Fairlead.Core.Tests.Connections;

/// <summary>One observed behaviour of Airflow: an input of some kind and what becomes of it.</summary>
public sealed record AirflowVector(string Name, JsonElement Json)
{
    private static readonly Dictionary<string, AirflowVector> ByName = Load();

    public JsonElement Input => Json.GetProperty("input");

    public bool IsError => Json.TryGetProperty("error", out _);

    public static IEnumerable<TheoryDataRow<string>> OfKind(string kind) =>
        ByName.Values.Where(v => v.Json.GetProperty("input_kind").GetString() == kind).Select(v => new TheoryDataRow<string>(v.Name));

    public static AirflowVector Named(string name) => ByName[name];

    /// <summary>What the vector expects under this name; where Airflow's versions differ, the newer one's answer.</summary>
    public string? Expected(string name)
    {
        JsonElement expect = Json.TryGetProperty("expect", out JsonElement e) ? e : default;
        if (!Json.TryGetProperty(name, out JsonElement value)
            && !(expect.ValueKind == JsonValueKind.Object && expect.TryGetProperty(name, out value)))
            return null;
        return value.ValueKind == JsonValueKind.Object ? value.GetProperty("core_main").GetString() : value.GetString();
    }

    internal void AssertMatches(ConnectionFields actual)
    {
        foreach (JsonProperty field in Json.GetProperty("expect").EnumerateObject())
        {
            switch (field.Name)
            {
                case "conn_type": AssertText(field, actual.ConnType); break;
                case "description": AssertText(field, actual.Description); break;
                case "host": AssertText(field, actual.Host); break;
                case "login": AssertText(field, actual.Login); break;
                case "password": AssertText(field, actual.Password); break;
                case "schema": AssertText(field, actual.Schema); break;
                case "port": Assert.Equal(field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.GetInt32(), actual.Port); break;
                case "extra": AssertExtra(field.Value, actual.Extra); break;
                default: Assert.Fail($"The vector expects a field that this test does not know: {field.Name}"); break;
            }
        }
    }

    private static void AssertText(JsonProperty expected, string? actual) => Assert.Equal(expected.Value.GetString(), actual);

    private static void AssertExtra(JsonElement expected, string? actual)
    {
        // Airflow's tests compare extra_dejson, which is {} for no extra at all.
        if (expected.ValueKind == JsonValueKind.Null) Assert.Null(actual);
        else Assert.True(JsonElement.DeepEquals(expected, JsonDocument.Parse(actual ?? "{}").RootElement), "The extra differs");
    }

    private static Dictionary<string, AirflowVector> Load()
    {
        using Stream stream = typeof(AirflowVector).Assembly.GetManifestResourceStream("airflow-vectors.json")!;
        JsonElement root = JsonDocument.Parse(stream).RootElement.Clone();
        return root.GetProperty("vectors").EnumerateArray()
            .Select(v => new AirflowVector(v.GetProperty("name").GetString()!, v))
            .ToDictionary(v => v.Name);
    }
}
