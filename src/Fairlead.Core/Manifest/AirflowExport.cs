using System.Globalization;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>A secret of an exported connection. A class, so that nothing prints the value.</summary>
/// <param name="connectionId">The connection.</param>
/// <param name="field">The field, such as <c>password</c> or <c>extra.api_key</c>.</param>
/// <param name="value">The value.</param>
internal sealed class ExportedSecret(string connectionId, string field, string value)
{
    public string ConnectionId { get; } = connectionId;

    public string Field { get; } = field;

    public string Value { get; } = value;
}

/// <summary>
/// The output of <c>airflow connections export</c>, or of <c>airflow connections list</c> as JSON: connections by id, or a list of them,
/// each an object with Airflow's fields or a URI, and with its secrets.
/// </summary>
internal sealed class AirflowExport
{
    private static readonly string[] ManifestProperties = ["$schema", "namespace", "backends", "connections", "deployments"];
    private static readonly string[] Fields = ["conn_type", "description", "host", "port", "schema", "login", "password", "extra", "uri"];

    /// <summary>What Airflow says besides: how it stores the connection, and the same once more.</summary>
    private static readonly string[] Bookkeeping =
        ["id", "conn_id", "is_encrypted", "is_extra_encrypted", "extra_dejson", "get_uri", "team_name"];

    private static readonly JsonValue True = new(JsonKind.True, default);

    private readonly IReadOnlyList<KeyValuePair<string, JsonValue>> _connections;

    private AirflowExport(IReadOnlyList<KeyValuePair<string, JsonValue>> connections) => _connections = connections;

    /// <summary>Reads the export that a JSON text is. Returns null if it is something else.</summary>
    public static AirflowExport? TryRead(string text) =>
        JsonDocument.Parse(text, JsonReaderOptions.Relaxed) is { Error: null, Root: { } root } ? TryRead(root) : null;

    public static AirflowExport? TryRead(JsonValue root)
    {
        if (root.Members.Any(static member => ManifestProperties.Contains(member.Name))) return null;
        List<KeyValuePair<string, JsonValue>> entries = [.. root.Elements.SelectMany(ReadListed), .. root.Members.Select(ReadMember)];
        int count = Math.Max(root.Members.Count, root.Elements.Count);
        if (count == 0 || entries.Count != count) return null;

        // A single odd entry does not make the file anything else.
        return entries.Count(static entry => IsConnection(entry.Value)) * 2 > count ? new AirflowExport(entries) : null;
    }

    /// <summary>
    /// Converts to the manifest that declares the same connections. It still holds their secrets, where FLD4006 reports them.
    /// </summary>
    public string ToManifest() =>
        Write(_connections.Select(static entry => new KeyValuePair<string, JsonValue>(entry.Key, Convert(entry.Value))));

