namespace Fairlead.Backends;

/// <summary>Reads files that others replace: no answer mixes two versions, and a change of version is noticed while someone listens.</summary>
internal sealed class FilePolling(TimeProvider timeProvider)
{
    private const int ReadsAtMost = 5;
    private const string VersionLink = "..data";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Reads until the version is the same before and after.</summary>
    /// <param name="getVersion">Describes the version of the files, without their content.</param>
    /// <param name="read">Reads them.</param>
    /// <param name="places">What is read, for the answer when the files never rest.</param>
    public BackendAnswer Read(Func<string> getVersion, Func<BackendAnswer> read, IReadOnlyList<string> places)
    {
        for (int i = 0; i < ReadsAtMost; i++)
        {
            var changed = new PollingChangeToken(getVersion, timeProvider, Interval);
            BackendAnswer answer = read();

            // Whatever changed meanwhile may have left us with half of the old version, which is deleted file by file.
            if (!changed.HasChanged) return answer with { ChangeToken = changed };
        }
        return BackendAnswer.Unavailable(places, "the files kept changing while they were read");
    }

    /// <summary>Changes whenever a file's content may have changed. Never throws.</summary>
    public static string GetVersion(IEnumerable<string> paths)
    {
        try
        {
            return string.Join('|', paths.Select(GetVersion));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return e.GetType().Name;
        }
    }

    public static string Describe(FileInfo file) =>
        file.Exists ? FormattableString.Invariant($"{file.FullName}:{file.Length}:{file.LastWriteTimeUtc.Ticks}") : file.FullName;

    /// <summary>The folder that holds the current version of a Kubernetes mount; the folder itself where it is no such mount.</summary>
    public static string FollowVersionLink(string path) =>
        new DirectoryInfo(Path.Combine(path, VersionLink)) is { LinkTarget: not null } link
            ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path
            : path;

    private static string GetVersion(string path)
    {
        var file = new FileInfo(path);
        string folder = file.DirectoryName is { } parent ? FollowVersionLink(parent) : "";
        return folder + ':' + Describe(file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file);
    }
}
