using System.Security.Cryptography;
using System.Text;
using Fairlead.Core.Connections;

namespace Fairlead.Backends.ConnectionFiles;

/// <summary>A file with connections in one of Airflow's formats, read again when it changes.</summary>
internal sealed class ConnectionFileBackend(ConnectionFileOptions options, ConnectionFileFormat format, FilePolling polling)
    : IWritableBackend, IListingBackend
{
    /// <summary>
    /// Versions are shown to people, who could try passwords against a plain hash. So the hash has a key, and versions are valid in this
    /// process only.
    /// </summary>
    private static readonly byte[] VersionKey = RandomNumberGenerator.GetBytes(32);

    private readonly string _path = Path.GetFullPath(options.Path);

    /// <summary>One reference, so that threads never see the version of one reading with the content of another.</summary>
    private Reading? _last;

    public string Name => "connection file " + _path;

    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        return new(polling.Read(GetVersion, () => Find(request.ConnectionId), [_path]));
    }

    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        return ReplaceAsync(write.Request.ConnectionId, write.Version, write.FormatJson(), cancellationToken);
    }

    public ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(version);
        return ReplaceAsync(request.ConnectionId, version, json: null, cancellationToken);
    }

    public ValueTask<BackendListing> ListAsync(BackendListRequest request, CancellationToken cancellationToken)
    {
        FileText text = FileText.Read(_path);
        if (text.Outcome == BackendOutcome.NotFound) return new(BackendListing.Found([]));
        if (text.Outcome != BackendOutcome.Found) return new(BackendListing.Failed(text.Outcome, text.Reason));
        ConnectionFileContent content = format.Read(text.Text!.Reveal(), options.IsAirflows);
        return new(content.Defect is { } defect
            ? BackendListing.Failed(BackendOutcome.Malformed, defect)
            : BackendListing.Found([.. content.Ids.Where(ConnectionId.IsValid)
                .Select(id => new ListedConnection(id, $"file {_path}, {id}", []))]));
    }

    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field) =>
        FindDefect(request.ConnectionId) is null ? [$"'{field}' of '{request.ConnectionId}' in the file {_path}"] : [];

    private string GetVersion() => FilePolling.GetVersion([_path]);

    private string? FindDefect(string id) => ConnectionId.IsValid(id) ? format.FindDefect(id) : "it is not a connection id";

    private BackendAnswer Find(string id)
    {
        if (FindDefect(id) is { } unfit) return BackendAnswer.NotFound([_path], unfit);
        string version = GetVersion();
        ConnectionFileContent content;
        if (_last is { } last && last.Version == version)
        {
            content = last.Content;
        }
        else
        {
            FileText text = FileText.Read(_path);
            if (text.Outcome != BackendOutcome.Found) return Describe(text);
            content = format.Read(text.Text!.Reveal(), options.IsAirflows);

            // A file that was replaced while it was read is read again next time, and so is one that was written just now: another text of
            // the same length could get the same time, as clocks of file systems are coarse.
            if (GetVersion() == version && !FilePolling.IsFresh(_path)) _last = new Reading(version, content);
        }

        if (content.Defect is { } broken) return BackendAnswer.Malformed([_path], broken);
        if (content.Find(id) is not { } entry) return BackendAnswer.NotFound([_path]);
        if (entry.Text is not { } found) return BackendAnswer.Malformed([_path], entry.Defect!);
        return BackendAnswer.Found(new BackendText(found,
            $"file {_path}, {id}") { IsAirflows = options.IsAirflows }) with { Version = FormatVersion(found) };
    }

    private BackendAnswer Describe(FileText text) => text.Outcome switch
    {
        BackendOutcome.NotFound when options.IsOptional => BackendAnswer.NotFound([_path], text.Reason),
        BackendOutcome.Denied => BackendAnswer.Denied([_path], text.Reason),
        BackendOutcome.Malformed => BackendAnswer.Malformed([_path], text.Reason!),
        _ => BackendAnswer.Unavailable([_path], text.Reason),
    };

    private async ValueTask<BackendWriteResult> ReplaceAsync(string id, string? version, Secret? json, CancellationToken cancellationToken)
    {
        if (FindDefect(id) is { } unfit) return BackendWriteResult.Rejected(unfit);
        try
        {
            using FileStream guard = await ConnectionFileWriter.LockAsync(_path, cancellationToken).ConfigureAwait(false);
            return Replace(id, version, json);
        }
        catch (UnauthorizedAccessException)
        {
            return BackendWriteResult.Denied($"this program may not write the file {_path} and its directory");
        }
        catch (IOException e)
        {
            return BackendWriteResult.Unavailable($"the file {_path} cannot be written ({e.GetType().Name})");
        }
    }

    private BackendWriteResult Replace(string id, string? version, Secret? json)
    {
        FileText text = FileText.Read(_path);
        if (text.Outcome is not (BackendOutcome.Found or BackendOutcome.NotFound))
            return BackendWriteResult.Unavailable($"{_path}: {text.Reason}");
        string written = text.Text?.Reveal() ?? "";
        bool isEmpty = string.IsNullOrWhiteSpace(written);
        ConnectionFileContent content = isEmpty ? new ConnectionFileContent() : format.Read(written, options.IsAirflows);
        if (content.Defect is { } broken) return BackendWriteResult.Rejected($"{_path}: {broken}");

        ConnectionFileEntry? entry = content.Find(id);
        if (entry is { Defect: { } defect }) return BackendWriteResult.Rejected($"{_path}, {id}: {defect}");
        string? current = entry?.Text is { } found ? FormatVersion(found) : null;
        if (current != version)
            return BackendWriteResult.Conflict(current is null ? "there is no such connection" : version is null ? "it exists already"
                : "the file has another version of it");
        if (format.Replace(written, id, json?.Reveal()) is not { } replaced)
            return BackendWriteResult.Rejected(
                "a YAML file is not written, as its comments and layout would be lost; edit it, or keep the connections in a JSON file");
        ConnectionFileWriter.Write(_path, replaced);
        return json is null ? BackendWriteResult.Deleted(_path) : BackendWriteResult.Written(_path, FormatVersion(json));
    }

    private static string FormatVersion(Secret text) =>
        Convert.ToHexString(HMACSHA256.HashData(VersionKey, Encoding.UTF8.GetBytes(text.Reveal())), 0, 8);

    private sealed record Reading(string Version, ConnectionFileContent Content);
}
