namespace Fairlead.Core.Manifest;

/// <summary>One of a project's files about connections: a manifest or a file of connection types.</summary>
internal sealed record ManifestSource(string Path, string Text)
{
    /// <summary>The name by which messages about other files speak of it.</summary>
    public string FileName => ManifestFileNames.GetFileName(Path);

    /// <summary>True if the name has something in front, as that of a manifest for several projects has.</summary>
    public bool IsShared => FileName.IndexOf('.') != FileName.LastIndexOf('.');

    /// <summary>How many folders it is in.</summary>
    public int Depth => Path.Count(static c => c is '/' or '\\');
}

/// <summary>A place in one of a project's files, which are counted in the order given.</summary>
internal readonly record struct ManifestPlace(int File, Text.SourceSpan Span);
