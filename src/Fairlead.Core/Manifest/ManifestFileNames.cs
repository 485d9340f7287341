namespace Fairlead.Core.Manifest;

/// <summary>
/// The names of the files that a project has for Fairlead. The package's MSBuild tasks are compiled with this file, so the build and the
/// analyzers agree.
/// </summary>
internal static class ManifestFileNames
{
    /// <summary><c>connections.json</c> and <c>*.connections.json</c>, in any case.</summary>
    public static bool IsManifest(string path) => IsNamed(path, "connections.json");

    /// <summary><c>connection-types.json</c> and <c>*.connection-types.json</c>, in any case.</summary>
    public static bool DeclaresTypes(string path) => IsNamed(path, "connection-types.json");

    /// <summary>Determines whether a file is a manifest or declares connection types.</summary>
    public static bool IsAboutConnections(string path) => IsManifest(path) || DeclaresTypes(path);

    /// <summary><c>*.credential-sinks.txt</c>, in any case.</summary>
    public static bool ListsCredentialSinks(string path) => path.EndsWith(".credential-sinks.txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether only Fairlead reads a file: a file about connections or a list of sinks.</summary>
    public static bool IsForFairlead(string path) => IsAboutConnections(path) || ListsCredentialSinks(path);

    public static string GetFileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static bool IsNamed(string path, string name) =>
        path.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (path.Length == name.Length || path[path.Length - name.Length - 1] is '/' or '\\' or '.');
}
