using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Scanning;

/// <summary>The assemblies of a project's packages, where a restore has written <c>obj/project.assets.json</c>.</summary>
internal static class RestoredPackages
{
    private static readonly ConcurrentDictionary<string, MetadataReference> Known = new(StringComparer.Ordinal);

    /// <summary>Finds the file of a project that lists its packages. Returns null where nothing was restored.</summary>
    public static string? FindList(ScanProject project)
    {
        string path = Path.Combine(project.Folder, "obj", "project.assets.json");
        if (File.Exists(path)) return path;

        // With UseArtifactsOutput, all projects of a repository have one folder.
        for (string? above = project.Folder; above is not null; above = Path.GetDirectoryName(above))
        {
            path = Path.Combine(above, "artifacts", "obj", project.Name, "project.assets.json");
            if (File.Exists(path)) return path;
        }
        return null;
    }

    public static IReadOnlyList<MetadataReference> Read(string list, string targetFramework)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(list));
            return [.. FindAssemblies(document.RootElement, targetFramework).Select(GetReference)];
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return []; // half-written by a restore: the code is judged by names
        }
    }

    private static IEnumerable<string> FindAssemblies(JsonElement root, string targetFramework)
    {
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(static folder => folder.Name)];
        JsonElement libraries = root.GetProperty("libraries");
        JsonProperty[] targets = [.. root.GetProperty("targets").EnumerateObject()];
        if (targets.Length == 0) yield break;
        int asked = Array.FindIndex(targets, target => IsFor(target.Name, targetFramework));
        foreach (JsonProperty library in targets[Math.Max(asked, 0)].Value.EnumerateObject())
        {
            if (!library.Value.TryGetProperty("compile", out JsonElement compiled)) continue;
            if (!libraries.GetProperty(library.Name).TryGetProperty("path", out JsonElement path)) continue;
            if (library.Value.GetProperty("type").GetString() != "package") continue;
            foreach (JsonProperty assembly in compiled.EnumerateObject())
            {
                if (!assembly.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) continue;
                string? found = folders.Select(folder => Path.Combine(folder, path.GetString()!, assembly.Name))
                    .FirstOrDefault(File.Exists);
                if (found is not null) yield return found;
            }
        }
    }

    /// <summary>Targets are called net10.0, or .NETStandard,Version=v2.0.</summary>
    private static bool IsFor(string target, string framework) =>
        target.Equals(framework, StringComparison.OrdinalIgnoreCase)
        || target.Replace(".NETStandard,Version=v", "netstandard", StringComparison.Ordinal)
            .Replace(".NETCoreApp,Version=v", "net", StringComparison.Ordinal)
            .Equals(framework, StringComparison.OrdinalIgnoreCase);

    private static MetadataReference GetReference(string path) =>
        Known.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path));
}
