using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>
/// The assemblies that a project gets with its packages, with what these depend on: the packages that the tests themselves reference.
/// Projects with the same packages share their references, and so the symbols that are read from them.
/// </summary>
internal static class PackageAssemblies
{
    private static readonly Lazy<JsonElement> Packages = new(ReadPackages);

    private static readonly ConcurrentDictionary<string, MetadataReference> Loaded = new();

    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> Sets = new();

    /// <summary>Gets the references of a project.</summary>
    /// <param name="packages">The ids of its packages.</param>
    /// <param name="isWeb">Whether it also has ASP.NET Core.</param>
    public static ImmutableArray<MetadataReference> GetReferences(IEnumerable<string> packages, bool isWeb)
    {
        string[] sorted = [.. packages.Order(StringComparer.Ordinal)];
        return Sets.GetOrAdd($"{isWeb} {string.Join(' ', sorted)}", _ => [.. FindFiles(sorted, isWeb).Select(Load)]);
    }

    private static MetadataReference Load(string path) => Loaded.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path));

    private static IEnumerable<string> FindFiles(IEnumerable<string> packages, bool isWeb)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (string package in packages) AddWithDependencies(package, found);
        IEnumerable<string> files = found.SelectMany(GetFiles);
        if (isWeb) files = files.Concat(GetTargetingPack("Microsoft.AspNetCore.App.Ref"));
        return files.Concat(GetTargetingPack("Microsoft.NETCore.App.Ref")).DistinctBy(Path.GetFileName);
    }

    private static void AddWithDependencies(string package, HashSet<string> found)
    {
        // The compiler side is no reference.
        if (package == "Fairlead.Analyzers" || FindPackage(package) is not { } entry || !found.Add(entry.Name)) return;
        if (!entry.Value.TryGetProperty("dependencies", out JsonElement dependencies)) return;
        foreach (JsonProperty dependency in dependencies.EnumerateObject()) AddWithDependencies(dependency.Name, found);
    }

    private static IEnumerable<string> GetFiles(string entry) =>
        Packages.Value.GetProperty(entry).TryGetProperty("runtime", out JsonElement files)
            ? files.EnumerateObject().Select(static file => Path.Combine(AppContext.BaseDirectory, Path.GetFileName(file.Name)))
            : [];

    /// <summary>A package whose native part the tests leave out counts under its full name, too.</summary>
    private static JsonProperty? FindPackage(string id)
    {
        foreach (string name in new[] { id, id + ".Core" })
        {
            foreach (JsonProperty entry in Packages.Value.EnumerateObject())
                if (entry.Name.StartsWith(name + "/", StringComparison.OrdinalIgnoreCase)) return entry;
        }
        return null;
    }

    public static bool Exist(string id) => id == "Fairlead.Analyzers" || FindPackage(id) is not null;

    private static JsonElement ReadPackages()
    {
        string path = Path.ChangeExtension(typeof(PackageAssemblies).Assembly.Location, ".deps.json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("targets").EnumerateObject().First().Value;
    }

    private static IEnumerable<string> GetTargetingPack(string name)
    {
        string root = typeof(PackageAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "TargetingPacks").Value!;
        string version = Directory.EnumerateDirectories(Path.Combine(root, name)).Max(StringComparer.Ordinal)!;
        return Directory.EnumerateFiles(Path.Combine(version, "ref"), "*.dll", SearchOption.AllDirectories);
    }
}
