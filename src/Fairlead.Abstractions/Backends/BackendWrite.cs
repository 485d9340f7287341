using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fairlead.Core.Connections;

namespace Fairlead;

/// <summary>A request to write a connection.</summary>
public sealed class BackendWrite
{
    private const string Extra = "extra";
    private const string ExtraPrefix = "extra.";
    private const string Port = "port";

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates the request.</summary>
    /// <param name="request">The connection to write.</param>
    /// <param name="fields">
    /// All fields of the connection, by the names of <see cref="BackendField"/>; at least one. Fields from the manifest are not needed.
    /// </param>
    /// <param name="version">
    /// The version to replace, from <see cref="BackendAnswer.Version"/>; null creates a connection that must not exist yet.
    /// </param>
    /// <exception cref="ArgumentException">There are no fields, a field is unknown, or <c>extra</c> is not a JSON object.</exception>
    public BackendWrite(BackendRequest request, IReadOnlyDictionary<string, Secret> fields, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0) throw new ArgumentException("A connection has at least one field", nameof(fields));
        if (!fields.Keys.All(IsField))
            throw new ArgumentException("A field is conn_type, description, host, login, password, schema, port, extra or extra.<name>",
                nameof(fields));
        if (fields.TryGetValue(Extra, out Secret? extra) && !IsObject(extra))
            throw new ArgumentException("The extra is not a JSON object", nameof(fields));
        Request = request;
        Fields = fields;
        Version = version;
    }

    /// <summary>Gets the connection to write.</summary>
    public BackendRequest Request { get; }

    /// <summary>Gets all fields of the connection, by the names of <see cref="BackendField"/>.</summary>
    public IReadOnlyDictionary<string, Secret> Fields { get; }

    /// <summary>Gets the version to replace; null creates a connection that must not exist yet.</summary>
    public string? Version { get; }

    /// <summary>
    /// Formats the fields as one JSON object with Airflow's names, for a backend that stores a connection as one text. A <see
    /// cref="BackendText"/> with it has the same fields.
    /// </summary>
    public Secret FormatJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonOptions))
        {
            json.WriteStartObject();
            foreach (string name in ConnectionFieldNames.All)
            {
                if (!Fields.TryGetValue(name, out Secret? value)) continue;
                if (name == Port && int.TryParse(value.Reveal(), NumberStyles.None, CultureInfo.InvariantCulture, out int port))
                    json.WriteNumber(name, port);
                else json.WriteString(name, value.Reveal());
            }
            if (Fields.Keys.Any(IsExtra)) WriteExtra(json);
            json.WriteEndObject();
        }
        return new Secret(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private void WriteExtra(Utf8JsonWriter json)
    {
        json.WriteStartObject(Extra);
        if (Fields.TryGetValue(Extra, out Secret? extra))
        {
            using JsonDocument document = JsonDocument.Parse(extra.Reveal());
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (!Fields.ContainsKey(ExtraPrefix + property.Name)) property.WriteTo(json);
            }
        }
        foreach ((string name, Secret value) in Fields.OrderBy(static field => field.Key, StringComparer.Ordinal))
        {
            if (name.StartsWith(ExtraPrefix, StringComparison.Ordinal)) json.WriteString(name[ExtraPrefix.Length..], value.Reveal());
        }
        json.WriteEndObject();
    }

    private static bool IsField(string name) => ConnectionFieldNames.All.Contains(name) || IsExtra(name);

    private static bool IsExtra(string name) =>
        name == Extra || (name.StartsWith(ExtraPrefix, StringComparison.Ordinal) && name.Length > ExtraPrefix.Length);

    private static bool IsObject(Secret extra)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(extra.Reveal());
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
