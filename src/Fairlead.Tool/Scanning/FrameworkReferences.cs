using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// The framework that scanned code is compiled against: the reference assemblies of an SDK where there is one, otherwise the assemblies
/// of the runtime that runs the tool.
/// </summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<MetadataReference[]> Base = new(() => Read("Microsoft.NETCore.App"));
    private static readonly Lazy<MetadataReference[]> Web = new(() => Read("Microsoft.AspNetCore.App"));

    public static IEnumerable<MetadataReference> Get(bool isWeb) => isWeb ? Base.Value.Concat(Web.Value) : Base.Value;

    private static MetadataReference[] Read(string framework)
    {
        string runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        string root = Path.GetFullPath("../../..", runtime);
        string packs = Path.Combine(root, "packs", framework + ".Ref");
        string version = $"{Environment.Version.Major}.";
        string? pack = FindNewest(packs, version) is { } newest
            ? Path.Combine(newest, "ref", $"net{Environment.Version.Major}.0")
            : null;
        string? folder = pack is not null && Directory.Exists(pack) ? pack : FindNewest(Path.Combine(root, "shared", framework), version);
        return folder is null ? []
            : [.. Directory.GetFiles(folder, "*.dll").Where(IsManaged).Select(static path => MetadataReference.CreateFromFile(path))];
    }

    private static string? FindNewest(string folder, string version) => !Directory.Exists(folder) ? null : Directory
        .GetDirectories(folder, version + "*")
        .OrderBy(static path => Version.TryParse(Path.GetFileName(path), out Version? parsed) ? parsed : new Version())
        .LastOrDefault();

    /// <summary>A runtime's folder has native libraries too.</summary>
    private static bool IsManaged(string path)
    {
        string name = Path.GetFileName(path);
        return name.StartsWith("System.", StringComparison.Ordinal) && !name.Contains(".Native", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal)
                && !name.StartsWith("Microsoft.DiaSymReader", StringComparison.Ordinal)
            || name is "mscorlib.dll" or "netstandard.dll" or "WindowsBase.dll";
    }
}
