namespace Fairlead.Tool.Scanning;

/// <summary>What a scan looks at, and how.</summary>
internal sealed record ScanOptions(string Root)
{
    /// <summary>Determines whether findings in a file are asked for, by its path from the root.</summary>
    public Func<string, bool> IsSelected { get; init; } = static _ => true;

    /// <summary>Determines whether versions with that blob are asked for, where the history is scanned.</summary>
    public Func<string, bool> IsBlobSelected { get; init; } = static _ => true;

    /// <summary>Determines whether the project in a folder is asked for, by its path from the root.</summary>
    public Func<string, bool> IsProjectSelected { get; init; } = static _ => true;

    /// <summary>Gets files to read from elsewhere than the disk, by their path from the root: what is staged.</summary>
    public IReadOnlyDictionary<string, byte[]> Overlay { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>
    /// Gets the baseline whose entries hold hashes of values, which only the rules themselves can judge; null without any.
    /// </summary>
    public FileText? HashedBaseline { get; init; }

    /// <summary>Gets the folder with what earlier scans found, or null to do without.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Gets the day for comments that expire, as 2027-01-31.</summary>
    public string? Today { get; init; }

    /// <summary>Called after each project with the number of files that were looked at, and of all.</summary>
    public Action<int, int> Progress { get; init; } = static (_, _) => { };
}
