using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.Analyzers.Tests.PackageApis;

/// <summary>The assemblies of the framework and of the packages in <c>Packages.props</c>, as references. None of their code runs.</summary>
internal static partial class RealAssemblies
{
    private const string NetFramework = "Microsoft.NETFramework.ReferenceAssemblies.net48";

    private static readonly Lazy<ImmutableArray<CSharpCompilation>> Layers = new(() => [.. CreateLayers()]);

    /// <summary>Finds the types of that metadata name: several packages or versions of one may have it.</summary>
    public static IEnumerable<INamedTypeSymbol> FindTypes(string metadataName) =>
        Layers.Value.SelectMany(layer => layer.GetTypesByMetadataName(metadataName));

    /// <summary>Finds a namespace with what all packages have in it.</summary>
    public static INamespaceSymbol? FindNamespace(string name)
    {
        INamespaceSymbol? found = Layers.Value[0].GlobalNamespace;
        foreach (string part in name.Split('.')) found = found?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        return found;
    }

    /// <summary>Gets references to the newest versions of packages.</summary>
    public static IEnumerable<MetadataReference> GetReferences(params string[] packages) =>
        packages.SelectMany(id => FindFiles(id, GetPackages().First(package => package.Id == id).Version)).Select(Load);

    /// <summary>
    /// Creates a compilation of the newest assemblies, one for each older version that some of them have, and one of .NET Framework.
    /// </summary>
    private static IEnumerable<CSharpCompilation> CreateLayers()
    {
        string[] framework = [.. FindFrameworkFiles()];
        IEnumerable<string> packages = GetPackages().Where(package => package.Id != NetFramework)
            .SelectMany(package => FindFiles(package.Id, package.Version));
        IEnumerable<IGrouping<int, string>> layers = framework.Concat(packages)
            .GroupBy(Path.GetFileName)
            .SelectMany(versions => versions.Select((path, index) => (Path: path, Layer: index)))
            .GroupBy(file => file.Layer, file => file.Path);
        foreach (IGrouping<int, string> layer in layers) yield return Compile(layer.Key == 0 ? layer : framework.Concat(layer));

        (string id, string version) = GetPackages().Single(package => package.Id == NetFramework);
        yield return Compile(Directory.EnumerateFiles(Path.Combine(GetFolder(id, version), "build", ".NETFramework", "v4.8"), "*.dll"));
    }

    private static CSharpCompilation Compile(IEnumerable<string> paths) => CSharpCompilation.Create("Apis", references: paths.Select(Load));

    private static MetadataReference Load(string path) => MetadataReference.CreateFromFile(path);

    /// <summary>ASP.NET Core lies beside the core library's framework, in the same version.</summary>
    private static IEnumerable<string> FindFrameworkFiles()
    {
        string core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string web = core.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal);
        return FrameworkReferences.All.Select(reference => reference.Display!)
            .Concat(Directory.EnumerateFiles(web, "Microsoft.*.dll"));
    }

    private static IEnumerable<string> FindFiles(string id, string version)
    {
        string? best = new[] { "ref", "lib" }
            .Select(kind => Path.Combine(GetFolder(id, version), kind))
            .Where(Directory.Exists)
            .SelectMany(kind => Directory.EnumerateDirectories(kind))
            .Where(framework => Directory.EnumerateFiles(framework, "*.dll").Any())
            .MaxBy(framework => Rate(Path.GetFileName(framework)));
        Assert.True(best is not null, $"The package {id} {version} has no assemblies, or was not restored.");
        return Directory.EnumerateFiles(best, "*.dll");
    }

    /// <summary>Rates the folder of a framework: the newest for .NET 10 is best, .NET Framework the last resort.</summary>
    private static double Rate(string framework)
    {
        if (FrameworkPattern().Match(framework) is not { Success: true } match)
            return framework.StartsWith("net4", StringComparison.Ordinal) ? 0 : -1;
        double version = double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return (match.Groups[1].Value, version) switch
        {
            ("net", > 10) => -1,
            ("net", _) => 200 + version,
            ("netcoreapp", _) => 100 + version,
            _ => version,
        };
    }

    private static IEnumerable<(string Id, string Version)> GetPackages() =>
        from package in GetMetadata("DownloadedPackages").Split('|')
        let parts = package.Split('/')
        from version in parts[1].Split(';')
        select (parts[0], version.Trim('[', ']'));

    private static string GetFolder(string id, string version) =>
        Path.Combine(GetMetadata("PackageFolder"), id.ToLowerInvariant(), version);

    private static string GetMetadata(string key) => typeof(RealAssemblies).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    [GeneratedRegex("^(net|netcoreapp|netstandard)([0-9]+[.][0-9]+)$")]
    private static partial Regex FrameworkPattern();
}
