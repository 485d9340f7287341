using System.Data.Common;
using Fairlead.Store.Databases;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Operations;

/// <summary>
/// The keys that the store has been encrypted with, each with a check value, which proves that a key is the store's before anything
/// is read or written.
/// </summary>
internal sealed class KeyTable(StoreKeys keys, StoreDatabase database)
{
    /// <summary>Checks that the program has one of the store's keys.</summary>
    /// <exception cref="StoreException">It has none of them.</exception>
    public async ValueTask CheckAsync(DbConnection connection, string storeId, CancellationToken cancellationToken)
    {
        DbCommand command = connection.CreateCommand(database.Sql.SelectKeys);
        IReadOnlyList<KeyRow> rows;
        await using (command.ConfigureAwait(false)) rows = await command.ReadAsync(KeyRow.Read, cancellationToken).ConfigureAwait(false);
        if (rows.Count > 0) await ProveAsync(rows, storeId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gets the key for a write: the first of the program's keys that is not retired. A new key is registered if another one is known to
    /// the store.
    /// </summary>
    public async ValueTask<StoreKey> GetWritingKeyAsync(
        StoreTransaction transaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyRow> rows = await ReadAsync(transaction, cancellationToken).ConfigureAwait(false);
        string storeId = transaction.Identity.StoreId;
        KeyRing ring = rows.Count == 0
            ? await keys.CreateAsync(cancellationToken).ConfigureAwait(false)
            : await ProveAsync(rows, storeId, cancellationToken).ConfigureAwait(false);
        foreach (string id in ring.Ids)
        {
            if (!ring.TryFind(id, out StoreKey? key)) continue;
            KeyRow? row = rows.FirstOrDefault(known => known.Id == id);
            if (row is null) await InsertAsync(transaction, key, now, cancellationToken).ConfigureAwait(false);
            if (row is null || !row.IsRetired) return key;
        }
        string current = string.Join(", ", rows.Where(static row => !row.IsRetired).Select(static row => row.Id));
        throw new StoreException(
            BackendOutcome.Denied, $"all keys in {keys.Place} are retired: {database.Place} is written with {current}");
    }

    /// <summary>Makes the program's first key the one that everybody encrypts with.</summary>
    /// <returns>The key, and whether another one was in use before.</returns>
    public async ValueTask<(StoreKey Key, bool IsChange)> UseFirstAsync(
        StoreTransaction transaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyRow> rows = await ReadAsync(transaction, cancellationToken).ConfigureAwait(false);
        await keys.ReadAsync(cancellationToken).ConfigureAwait(false);
        KeyRing ring = rows.Count == 0
            ? await keys.CreateAsync(cancellationToken).ConfigureAwait(false)
            : await ProveAsync(rows, transaction.Identity.StoreId, cancellationToken).ConfigureAwait(false);
        StoreKey first = ring.First;
        KeyRow? row = rows.FirstOrDefault(known => known.Id == first.Id);
        if (row is null) await InsertAsync(transaction, first, now, cancellationToken).ConfigureAwait(false);
        else if (row.IsRetired)
            await transaction.ExecuteAsync(database.Sql.UseKey, cancellationToken, ("@key_id", first.Id)).ConfigureAwait(false);
        int retired = await transaction.ExecuteAsync(
            database.Sql.RetireOtherKeys, cancellationToken, ("@key_id", first.Id), ("@now", now.ToUnixTimeMilliseconds()))
                .ConfigureAwait(false);
        return (first, row is not { IsRetired: false } || retired > 0);
    }

    private async ValueTask<IReadOnlyList<KeyRow>> ReadAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.ReadAsync(database.Sql.SelectKeys, KeyRow.Read, cancellationToken).ConfigureAwait(false);

    private async ValueTask<KeyRing> ProveAsync(IReadOnlyList<KeyRow> rows, string storeId, CancellationToken cancellationToken)
    {
        KeyRing ring = await keys.GetAsync(cancellationToken).ConfigureAwait(false);
        if (IsProven(ring, rows, storeId)) return ring;
        ring = await keys.ReadAgainAsync(cancellationToken).ConfigureAwait(false) ?? ring;
        if (IsProven(ring, rows, storeId)) return ring;
        string expected = string.Join(" or ", rows.Where(static row => !row.IsRetired).Select(static row => row.Id));
        throw new StoreException(
            BackendOutcome.Denied,
            $"{keys.Place} does not open {database.Place}: it has {string.Join(", ", ring.Ids)}, and the store needs the key {expected}");
    }

    private static bool IsProven(KeyRing ring, IReadOnlyList<KeyRow> rows, string storeId) => rows.Any(row =>
        ring.TryFind(row.Id, out StoreKey? key)
            && key.Decrypt(row.Check, ValuePlace.ForKey(storeId, row.Id).ToAssociatedData()) is not null);

    private async ValueTask InsertAsync(StoreTransaction transaction, StoreKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        EncryptedValue check = key.Encrypt([], ValuePlace.ForKey(transaction.Identity.StoreId, key.Id).ToAssociatedData());
        await transaction.ExecuteAsync(
            database.Sql.InsertKey, cancellationToken,
            ("@key_id", key.Id), ("@nonce", check.Nonce), ("@check_value", check.Ciphertext), ("@now", now.ToUnixTimeMilliseconds()))
                .ConfigureAwait(false);
    }
}
