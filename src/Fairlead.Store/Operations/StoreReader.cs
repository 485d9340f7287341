using System.Data.Common;
using System.Text;
using Fairlead.Core.Connections;
using Fairlead.Store.Databases;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Operations;

/// <summary>Looks up connections, with one statement for all that are asked for together.</summary>
internal sealed class StoreReader(StoreDatabase database, StoreKeys keys, KeyTable keyTable, ChangeTracker tracker, StoreFolder folders)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private string? _checkedStoreId;

    public async ValueTask<IReadOnlyList<BackendAnswer>> FindManyAsync(
        IReadOnlyList<BackendRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new BackendAnswer?[requests.Count];
        var folderOf = new string?[requests.Count];
        for (int i = 0; i < requests.Count; i++)
        {
            if (FindDefect(requests[i], out folderOf[i]) is { } reason) answers[i] = BackendAnswer.NotFound([database.Place], reason);
        }
        foreach (string folder in folderOf.OfType<string>().Distinct())
        {
            int[] places = [.. Enumerable.Range(0, requests.Count).Where(i => folderOf[i] == folder)];
            IReadOnlyList<BackendAnswer> found =
                await FindAsync(folder, [.. places.Select(i => requests[i].ConnectionId)], cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < places.Length; i++) answers[places[i]] = found[i];
        }
        return answers!;
    }

    /// <summary>Describes where a connection is.</summary>
    public string Describe(string folder, string connectionId) =>
        $"{database.Place}, {(folder.Length > 0 ? folder + "/" : "")}{connectionId}";

    /// <summary>Finds why a connection cannot be in the store. Returns null, and its folder, if it can.</summary>
    public string? FindDefect(BackendRequest request, out string? folder)
    {
        folder = null;
        if (!ConnectionId.IsValid(request.ConnectionId)) return "it is not a connection id";
        return folders.TryGet(request.Deployment, out folder, out string? reason) ? null : reason;
    }

    /// <summary>
    /// Prepares the first use of the store: reads its identity, checks the keys, and starts to count changes.
    /// </summary>
    /// <returns>False if there is no store yet.</returns>
    public async ValueTask<bool> OpenAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _checkedStoreId) is not null) return true;
        StoreIdentity? identity = await database.FindIdentityAsync(cancellationToken).ConfigureAwait(false);
        if (identity is not null)
        {
            tracker.Begin(identity);
            await database.RunAsync(
                connection => CheckKeysAsync(connection, identity.StoreId, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        database.StartWatching(tracker);
        return identity is not null;
    }

    private async ValueTask<IReadOnlyList<BackendAnswer>> FindAsync(
        string folder, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        // Before the values are read, so a change in between fires the tokens.
        var tokens = ids.Select(id => tracker.Watch(folder, id)).ToArray();
        try
        {
            if (!await OpenAsync(cancellationToken).ConfigureAwait(false))
                return Fail(new StoreException(BackendOutcome.NotFound, "there is no store yet; the first write creates it"));
            Dictionary<string, CurrentRow> rows = await database.RunAsync(
                connection => ReadAsync(connection, folder, ids, cancellationToken), cancellationToken).ConfigureAwait(false);
            var answers = new BackendAnswer[ids.Count];
            for (int i = 0; i < answers.Length; i++)
                answers[i] =
                    await ReadAsync(rows[ids[i]], folder, cancellationToken).ConfigureAwait(false) with { ChangeToken = tokens[i] };
            return answers;
        }
        catch (StoreException e)
        {
            return Fail(e);
        }

        IReadOnlyList<BackendAnswer> Fail(StoreException failure) =>
            [.. ids.Select((id, i) => failure.ToAnswer(Describe(folder, id)) with { ChangeToken = tokens[i] })];
    }

    private async ValueTask<Dictionary<string, CurrentRow>> ReadAsync(
        DbConnection connection, string folder, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        IReadOnlyList<CurrentRow> rows =
            await database.LookUpAsync(connection, folder, ids, CurrentRow.Read, cancellationToken).ConfigureAwait(false);
        if (rows[0].StoreId != _checkedStoreId) await CheckKeysAsync(connection, rows[0].StoreId, cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(static row => row.ConnectionId, StringComparer.Ordinal);
    }

    private async ValueTask<bool> CheckKeysAsync(DbConnection connection, string storeId, CancellationToken cancellationToken)
    {
        await keyTable.CheckAsync(connection, storeId, cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _checkedStoreId, storeId);
        return true;
    }

    private async ValueTask<BackendAnswer> ReadAsync(CurrentRow row, string folder, CancellationToken cancellationToken)
    {
        string place = Describe(folder, row.ConnectionId);
        try
        {
            return await row.DecryptAsync(keys, folder, cancellationToken).ConfigureAwait(false) is { } value
                ? BackendAnswer.Found(new BackendText(new Secret(Utf8.GetString(value)), place)) with { Version = row.Version }
                : BackendAnswer.NotFound([place]);
        }
        catch (StoreException e)
        {
            return e.ToAnswer(place) with { Version = row.Version };
        }
    }
}
