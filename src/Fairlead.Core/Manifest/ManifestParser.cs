using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads the manifests of a project as one: a pure function of their texts.</summary>
internal static class ManifestParser
{
    /// <summary>Reads a manifest that is a project's only one.</summary>
    public static ManifestParseResult Parse(string text, ConnectionTypeTable types)
    {
        var source = new OpenManifest(0, new ManifestSource("connections.json", text));
        ManifestDocument manifest = Parse([source], types, libraries: []);
        return new ManifestParseResult(manifest, source.Close());
    }

    /// <summary>Reads manifests and leaves the problems with each of them. Where two disagree, the earlier one counts.</summary>
    /// <param name="manifests">The manifests in the order in which they count.</param>
    /// <param name="types">The types that they may name.</param>
    /// <param name="libraries">The manifests of the libraries that the project references; their connections may be linked, excluded and
    /// overridden.</param>
    public static ManifestDocument Parse(
        IReadOnlyList<OpenManifest> manifests, ConnectionTypeTable types, IReadOnlyList<LibraryManifest> libraries)
    {
        var collisions = new CollidingIds();
        foreach (LibraryManifest library in libraries) collisions.AddLibrary(library);
        List<ManifestConnection> connections = new ConnectionsReader(types, collisions).Read(manifests);
        var manifest = new ManifestDocument
        {
            Namespace = ReadNamespace(manifests),
            Backends = ReadBackends(manifests),
            Connections = connections,
            Libraries = libraries,
        };
        manifest = manifest with
        {
            Deployments = new DeploymentsReader([.. connections, .. manifest.LibraryConnections], collisions)
                .Read([.. manifests, .. libraries.Select(static library => library.Manifest)]),
        };
        foreach ((ManifestConnection connection, Problem problem) in FindTemplateProblems(manifest))
            manifests.First(source => source.File == connection.File).Problems.Add(problem);
        IEnumerable<SecretsBackend> ofDeployments = manifest.Deployments
            .SelectMany(static deployment => deployment.Backends ?? []).Select(static backend => SecretsBackend.Find(backend.Type))
            .OfType<SecretsBackend>();
        foreach ((int file, Problem problem) in IdBackendCannotHold.Check(connections, [.. manifest.Backends.Union(ofDeployments)]))
            manifests.First(candidate => candidate.File == file).Problems.Add(problem);

        // What a file refers to may be declared by the part of another that cannot be read.
        if (manifests.Any(static candidate => !candidate.IsReadable))
        {
            foreach (OpenManifest candidate in manifests)
                candidate.Problems.RemoveAll(static problem => problem.Rule == RuleTable.UnknownDeploymentTarget);
        }
        return manifest;
    }

    /// <summary>Finds what is wrong with templates beside other connections and with the deployments in sight.</summary>
    private static IEnumerable<(ManifestConnection Connection, Problem Problem)> FindTemplateProblems(ManifestDocument manifest)
    {
        IEnumerable<(ManifestConnection, Problem)> unused = manifest.Connections
            .Where(static connection => connection.IsTemplate)
            .SelectMany(
                connection => PlaceholderCheck.FindUnused(connection, manifest.GetOverrides(connection)),
                static (connection, problem) => (connection, problem));
        return unused.Concat(TemplateCollisions.Find(manifest.Connections, [.. manifest.LibraryConnections]));
    }

    private static string? ReadNamespace(IReadOnlyList<OpenManifest> manifests)
    {
        string? first = null, firstFile = null;
        foreach (OpenManifest manifest in manifests)
        {
            if (manifest.Root?.ReadText("namespace") is not { } name) continue;
            if (!MemberNames.IsNamespace(name))
            {
                manifest.Root.ReportExpected("namespace", manifest.Root["namespace"]!, "a C# namespace such as \"Acme.Pipelines\"");
            }
            else if (first is null)
            {
                (first, firstFile) = (name, manifest.FileName);
            }
            else if (first != name)
            {
                manifest.Problems.Add(new Problem(RuleTable.ManifestsDisagree, manifest.Root["namespace"]!.Span,
                    $"'{firstFile}' has the namespace '{QuotedName.Show(first)}', and all of a project's connections are generated " +
                    "in one; write it in only one manifest"));
            }
        }
        return first;
    }

    private static List<SecretsBackend> ReadBackends(IReadOnlyList<OpenManifest> manifests)
    {
        var backends = new List<SecretsBackend>();
        foreach (OpenManifest manifest in manifests)
        {
            if (manifest.Root is not { } root) continue;
            foreach (Json.JsonValue name in root.ReadTexts("backends"))
            {
                if (SecretsBackend.Find(name.Text!) is not { } backend)
                    root.ReportUnknownName(
                        "backends", "backend", name, SecretsBackend.All.Select(static secretsBackend => secretsBackend.Id));
                else if (!backends.Contains(backend)) backends.Add(backend);
            }
        }
        return backends;
    }
}
