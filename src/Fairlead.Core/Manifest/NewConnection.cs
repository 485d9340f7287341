using System.Globalization;
using Fairlead.Core.Json;

namespace Fairlead.Core.Manifest;

/// <summary>A connection to add to a manifest, or what is to be added to one: its non-secret fields, null where unknown.</summary>
internal sealed record NewConnection(string Id, string ConnType)
{
    /// <summary>The order of the documentation, where the manifest has no other.</summary>
    private static readonly string[] Order = ["conn_type", "description", "host", "port", "schema", "login", "extra", "fields"];

    public string? Host { get; init; }

    public int? Port { get; init; }

    public string? Schema { get; init; }

    public string? Login { get; init; }

    /// <summary>Extras by name, with their values as JSON.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Extra { get; init; } = [];

    /// <summary>What it declares of fields and extras by name, such as a password that a backend has to supply.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Fields { get; init; } = [];

    /// <summary>
    /// What a backend has to supply. Without the declaration, a machine that lacks the value would learn so from a null reference.
    /// </summary>
    public static JsonValue Required { get; } = ToObject([ToMember("required", True)]);

    /// <summary>An extra of the connection's own that a backend has to supply.</summary>
    public static JsonValue RequiredSecret { get; } = ToObject([ToMember("secret", True), ToMember("required", True)]);

    /// <summary>What may be unset although the type requires it.</summary>
    public static JsonValue Optional { get; } = ToObject([ToMember("required", new JsonValue(JsonKind.False, default))]);

    /// <summary>An extra of the connection's own that is secret.</summary>
    public static JsonValue Secret { get; } = ToObject([ToMember("secret", True)]);

    private static JsonValue True => new(JsonKind.True, default);

    /// <summary>Converts to a manifest that declares this connection and nothing else.</summary>
    /// <param name="schema">The schema for editors; null if there is none.</param>
    public string ToManifest(string? schema = null)
    {
        var style = new JsonStyle { NestedLineLength = new JsonStyle().LineLength, LineLength = 0 };
        JsonMember connections = ToMember("connections", ToObject([]));
        string text = style.Write(ToObject(schema is null ? [connections] : [ToMember("$schema", ToText(schema)), connections]), "", 0);
        return AddTo(text + "\n")!;
    }

    /// <summary>
    /// The manifest with this connection as its last, laid out like those beside it. Returns null if its text is broken, or is none.
    /// </summary>
    public string? AddTo(string manifest)
    {
        JsonDocument json = JsonDocument.Parse(manifest, JsonReaderOptions.Relaxed);
        if (json.Error is not null || json.Root is not { Kind: JsonKind.Object } root) return null;
        if (root["connections"] is null)
        {
            string empty = JsonInsertion.Add(manifest, root, "connections", "{}", JsonStyle.Detect(manifest, [root]).Colon);
            return AddTo(empty);
        }
        return root["connections"] is { Kind: JsonKind.Object } connections ? AddTo(manifest, connections) : null;
    }

    /// <summary>
    /// The manifest with a connection completed by what this one has and it lacks; what it says itself stays. Returns null if the text is
    /// broken, or declares no connection of the id.
    /// </summary>
    public string? Complete(string manifest)
    {
        string? text = manifest;
        foreach (JsonMember member in GetMembers())
        {
            if (member.Name == "conn_type") continue;
            foreach (JsonMember part in member.Name is "extra" or "fields" ? member.Value.Members : [member])
            {
                text = part == member ? AddTo(text, [], member) : AddTo(text, [member.Name], part);
                if (part != member && member.Name == "fields") text = AddParts(text, part);
            }
        }
        return text;
    }

    /// <summary>Adds the parts of a declaration to one that is there.</summary>
    private string? AddParts(string? manifest, JsonMember declaration) => declaration.Value.Members
        .Aggregate(manifest, (text, part) => AddTo(text, ["fields", declaration.Name], part));

