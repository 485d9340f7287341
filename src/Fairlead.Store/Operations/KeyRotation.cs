using Fairlead.Store.Databases;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Operations;

/// <summary>
/// Encrypts everything with another key while others read and write. First the old keys are retired, after which nobody encrypts with them;
/// then the values follow, some in each transaction. An interrupted rotation continues where it stopped.
/// </summary>
internal sealed class KeyRotation(StoreDatabase database, StoreKeys keys, KeyTable keyTable, TimeProvider timeProvider)
{
    private const int PageSize = 100;

    public async ValueTask<(StoreKey Key, int Count, IReadOnlyList<StoreDefect> Unreadable)> RunAsync(
        string changedBy, CancellationToken cancellationToken)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        StoreKey key = await database.WriteAsync(
            async transaction =>
            {
                (StoreKey first, bool isChange) = await keyTable.UseFirstAsync(transaction, now, cancellationToken).ConfigureAwait(false);
                if (isChange) await AuditAsync(transaction, first, changedBy, now, cancellationToken).ConfigureAwait(false);
                return (first, true);
            }, cancellationToken).ConfigureAwait(false);
        var unreadable = new List<StoreDefect>();
        int count = await EncryptAsync(database.Sql.SelectConnectionValues, database.Sql.UpdateConnectionValue, key, unreadable,
            cancellationToken).ConfigureAwait(false)
            + await EncryptAsync(database.Sql.SelectHistoryValues, database.Sql.UpdateHistoryValue, key, unreadable, cancellationToken)
                .ConfigureAwait(false);
        return (key, count, unreadable);
    }

    private async ValueTask AuditAsync(
        StoreTransaction transaction, StoreKey key, string changedBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        long change = await transaction.CountChangeAsync(cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            database.Sql.InsertAudit, cancellationToken,
            ("@change", change), ("@action", StoreActions.Format(StoreAction.KeyRotated)), ("@folder", null), ("@id", null),
            ("@version", null),
            ("@source_version", null), ("@now", now.ToUnixTimeMilliseconds()), ("@changed_by", changedBy), ("@fields", null),
            ("@key_id", key.Id))
            .ConfigureAwait(false);
    }

    private async ValueTask<int> EncryptAsync(
        string select, string update, StoreKey key, List<StoreDefect> unreadable, CancellationToken cancellationToken)
    {
        int count = 0;
        for (StoredValue? last = null; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            StoredValue? after = last;
            IReadOnlyList<StoredValue> page = await database.WriteAsync(
                async transaction =>
                {
                    IReadOnlyList<StoredValue> values = await transaction.ReadAsync(
                        select, StoredValue.Read, cancellationToken, ("@key_id", key.Id), ("@folder", after?.Folder ?? ""),
                        ("@id", after?.ConnectionId ?? ""),
                        ("@version", after?.Version ?? 0L), ("@count", (long)PageSize)).ConfigureAwait(false);
                    foreach (StoredValue value in values)
                    {
                        if (await EncryptAsync(transaction, update, key, value, unreadable, cancellationToken).ConfigureAwait(false))
                            count++;
                    }
                    return (values, values.Count > 0);
                }, cancellationToken).ConfigureAwait(false);
            if (page.Count == 0) return count;
            last = page[^1];
        }
    }

    private async ValueTask<bool> EncryptAsync(
        StoreTransaction transaction, string update, StoreKey key, StoredValue value, List<StoreDefect> unreadable,
        CancellationToken cancellationToken)
    {
        ValuePlace place = value.GetPlace(transaction.Identity.StoreId);
        try
        {
            EncryptedValue encrypted = key.Encrypt(
                await keys.DecryptAsync(value.Encrypted, place, cancellationToken).ConfigureAwait(false), place.ToAssociatedData());
            await transaction.ExecuteAsync(
                update, cancellationToken, ("@folder", value.Folder), ("@id", value.ConnectionId), ("@version", value.Version),
                ("@key_id", encrypted.KeyId),
                ("@nonce", encrypted.Nonce), ("@ciphertext", encrypted.Ciphertext)).ConfigureAwait(false);
            return true;
        }
        catch (StoreException e) when (e.Outcome is BackendOutcome.Malformed or BackendOutcome.Denied)
        {
            unreadable.Add(value.ToDefect(e.Message));
            return false;
        }
    }
}
