using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fairlead.Aws;

/// <summary>Renames the members of a JSON secret to fields.</summary>
internal static class AwsFieldNames
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The names that Airflow's backend for Secrets Manager knows, by field.</summary>
    private static readonly Dictionary<string, string[]> Airflows = new(StringComparer.Ordinal)
    {
        ["login"] = ["login", "user", "username", "user_name"],
        ["password"] = ["password", "pass", "key"],
        ["host"] = ["host", "remote_host", "server"],
        ["port"] = ["port"],
        ["schema"] = ["database", "schema"],
        ["conn_type"] = ["conn_type", "conn_id", "connection_type", "engine"],
        ["extra"] = ["extra"],
    };

    public static IEnumerable<string> Fields => Airflows.Keys;

    /// <summary>Finds the field that a name means in Airflow's settings.</summary>
    public static string? Find(string? name) =>
        name is null ? null : Airflows.FirstOrDefault(field => field.Value.Contains(name, StringComparer.Ordinal)).Key;

    /// <summary>Renames the members of a JSON object. Any other text is left as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">More names, each with the field that it means.</param>
    /// <param name="isAirflows">
    /// Whether the object is read as Airflow reads it: only names that Airflow knows count, and the first of two for one field.
    /// </param>
    public static string Rename(string text, IDictionary<string, string> names, bool isAirflows)
    {
        if ((names.Count == 0 && !isAirflows) || AwsResponses.ReadObject(Encoding.UTF8.GetBytes(text)) is not { } json) return text;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonOptions))
        {
            var written = new HashSet<string>(StringComparer.Ordinal);
            writer.WriteStartObject();
            foreach (JsonProperty property in json.EnumerateObject())
            {
                string? field = names.TryGetValue(property.Name, out string? meant) ? Find(meant) : isAirflows
                    ? Find(property.Name) : property.Name;
                if (field is null || (isAirflows && !written.Add(field))) continue;
                writer.WritePropertyName(field);
                property.Value.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
