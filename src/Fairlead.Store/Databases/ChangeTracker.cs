using System.Data.Common;
using Fairlead.Backends;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Store.Databases;

/// <summary>
/// Turns the store's counter of changes into signals for single connections. What changed is read from the history by the counter, so that
/// no change is missed between two checks, however far apart they are.
/// </summary>
internal sealed class ChangeTracker(string backend, string place, ILogger logger)
{
    /// <summary>With more changes, all connections are signalled.</summary>
    private const long MaximumChanges = 1000;

    private readonly ChangeSignals _signals = new();
    private readonly HashSet<long> _ownChanges = [];
    private string? _storeId;
    private long _last;
    private bool _isFailing;

    public IChangeToken Watch(string folder, string connectionId) => _signals.Watch(Combine(folder, connectionId));

    /// <summary>
    /// Remembers the state of the store at the first read; later changes are signalled. A store that does not exist yet has no
    /// changes.
    /// </summary>
    public void Begin(StoreIdentity identity)
    {
        lock (_ownChanges)
        {
            if (_storeId is not null) return;
            (_storeId, _last) = (identity.StoreId, identity.Change);
        }
    }

    /// <summary>Signals a change by this process at once, so the watch must skip it.</summary>
    public void SignalOwn(StoreIdentity identity, string folder, string connectionId)
    {
        lock (_ownChanges)
        {
            if (identity.StoreId == (_storeId ??= identity.StoreId) && identity.Change > _last) _ownChanges.Add(identity.Change);
        }
        _signals.Signal(Combine(folder, connectionId));
    }

    /// <summary>Reads the changes since the last check, and signals them.</summary>
    public async ValueTask ReadChangesAsync(DbConnection connection, StoreSql sql, CancellationToken cancellationToken)
    {
        long last;
        lock (_ownChanges) last = _last;
        DbCommand command = connection.CreateCommand(sql.SelectChanges, ("@last", last), ("@count", MaximumChanges + 1));
        IReadOnlyList<Change> changes;
        await using (command.ConfigureAwait(false)) changes = await command.ReadAsync(Read, cancellationToken).ConfigureAwait(false);
        if (changes.Count > 0) Apply(changes);
    }

    /// <summary>Logs once that changes are no longer noticed, and once that they are again.</summary>
    public void SetFailure(string? reason)
    {
        if (reason is not null && !_isFailing) logger.WatchFailed(backend, reason);
        if (reason is null && _isFailing) logger.WatchRestored(backend);
        _isFailing = reason is not null;
    }

    /// <summary>Signals all connections, because the file was replaced.</summary>
    public void Reset()
    {
        lock (_ownChanges)
        {
            _storeId = null;
            _last = 0;
            _ownChanges.Clear();
        }
        _signals.SignalAll();
    }

    private static Change Read(DbDataReader reader) =>
        new(StoreDatabase.ReadIdentity(reader), reader.GetNumber(3), reader.GetText(4), reader.GetText(5));

    private void Apply(IReadOnlyList<Change> changes)
    {
        StoreIdentity identity = changes[0].Identity;
        bool isReplaced, isAll;
        List<Change> signalled = [];
        lock (_ownChanges)
        {
            isReplaced = (_storeId is not null && _storeId != identity.StoreId) || identity.Change < _last;
            isAll = isReplaced || changes.Count > MaximumChanges;
            if (!isAll)
                signalled.AddRange(changes.Where(change => change.Number is { } number && number > _last && !_ownChanges.Contains(number)));
            (_storeId, _last) = (identity.StoreId, identity.Change);
            if (isReplaced) _ownChanges.Clear();
            else _ownChanges.RemoveWhere(number => number <= _last);
        }
        if (isReplaced) logger.Replaced(backend, place);
        if (isAll) _signals.SignalAll();
        foreach (Change change in signalled) _signals.Signal(Combine(change.Folder!, change.ConnectionId!));
    }

    private static string Combine(string folder, string connectionId) => folder + "\n" + connectionId;

    private sealed record Change(StoreIdentity Identity, long? Number, string? Folder, string? ConnectionId);
}