    /// <summary>Converts to the manifest without the secrets, which are required to come from elsewhere; and the secrets.</summary>
    public string ToManifest(out IReadOnlyList<ExportedSecret> secrets)
    {
        string text = ToManifest();
        HashSet<SourceSpan> secretSpans = [.. ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn).Problems
            .Where(static problem => problem.Rule == RuleTable.SecretInManifest).Select(static problem => problem.Span)];
        var moved = new List<ExportedSecret>();
        var connections = new List<KeyValuePair<string, JsonValue>>();
        foreach (JsonMember connection in JsonDocument.Parse(text, JsonReaderOptions.Strict).Root!["connections"]!.Members)
            connections.Add(new(connection.Name, TakeSecrets(connection.Name, connection.Value, secretSpans, moved)));
        secrets = moved;
        return Write(connections);
    }

    private static IEnumerable<KeyValuePair<string, JsonValue>> ReadListed(JsonValue entry) =>
        entry["conn_id"]?.Text is { } id ? [new KeyValuePair<string, JsonValue>(id, entry)] : [];

    /// <summary>Airflow's files may hold a list of one connection for an id.</summary>
    private static KeyValuePair<string, JsonValue> ReadMember(JsonMember member) =>
        new(member.Name, member.Value is { Kind: JsonKind.Array, Elements.Count: 1 } ? member.Value.Elements[0] : member.Value);

    private static bool IsConnection(JsonValue value) => value.Kind switch
    {
        JsonKind.String => value.Text!.IndexOf("://", StringComparison.Ordinal) is > 0 and var end
            && value.Text.Take(end).All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '+' or '.'),
        JsonKind.Object => value.Members.Any(static member => member.Name is "conn_type" or "uri" or "conn_uri")
            && value.Members.All(static member => Fields.Contains(member.Name) || Bookkeeping.Contains(member.Name)),
        _ => false,
    };

    private static JsonValue Convert(JsonValue value)
    {
        if (value.Kind == JsonKind.String) return FromUri(value.Text!) ?? value;
        if (value.Kind != JsonKind.Object) return value;
        if (value["uri"]?.Text is { Length: > 0 } uri && value["conn_type"]?.Text is null && FromUri(uri) is { } fromUri) return fromUri;

        var members = new List<JsonMember>();
        foreach (string field in Fields)
        {
            if (value[field] is { } set) Add(members, field, set);
        }
        if (value["extra"] is null && value["extra_dejson"] is { } extra) Add(members, "extra", extra);
        foreach (JsonMember member in value.Members)
        {
            // What nobody knows stays, and is reported.
            if (!Fields.Contains(member.Name) && !Bookkeeping.Contains(member.Name)) members.Add(member);
        }
        return ToObject(members);
    }

    /// <summary>As Airflow reads the URI. Returns null if it cannot be read.</summary>
    private static JsonValue? FromUri(string uri)
    {
        if (!ConnectionUri.Parse(uri, ConnectionFormat.Compatible).TryGetFields(out ConnectionFields? fields)) return null;
        var members = new List<JsonMember>();
        AddText("conn_type", fields.ConnType);
        AddText("host", fields.Host);
        if (fields.Port is { } port)
            Add(members, "port", new JsonValue(JsonKind.Number, default, port.ToString(CultureInfo.InvariantCulture)));
        AddText("schema", fields.Schema);
        AddText("login", fields.Login);
        AddText("password", fields.Password);
        AddText("extra", fields.Extra);
        return ToObject(members);

        void AddText(string name, string? text)
        {
            if (text is not null) Add(members, name, ToText(text));
        }
    }

    /// <summary>Nothing is left out of a manifest, numbers are numbers there, and an extra is an object.</summary>
    private static void Add(List<JsonMember> members, string field, JsonValue value)
    {
        if (value.Kind == JsonKind.Null || value is { Kind: JsonKind.String, Text: "" }) return;
        if (field == "port"
            && value.Kind == JsonKind.String
            && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            value = new JsonValue(JsonKind.Number, default, value.Text);
        if (field == "extra" && value.Kind == JsonKind.String
            && JsonDocument.Parse(value.Text!, JsonReaderOptions.Strict) is { Error: null, Root: { Kind: JsonKind.Object } parsed })
            value = parsed;
        if (field == "extra" && value is { Kind: JsonKind.Object, Members.Count: 0 }) return;
        members.Add(ToMember(field, value));
    }

    /// <summary>The connection without its secrets, which are added to those that move.</summary>
    private static JsonValue TakeSecrets(string id, JsonValue connection, HashSet<SourceSpan> secretSpans, List<ExportedSecret> moved)
    {
        // A text that is not a connection keeps what it holds.
        if (connection.Kind != JsonKind.Object) return connection;
        var declared = new List<JsonMember>();
        var members = new List<JsonMember>();
        foreach (JsonMember member in connection.Members)
        {
            if (secretSpans.Contains(member.Value.Span))
            {
                moved.Add(new ExportedSecret(id, member.Name, ReadText(member.Value)));
                if (member.Name == "password") declared.Add(ToMember("password", ToObject([ToMember("required", True)])));
                continue;
            }

            if (member.Name != "extra" || member.Value.Kind != JsonKind.Object)
            {
                members.Add(member);
                continue;
            }

            foreach (JsonMember extra in member.Value.Members.Where(extra => secretSpans.Contains(extra.Value.Span)))
            {
                moved.Add(new ExportedSecret(id, ExtraDeclaration.GetPath(extra.Name), ReadText(extra.Value)));
                ConnectionType? type = ConnectionTypeTable.BuiltIn.Find(connection["conn_type"]?.Text ?? "");
                if (type?.FindExtra(extra.Name) is not null) continue;
                declared.Add(ToMember(extra.Name, ToObject([ToMember("secret", True)])));
            }
            JsonMember[] kept = [.. member.Value.Members.Where(extra => !secretSpans.Contains(extra.Value.Span))];
            if (kept.Length > 0) members.Add(ToMember("extra", ToObject(kept)));
        }
        if (declared.Count > 0) members.Add(ToMember("fields", ToObject(declared)));
        return ToObject(members);
    }

    private static string ReadText(JsonValue value) => value.Kind == JsonKind.String ? value.Text! : JsonWriter.Write(value);

    private static string Write(IEnumerable<KeyValuePair<string, JsonValue>> connections) => JsonLayout.Write(
        ToObject([ToMember(
            "connections", ToObject([.. connections.Select(static connection => ToMember(connection.Key, connection.Value))]))]));

    private static JsonMember ToMember(string name, JsonValue value) => new(name, default, value);

    private static JsonValue ToObject(IReadOnlyList<JsonMember> members) => new(JsonKind.Object, default) { Members = members };

    private static JsonValue ToText(string text) => new(JsonKind.String, default, text);
}
