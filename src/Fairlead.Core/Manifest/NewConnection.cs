using Fairlead.Core.Json;

namespace Fairlead.Core.Manifest;

/// <summary>A connection to add to a manifest: its non-secret fields, null where unknown.</summary>
internal sealed record NewConnection(string Id, string ConnType)
{
    public string? Host { get; init; }

    public int? Port { get; init; }

    public string? Schema { get; init; }

    public string? Login { get; init; }

    /// <summary>True if it has a password, which a backend supplies.</summary>
    public bool RequiresPassword { get; init; } = true;

    /// <summary>Extras by name, with their values as JSON.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Extra { get; init; } = [];

    /// <summary>Converts to a manifest that declares this connection and nothing else.</summary>
    public string ToManifest() => $$"""
        {
          "connections": {
            {{JsonWriter.WriteString(Id)}}: {{ToJson()}}
          }
        }

        """.Replace("\r\n", "\n");

    /// <summary>The manifest with this connection as its last. Returns null if its text is broken, or is none.</summary>
    public string? AddTo(string manifest)
    {
        JsonDocument json = JsonDocument.Parse(manifest, JsonReaderOptions.Relaxed);
        if (json.Error is not null || json.Root is not { Kind: JsonKind.Object } root) return null;
        return root["connections"] switch
        {
            { Kind: JsonKind.Object } connections => JsonInsertion.Add(manifest, connections, Id, ToJson()),
            null => JsonInsertion.Add(manifest, root, "connections", $"{{ {JsonWriter.WriteString(Id)}: {ToJson()} }}"),
            _ => null,
        };
    }

    /// <summary>Converts to the entry on one line, as the documentation writes short ones.</summary>
    private string ToJson()
    {
        var properties = new List<string> { Property("conn_type", JsonWriter.WriteString(ConnType)) };
        AddText("host", Host);
        if (Port is { } port) properties.Add(Property("port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        AddText("schema", Schema);
        AddText("login", Login);
        if (Extra.Count > 0) properties.Add(Property("extra", Object(Extra.Select(static extra => Property(extra.Key, extra.Value)))));

        // Without it, a machine that lacks the value would learn so from a null reference.
        if (RequiresPassword) properties.Add(Property("fields", Object([Property("password", Object([Property("required", "true")]))])));
        return Object(properties);

        void AddText(string name, string? value)
        {
            if (value is not null) properties.Add(Property(name, JsonWriter.WriteString(value)));
        }
    }

    private static string Property(string name, string json) => JsonWriter.WriteString(name) + ": " + json;

    private static string Object(IEnumerable<string> properties) => $"{{ {string.Join(", ", properties)} }}";
}
