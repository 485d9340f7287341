using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Schema;
using Fairlead.Operations.Projects;

namespace Fairlead.Operations.Setup;

/// <summary>Sets a project up: a manifest, its schema, a hook and continuous integration. Nothing that exists is changed.</summary>
internal static class ProjectSetup
{
    private const string Manifest = """
        {
          "$schema": "./connections.schema.json",
          // Connections by id, without secrets. 'fairlead connections add ID --declare' adds one.
          "connections": {},
          "deployments": {
            "development": {},
            "production": {}
          }
        }

        """;

    /// <param name="folder">The project's folder.</param>
    /// <param name="installsHook">Whether commits are checked.</param>
    /// <param name="integration">The service of continuous integration; null to see which one the repository uses.</param>
    public static IReadOnlyList<SetupStep> Run(string folder, bool installsHook, string? integration)
    {
        string root = FindRoot(folder) ?? folder;
        var steps = new List<SetupStep>();
        string? existing = ProjectSearch.FindFiles(folder).FirstOrDefault(Core.Manifest.ManifestFileNames.IsManifest);
        if (existing is not null) steps.Add(new SetupStep($"{existing} exists and was not changed"));
        else steps.Add(Create(Path.Combine(folder, "connections.json"), Manifest.ReplaceLineEndings("\n")));
        steps.Add(Create(Path.Combine(folder, "connections.schema.json"), ManifestSchema.Write(ConnectionTypeTable.BuiltIn)));
        if (installsHook) steps.Add(PreCommitHook.Install(root, GetCommand(root) + " scan --staged"));
        if (ContinuousIntegration.Install(root, integration ?? ContinuousIntegration.Detect(root)) is { } step) steps.Add(step);
        return steps;
    }

    private static SetupStep Create(string path, string text) =>
        new(NewFile.TryCreate(path, text) ? $"Created {path}" : $"{path} exists and was not changed");

    /// <summary>A tool of the repository's own manifest is run through dotnet.</summary>
    private static string GetCommand(string root)
    {
        string manifest = Path.Combine(root, ".config", "dotnet-tools.json");
        bool isLocal = File.Exists(manifest) && File.ReadAllText(manifest)
            .Contains("\"fairlead.tool\"", StringComparison.OrdinalIgnoreCase);
        return isLocal ? "dotnet fairlead" : "fairlead";
    }

    private static string? FindRoot(string folder)
    {
        for (string? current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (Path.Exists(Path.Combine(current, ".git"))) return current;
        }
        return null;
    }
}
