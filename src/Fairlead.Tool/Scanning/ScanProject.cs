namespace Fairlead.Tool.Scanning;

/// <summary>A project as the scan compiles it: what its file says, and the files of the repository that belong to it.</summary>
internal sealed class ScanProject
{
    /// <summary>Gets the full path of the project's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the full path of the project file, or null for files that no project has.</summary>
    public string? ProjectFile { get; init; }

    public required string Name { get; init; }

    public required ProjectProperties Properties { get; init; }

    public List<ScannedFile> Sources { get; } = [];

    public List<ScannedFile> Others { get; } = [];

    /// <summary>Gets the projects that this one references and that the scan knows.</summary>
    public List<ScanProject> References { get; } = [];

    public string AssemblyName => Properties.Find("AssemblyName") ?? Name;

    public string TargetFramework =>
        Properties.Find("TargetFramework") ?? Properties.Find("TargetFrameworks")?.Split(';')[0].Trim() ?? "net10.0";

    public bool IsWeb => Properties.Find("_Sdk")?.Contains(".Web", StringComparison.Ordinal) == true
        || Properties.GetItems("FrameworkReference").Any(static name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    public IEnumerable<ScannedFile> Files => Sources.Concat(Others);
}