    /// <summary>Adds a member to the object in the connection that a path leads to, and the objects on the path, if they lack it.</summary>
    private string? AddTo(string? manifest, IReadOnlyList<string> path, JsonMember member)
    {
        if (manifest is null) return null;
        JsonDocument json = JsonDocument.Parse(manifest, JsonReaderOptions.Relaxed);
        JsonValue? connections = json.Error is null ? json.Root?["connections"] : null;
        if (connections?[Id] is not { Kind: JsonKind.Object } connection) return null;

        JsonStyle style = JsonStyle.Detect(manifest, connections.Members.Select(static other => other.Value));
        style = style with { LineLength = style.NestedLineLength };
        JsonValue target = connection;
        for (int i = 0; i < path.Count; i++)
        {
            if (target[path[i]] is { } next)
            {
                if (next.Kind != JsonKind.Object) return null;
                target = next;
                continue;
            }

            // The object is added with the member in it.
            for (int j = path.Count - 1; j > i; j--) member = ToMember(path[j], ToObject([member]));
            member = ToMember(path[i], ToObject([member]));
            break;
        }
        if (target[member.Name] is not null) return manifest;

        JsonMember? after = target == connection ? FindPredecessor(connection.Members, member.Name) : null;
        return JsonInsertion.AddAfter(manifest, target, after, member.Name, Write(manifest, style, target, member), style.Colon);
    }

    private string AddTo(string manifest, JsonValue connections)
    {
        List<JsonValue> neighbours = [.. connections.Members.Select(static member => member.Value)];
        JsonStyle style = JsonStyle.Detect(manifest, neighbours);
        JsonMember entry = ToMember(Id, ToObject(Sort(GetMembers(), neighbours)));
        return JsonInsertion.Add(manifest, connections, Id, Write(manifest, style, connections, entry), style.Colon);
    }

    private static string Write(string text, JsonStyle style, JsonValue target, JsonMember member)
    {
        // What has no line end inside gets none.
        if (target.Members.Count > 0 && text.IndexOf('\n', target.Span.Start, target.Span.Length) < 0)
            style = style with { LineLength = int.MaxValue };
        string indent = JsonInsertion.GetItemIndent(text, target);
        int column = indent.Length + JsonWriter.WriteString(member.Name).Length + style.Colon.Length;
        return style.Write(member.Value, indent, column);
    }

    private List<JsonMember> GetMembers()
    {
        var members = new List<JsonMember>();
        Add("conn_type", ToText(ConnType));
        if (Host is not null) Add("host", ToText(Host));
        if (Port is { } port) Add("port", new JsonValue(JsonKind.Number, default, port.ToString(CultureInfo.InvariantCulture)));
        if (Schema is not null) Add("schema", ToText(Schema));
        if (Login is not null) Add("login", ToText(Login));
        if (Extra.Count > 0) Add("extra", ToObject([.. Extra.Select(static extra => ToMember(extra.Key, extra.Value))]));
        if (Fields.Count > 0) Add("fields", ToObject([.. Fields.Select(static field => ToMember(field.Key, field.Value))]));
        return members;

        void Add(string name, JsonValue value) => members.Add(ToMember(name, value));
    }

    /// <summary>Sorts members as the neighbour does that has the most of them.</summary>
    private static List<JsonMember> Sort(List<JsonMember> members, IEnumerable<JsonValue> neighbours)
    {
        JsonValue? model = null;
        foreach (JsonValue neighbour in neighbours)
        {
            if (neighbour.Kind == JsonKind.Object && neighbour.Members.Count >= (model?.Members.Count ?? 1)) model = neighbour;
        }
        if (model is null) return members;

        List<JsonMember> sorted = [.. model.Members.Select(known => members.Find(member => member.Name == known.Name))
            .Where(static member => member is not null).Distinct()!];
        foreach (JsonMember member in members.Where(member => !sorted.Contains(member)))
            sorted.Insert(FindPredecessor(sorted, member.Name) is { } before ? sorted.IndexOf(before) + 1 : 0, member);
        return sorted;
    }

    /// <summary>Finds the last of those that usually stand in front. Returns null if there is none.</summary>
    private static JsonMember? FindPredecessor(IReadOnlyList<JsonMember> members, string name)
    {
        int rank = Array.IndexOf(Order, name);
        return members.LastOrDefault(member => Array.IndexOf(Order, member.Name) is >= 0 and var other && other < rank);
    }

    private static JsonMember ToMember(string name, JsonValue value) => new(name, default, value);

    private static JsonValue ToObject(IReadOnlyList<JsonMember> members) => new(JsonKind.Object, default) { Members = members };

    private static JsonValue ToText(string text) => new(JsonKind.String, default, text);
}
