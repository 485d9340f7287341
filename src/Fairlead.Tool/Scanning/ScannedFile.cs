namespace Fairlead.Tool.Scanning;

/// <summary>What the scan does with a file.</summary>
internal enum FileRole
{
    /// <summary>C#.</summary>
    Source,

    /// <summary>A file that the rules about files read.</summary>
    Configuration,

    /// <summary>A manifest, a file of connection types or a list of sinks.</summary>
    Connections,
}

/// <summary>A file of the repository. The relative path has slashes and starts at the root.</summary>
internal sealed record ScannedFile(string FullPath, string RelativePath, FileRole Role, long Length);
