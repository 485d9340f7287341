using System.Text.Json;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Backends.ConnectionFiles;

/// <summary>Airflow's files mean here what they mean there, on every vector.</summary>
public sealed class AirflowFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Theory]
    [MemberData(nameof(AirflowVectors.ListEndingWith), "-file", MemberType = typeof(AirflowVectors))]
    public void File_IsReadAsByAirflow(string name)
    {
        JsonElement vector = AirflowVectors.Get(name);
        string kind = vector.GetProperty("input_kind").GetString()!;
        string path = _directory.Write("connections." + kind[..^"-file".Length], vector.GetProperty("input").GetString()!);
        using var program = new TestProgram(builder =>
            builder.ClearDefaults().AddConnectionFile(path, static options => options.IsAirflows = true));

        if (vector.TryGetProperty("error", out _))
        {
            Assert.Equal(ConnectionOutcome.Malformed, program.TryGet(FindId(vector.GetProperty("input").GetString()!)).Outcome);
            return;
        }

        JsonElement connections = vector.GetProperty("expect").GetProperty("connections");
        foreach (JsonProperty expected in connections.EnumerateObject()) AssertMatches(expected.Value, program.Get(expected.Name));
        Assert.Equal(ConnectionOutcome.NotFound, program.TryGet("nobody_wrote_this").Outcome);
    }

    public void Dispose() => _directory.Dispose();

    private static void AssertMatches(JsonElement expected, Connection actual)
    {
        foreach (JsonProperty field in expected.EnumerateObject())
        {
            string? value = field.Value.ValueKind == JsonValueKind.Null ? null : field.Value.ToString();
            switch (field.Name)
            {
                case "uri": Assert.Equal(value, $"{actual.ConnType}://{actual.Host}"); break;
                case "conn_type": Assert.Equal(value, actual.ConnType); break;
                case "host": Assert.Equal(value, actual.Host); break;
                case "login": Assert.Equal(value, actual.Login); break;
                case "password": Assert.Equal(value, actual.Password?.Reveal()); break;
                case "description": Assert.Equal(value, actual.Description); break;
                case "port": Assert.Equal(value, actual.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture)); break;

                // Empty is not set, here as everywhere.
                case "schema": Assert.Equal(value is "" ? null : value, actual.Schema); break;
                case "extra":
                    foreach (JsonProperty extra in value is null ? [] : field.Value.EnumerateObject().ToArray())
                    {
                        string text = actual.Extra.GetString(extra.Name)!;
                        if (extra.Value.ValueKind == JsonValueKind.String) Assert.Equal(extra.Value.GetString(), text);
                        else Assert.True(JsonElement.DeepEquals(extra.Value, JsonDocument.Parse(text).RootElement));
                    }
                    break;
                default: Assert.Fail($"The vector expects a field that this test does not know: {field.Name}"); break;
            }
        }
    }

    /// <summary>The first word of the file that can be an id: it is the one with the mistake.</summary>
    private static string FindId(string text) =>
        System.Text.RegularExpressions.Regex.Match(text, "[A-Za-z]+_[A-Za-z]+").Value is { Length: > 0 } id ? id : "any";
}
