using System.Reflection;

namespace Fairlead.Testing;

/// <summary>
/// The files of this repository, by their path from its root. Compiled into every test program, because each carries the path of its
/// own build; source paths do not do, a deterministic build replaces them.
/// </summary>
internal static class RepositoryFiles
{
    private static readonly string Root = typeof(RepositoryFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string GetFullPath(string path) => Path.Combine(Root, path);

    public static string GetRelativePath(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public static string Read(string path) => File.ReadAllText(GetFullPath(path));

    public static bool Exists(string path) => File.Exists(GetFullPath(path));

    public static IEnumerable<string> Find(string folder, string pattern) => Directory
        .EnumerateFiles(GetFullPath(folder), pattern, SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal);
}
