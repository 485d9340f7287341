using System.Globalization;
using Fairlead.Backends;
using Fairlead.Core.Connections;

namespace Fairlead;

/// <summary>
/// Connections in the memory of this process, for tests and for programs that create connections at run time. Reads and writes are atomic,
/// and a write reaches the cache at once.
/// </summary>
/// <param name="name">The name in logs and errors.</param>
public sealed class InMemoryBackend(string name = "memory") : IWritableBackend
{
    private readonly Dictionary<string, (IReadOnlyDictionary<string, Secret> Fields, long Version)> _entries = new(StringComparer.Ordinal);
    private readonly ChangeSignals _signals = new();
    private long _lastVersion;

    /// <inheritdoc/>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <inheritdoc/>
    public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        string id = request.ConnectionId;
        string place = $"{Name}, {id}";
        lock (_entries)
        {
            BackendAnswer answer = _entries.TryGetValue(id, out var entry)
                ? BackendAnswer.Found(null, [.. entry.Fields.Select(field => new BackendField(field.Key, field.Value, place))], [place])
                    with { Version = Format(entry.Version) }
                : BackendAnswer.NotFound([place]);
            return new(answer with { ChangeToken = _signals.Watch(id) });
        }
    }

    /// <inheritdoc/>
    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        return ReplaceAsync(write.Request.ConnectionId, write.Version, new Dictionary<string, Secret>(write.Fields, StringComparer.Ordinal),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(version);
        return ReplaceAsync(request.ConnectionId, version, fields: null, cancellationToken);
    }

    private ValueTask<BackendWriteResult> ReplaceAsync(
        string id, string? version, Dictionary<string, Secret>? fields, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!ConnectionId.IsValid(id)) return new(BackendWriteResult.Rejected("it is not a connection id"));
        BackendWriteResult result;
        lock (_entries)
        {
            string? current = _entries.TryGetValue(id, out var entry) ? Format(entry.Version) : null;
            if (current != version)
                return new(BackendWriteResult.Conflict(
                current is null ? "there is no such connection" : version is null ? "it exists already" : $"its version is {current}"));
            if (fields is null)
            {
                _entries.Remove(id);
                result = BackendWriteResult.Deleted(Name);
            }
            else
            {
                // Never a version again that a deleted connection had.
                _entries[id] = (fields, ++_lastVersion);
                result = BackendWriteResult.Written(Name, Format(_lastVersion));
            }
        }
        _signals.Signal(id);
        return new(result);
    }

    private static string Format(long version) => version.ToString(CultureInfo.InvariantCulture);
}
