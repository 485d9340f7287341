using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Fairlead.Testing;

/// <summary>
/// What Airflow does with an input, by kinds of inputs. Compiled into the test programs of the packages that do the same.
/// </summary>
public static class AirflowVectors
{
    private static readonly JsonElement[] All = Load();

    /// <summary>Lists the names of a kind's vectors, for a theory.</summary>
    public static TheoryData<string> List(string kind)
    {
        TheoryData<string> names =
            [.. All.Where(vector => GetText(vector, "input_kind") == kind).Select(vector => GetText(vector, "name")!)];
        return names.Count > 0 ? names : throw new InvalidOperationException($"No vector has the kind {kind}");
    }

    /// <summary>Lists the names of the vectors whose kind ends with a text, for a theory.</summary>
    public static TheoryData<string> ListEndingWith(string end) =>
        [.. All.Where(vector => GetText(vector, "input_kind")!.EndsWith(end, StringComparison.Ordinal))
            .Select(vector => GetText(vector, "name")!)];

    /// <summary>Gets a vector by its name.</summary>
    public static JsonElement Get(string name) => All.Single(vector => GetText(vector, "name") == name);

    /// <summary>Gets a text of a vector's object. Returns null where there is none.</summary>
    public static string? GetText(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    /// <summary>Formats a connection as the vectors expect it.</summary>
    public static string FormatUri(Connection connection) => string.Create(
        CultureInfo.InvariantCulture,
        $"{connection.ConnType}://{connection.Login}:{connection.Password?.Reveal()}@{connection.Host}:{connection.Port}"
            + $"/{connection.Schema}");

    private static JsonElement[] Load()
    {
        JsonElement root =
            JsonDocument.Parse(RepositoryFiles.Read("tests/Fairlead.Core.Tests/Connections/airflow-vectors.json")).RootElement;
        return [.. root.GetProperty("vectors").EnumerateArray()];
    }
}
