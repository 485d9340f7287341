using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;

namespace Fairlead.Core.Manifest;

/// <summary>
/// Writes what projects that reference this one may know of its manifest, as JSON in the manifest's own format: which connections there
/// are, of which type, with which fields, and in which deployments. Properties are copied by name, so that hosts, logins and every other
/// value stay here.
/// </summary>
internal static class PublishedManifestWriter
{
    private static readonly HashSet<string> OfConnections = new(StringComparer.Ordinal)
    {
        "conn_type", "description", "parameters", "fields", "sharing", "owners", "allowed", "rotate_every", "expires",
    };

    private static readonly HashSet<string> OfConnectionTypes = new(StringComparer.Ordinal)
    {
        "display_name", "based_on", "aliases", "uri_schemes", "client_packages", "fields", "extras",
    };

    private static readonly HashSet<string> OfDeclarations =
        new(StringComparer.Ordinal) { "type", "title", "description", "required", "secret", "enum" };

    /// <param name="project">The manifests of the project.</param>
    /// <param name="requiredFields">Gets the fields of a connection that its environment must set.</param>
    public static string Write(ProjectManifest project, Func<ManifestConnection, IEnumerable<string>> requiredFields)
    {
        ManifestDocument manifest = project.Manifest;
        var members = new List<KeyValuePair<string, JsonValue>>
        {
            Member("connections",
                ToObject(manifest.Connections.Select(connection => Member(connection.Id, ToJson(connection, requiredFields))))),
        };
        IEnumerable<ManifestDeployment> deployments = manifest.Deployments.Where(static deployment => deployment.IsOwn);
        if (deployments.Any())
            members.Add(Member(
                "deployments", ToObject(deployments.Select(static deployment => Member(deployment.Name, ToJson(deployment))))));
        if (manifest.Connections.Any(static connection => connection.Type.Source is not null))
        {
            IEnumerable<ConnectionType> types = project.Types.Types.Where(static type => type.Source is not null);
            members.Add(Member("connection_types", ToObject(types.Select(static type => Member(type.Id, ToJson(type))))));
        }
        return JsonWriter.WriteObject(members);
    }

    /// <summary>Writes what is published of a connection's declaration.</summary>
    public static string Write(JsonValue connection) => JsonWriter.WriteObject(Copy(connection, OfConnections));

    private static JsonValue ToJson(ManifestConnection connection, Func<ManifestConnection, IEnumerable<string>> requiredFields)
    {
        var members = Copy(connection.Source, OfConnections).ToList();
        string[] required = [.. requiredFields(connection)];
        if (required.Length > 0) members.Add(Member("required", ToArray(required)));
        return ToObject(members);
    }

    private static JsonValue ToJson(ConnectionType type) => ToObject(Copy(type.Source!, OfConnectionTypes));

    private static JsonValue ToJson(ManifestDeployment deployment)
    {
        var members = new List<KeyValuePair<string, JsonValue>>();
        if (deployment.Inherits is { } inherits) members.Add(Member("inherits", ToText(inherits)));
        AddIds("links", linked: true);
        AddIds("excludes", linked: false);
        return ToObject(members);

        void AddIds(string name, bool linked)
        {
            IEnumerable<string> ids = deployment.Changes.Where(change => change.Value.Linked == linked).Select(static change => change.Key);
            if (ids.Any()) members.Add(Member(name, ToArray(ids.OrderBy(static id => id, StringComparer.Ordinal))));
        }
    }

    /// <summary>The named properties. Those that declare fields lose their default values.</summary>
    private static IEnumerable<KeyValuePair<string, JsonValue>> Copy(JsonValue source, HashSet<string> names) => source.Members
        .Where(member => names.Contains(member.Name))
        .Select(static member => Member(member.Name, member.Name is "fields" or "extras" ? WithoutDefaults(member.Value) : member.Value));

    private static JsonValue WithoutDefaults(JsonValue declarations) =>
        ToObject(declarations.Members.Select(static declared => Member(declared.Name, ToObject(Copy(declared.Value, OfDeclarations)))));

    private static KeyValuePair<string, JsonValue> Member(string name, JsonValue value) => new(name, value);

    private static JsonValue ToObject(IEnumerable<KeyValuePair<string, JsonValue>> members) =>
        new(JsonKind.Object, default) { Members = [.. members.Select(static member => new JsonMember(member.Key, default, member.Value))] };

    private static JsonValue ToArray(IEnumerable<string> texts) => new(JsonKind.Array, default) { Elements = [.. texts.Select(ToText)] };

    private static JsonValue ToText(string text) => new(JsonKind.String, default, text);
}
