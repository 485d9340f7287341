using System.Collections.Concurrent;
using System.Globalization;
using Fairlead.Resolution;

namespace Fairlead.Backends;

/// <summary>
/// Reads files that others replace: no answer mixes two versions, and a change of version is noticed while someone listens. It polls,
/// because file system events do not cross the links, overlays and network mounts that secrets are mounted with. One timer serves all
/// files.
/// </summary>
internal sealed class FilePolling(TimeProvider timeProvider) : IDisposable
{
    /// <summary>With the pauses between them, about 60 ms.</summary>
    private const int ReadsAtMost = 7;

    private const string VersionLink = "..data";

    /// <summary>A look at a dead mount may never end, and then the next one goes around it. This is how many may hang.</summary>
    private const int LooksAtMost = 16;

    /// <summary>The times of files are exact to two seconds on FAT, and to some milliseconds on Linux before 6.13.</summary>
    private static readonly TimeSpan CoarsestTime = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly WorkerThreads Threads = new("Fairlead file polling");

    private readonly ConcurrentDictionary<PollingChangeToken, bool> _tokens = new(ReferenceEqualityComparer.Instance);
    private readonly object _gate = new();
    private ITimer? _timer;
    private int _looks;

    /// <summary>
    /// Reads until the version is the same before and after. Pauses between two reads, so call it on a thread that may block.
    /// </summary>
    /// <param name="getVersion">Describes the version of the files, without their content.</param>
    /// <param name="read">Reads them.</param>
    /// <param name="places">What is read, for the answer when the files never rest.</param>
    public BackendAnswer Read(Func<string> getVersion, Func<BackendAnswer> read, IReadOnlyList<string> places)
    {
        for (int i = 0; i < ReadsAtMost; i++)
        {
            var changed = new PollingChangeToken(getVersion, this);
            BackendAnswer answer = read();

            // Whatever changed meanwhile may have left us with half of the old version, which is deleted file by file.
            if (!changed.HasChanged) return answer with { ChangeToken = changed };

            // Several reads take less time than whoever writes a directory of files, so each pause is twice as long as the one before.
            if (i < ReadsAtMost - 1) Thread.Sleep(1 << i);
        }
        return BackendAnswer.Unavailable(places, "the files kept changing while they were read");
    }

    /// <summary>Looks at the token's files every few seconds.</summary>
    public void Add(PollingChangeToken token)
    {
        _tokens[token] = true;
        if (_timer is not null) return;
        lock (_gate) _timer ??= timeProvider.CreateTimer(_ => LookAtAll(), null, Interval, Interval);
    }

    public void Remove(PollingChangeToken token) => _tokens.TryRemove(token, out _);

    public void Dispose()
    {
        lock (_gate) _timer?.Dispose();
        _tokens.Clear();
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

    /// <summary>
    /// Whether a file was written so short a time ago that its next version could have the same length and time. Never throws.
    /// </summary>
    public static bool IsFresh(string path)
    {
        try
        {
            // The system's clock, as it is the one that the times of files come from.
            return (DateTime.UtcNow - FollowLink(path).LastWriteTimeUtc).Duration() < CoarsestTime;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    public static string Describe(FileInfo file) =>
        file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.FullName}:{file.Length}:{file.LastWriteTimeUtc.Ticks}")
            : file.FullName;

    /// <summary>The folder that holds the current version of a Kubernetes mount; the folder itself where it is no such mount.</summary>
    public static string FollowVersionLink(string path)
    {
        // The link is relative as Kubernetes writes it; whatever else it is, the system resolves it.
        var link = new FileInfo(Path.Combine(path, VersionLink));
        return link.LinkTarget switch
        {
            null => path,
            { } target when !target.Contains('/', StringComparison.Ordinal) => Path.Combine(path, target),
            _ => link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path,
        };
    }

    private void LookAtAll()
    {
        if (_tokens.IsEmpty || Volatile.Read(ref _looks) >= LooksAtMost) return;
        Interlocked.Increment(ref _looks);
        _ = Threads.RunAsync(() =>
        {
            foreach (PollingChangeToken token in _tokens.Keys) token.Check();
            Interlocked.Decrement(ref _looks);
            return ValueTask.FromResult(true);
        });
    }

    private static string GetVersion(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent && FollowVersionLink(parent) is var folder && folder != parent)
            return folder; // all files are swapped with it
        return Describe(FollowLink(path));
    }

    private static FileInfo FollowLink(string path)
    {
        var file = new FileInfo(path);
        return file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
    }
}
