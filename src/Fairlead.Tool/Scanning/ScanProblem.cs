namespace Fairlead.Tool.Scanning;

/// <summary>
/// Something that could not be read or judged, so that the verdict is incomplete. The path is relative to the root, or empty.
/// </summary>
internal sealed record ScanProblem(string Path, string Message)
{
    public override string ToString() => Path.Length == 0 ? Message : $"'{Path}': {Message}";
}
