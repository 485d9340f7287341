namespace Fairlead.Tool.Scanning;

/// <summary>What a scan looks at, and how.</summary>
internal sealed record ScanOptions(string Root)
{
    /// <summary>Determines whether findings in a file are asked for, by its path from the root.</summary>
    public Func<string, bool> IsSelected { get; init; } = static _ => true;

    /// <summary>Gets the day for comments that expire, as 2027-01-31.</summary>
    public string? Today { get; init; }

    /// <summary>Called after each project with the number of files that were looked at, and of all.</summary>
    public Action<int, int> Progress { get; init; } = static (_, _) => { };
}
