using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;

namespace Fairlead.Core.Manifest;

/// <summary>The manifest of a referenced library, as far as the library publishes it. Its connections have no values.</summary>
internal sealed class LibraryManifest
{
    private readonly JsonValue? _connections;

    private LibraryManifest(PublishedManifest published, int file)
    {
        (Assembly, TypeName) = (published.Assembly, published.TypeName);
        Manifest = new OpenManifest(file, new ManifestSource("connections.json", published.Json));
        Types = new ConnectionTypesReader().Read([new OpenManifest(file, new ManifestSource("connection-types.json", published.Json))]);
        Connections = new ConnectionsReader(Types, new CollidingIds()).Read([Manifest]);
        _connections = Manifest.Root?["connections"];
    }

    /// <summary>The assembly's name, by which messages call the library.</summary>
    public string Assembly { get; }

    /// <summary>The generated class with its namespace.</summary>
    public string TypeName { get; }

    /// <summary>The built-in connection types and the library's own.</summary>
    public ConnectionTypeTable Types { get; }

    /// <summary>The connections; each has a <see cref="ManifestConnection.File"/> below zero.</summary>
    public IReadOnlyList<ManifestConnection> Connections { get; }

    /// <summary>What the deployments are read from. Problems that are found in it have been reported in the library.</summary>
    public OpenManifest Manifest { get; }

    /// <summary>Reads libraries that are ordered such that each comes before those it references itself.</summary>
    public static IReadOnlyList<LibraryManifest> ReadAll(IReadOnlyList<PublishedManifest> published) =>
        [.. published.Select(static (library, index) => new LibraryManifest(library, file: -1 - index))];

    /// <summary>Determines whether the library declares all of these connections, and all alike as far as it publishes them.</summary>
    public bool DeclaresAll(JsonValue connections) => connections.Members.All(member =>
        _connections?[member.Name] is { } declared
            && PublishedManifestWriter.Write(declared) == PublishedManifestWriter.Write(member.Value));

    /// <summary>Gets the fields that the environment of a connection must set, because the library's manifest doesn't.</summary>
    public IEnumerable<string> GetRequiredFields(string connectionId) =>
        _connections?[connectionId]?["required"]?.Elements.Select(static field => field.Text!) ?? [];
}
