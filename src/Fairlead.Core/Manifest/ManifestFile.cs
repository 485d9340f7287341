namespace Fairlead.Core.Manifest;

/// <summary>Which of a project's files are manifests.</summary>
internal static class ManifestFile
{
    /// <summary><c>connections.json</c> and <c>*.connections.json</c>, in any case.</summary>
    public static bool IsManifest(string path)
    {
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.Equals("connections.json", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".connections.json", StringComparison.OrdinalIgnoreCase);
    }
}
