using System.Globalization;
using System.Text;
using System.Text.Json;
using Fairlead.Store.Databases;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Operations;

/// <summary>
/// Writes connections. Each write is one transaction, which adds a version and an audit entry, and deletes what exceeds the history.
/// </summary>
internal sealed class StoreWriter(
    StoreDatabase database, StoreKeys keys, KeyTable keyTable, StoreReader reader, ChangeTracker tracker, StoreBackendOptions options,
    TimeProvider timeProvider)
{
    private const int MaximumLength = 1024 * 1024;

    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, string changedBy, CancellationToken cancellationToken)
    {
        byte[] value = Encoding.UTF8.GetBytes(write.FormatJson().Reveal());
        if (value.Length > MaximumLength) return new(BackendWriteResult.Rejected("it is longer than 1 MB"));
        var version = new NewVersion { Action = write.Version is null ? StoreAction.Created : StoreAction.Updated, Value = value };
        return ReplaceAsync(write.Request, write.Version, changedBy, (_, _) => new(version), cancellationToken);
    }

    public ValueTask<BackendWriteResult> DeleteAsync(
        BackendRequest request, string version, string changedBy, CancellationToken cancellationToken) =>
        ReplaceAsync(request, version, changedBy, static (_, _) => new(new NewVersion { Action = StoreAction.Deleted }), cancellationToken);

    public ValueTask<BackendWriteResult> RestoreAsync(
        BackendRequest request, string version, string? currentVersion, string changedBy, CancellationToken cancellationToken) =>
        long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? ReplaceAsync(
                request, currentVersion, changedBy, (transaction, folder) =>
                    ReadOldAsync(transaction, folder, request.ConnectionId, number, cancellationToken), cancellationToken)
            : new(BackendWriteResult.Rejected("the history has no such version"));

    private async ValueTask<BackendWriteResult> ReplaceAsync(
        BackendRequest request, string? expected, string changedBy, Func<StoreTransaction, string, ValueTask<NewVersion>> getNewAsync,
        CancellationToken cancellationToken)
    {
        if (reader.FindDefect(request, out string? folder) is { } defect) return BackendWriteResult.Rejected(defect);
        StoreIdentity? changed = null;
        try
        {
            // A wrong key is reported before a store is created or locked.
            await reader.OpenAsync(cancellationToken).ConfigureAwait(false);
            BackendWriteResult result = await database.WriteAsync(
                async transaction =>
                {
                    BackendWriteResult replaced = await ReplaceAsync(
                        transaction, folder!, request.ConnectionId, expected, changedBy, getNewAsync, cancellationToken)
                            .ConfigureAwait(false);
                    changed = transaction.Identity;
                    return (replaced, replaced.Outcome == BackendWriteOutcome.Succeeded);
                }, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == BackendWriteOutcome.Succeeded) tracker.SignalOwn(changed!, folder!, request.ConnectionId);
            return result;
        }
        catch (StoreException e)
        {
            return e.ToWriteResult();
        }
    }

    private async ValueTask<BackendWriteResult> ReplaceAsync(
        StoreTransaction transaction, string folder, string id, string? expected, string changedBy,
        Func<StoreTransaction, string, ValueTask<NewVersion>> getNewAsync, CancellationToken cancellationToken)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        CurrentRow row = (await transaction.ReadAsync(
            database.Sql.SelectCurrent, CurrentRow.Read, cancellationToken, ("@ids", database.FormatIds([id])), ("@folder", folder))
                .ConfigureAwait(false))[0];
        if (row.Version != expected)
            return BackendWriteResult.Conflict(row.Version is null ? "there is no such connection" : expected is null
                ? "it exists already" : $"its version is {row.Version}");

        StoreKey key = await keyTable.GetWritingKeyAsync(transaction, now, cancellationToken).ConfigureAwait(false);
        NewVersion written = await getNewAsync(transaction, folder).ConfigureAwait(false);
        string? fields = written.Value is null
            ? null : await ListChangedFieldsAsync(row, folder, written.Value, cancellationToken).ConfigureAwait(false);
        long change = await transaction.CountChangeAsync(cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            database.Sql.InsertAudit, cancellationToken,
            ("@change", change), ("@action", StoreActions.Format(written.Action)), ("@folder", folder), ("@id", id),
            ("@version", row.NextVersion),
            ("@source_version", written.SourceVersion), ("@now", now.ToUnixTimeMilliseconds()), ("@changed_by", changedBy),
            ("@fields", fields), ("@key_id", null))
            .ConfigureAwait(false);
        await InsertValuesAsync(
            transaction, key, folder, id, row.NextVersion, change, written.Value, cancellationToken).ConfigureAwait(false);
        await PruneAsync(transaction, folder, id, row.NextVersion, now, cancellationToken).ConfigureAwait(false);
        string place = reader.Describe(folder, id);
        return written.Value is null
            ? BackendWriteResult.Deleted(place) : BackendWriteResult.Written(place, row.NextVersion.ToString(CultureInfo.InvariantCulture));
    }

    private async ValueTask<NewVersion> ReadOldAsync(
        StoreTransaction transaction, string folder, string id, long version, CancellationToken cancellationToken)
    {
        var rows = await transaction.ReadAsync(
            database.Sql.SelectVersion, static reader =>
                (Kind: reader.GetString(0), Value: new EncryptedValue(reader.GetString(1), reader.GetBytes(2), reader.GetBytes(3))),
            cancellationToken, ("@folder", folder), ("@id", id), ("@version", version)).ConfigureAwait(false);
        if (rows is not [(not ValuePlace.Deleted, EncryptedValue encrypted)])
            throw new StoreException(
                BackendOutcome.Malformed, rows.Count == 0 ? "the history has no such version" : "that version is a deletion");
        var place = new ValuePlace(transaction.Identity.StoreId, folder, id, version, ValuePlace.History);
        byte[] value = await keys.DecryptAsync(encrypted, place, cancellationToken).ConfigureAwait(false);
        return new NewVersion { Action = StoreAction.Restored, Value = value, SourceVersion = version };
    }

    private async ValueTask InsertValuesAsync(
        StoreTransaction transaction, StoreKey key, string folder, string id, long version, long change, byte[]? value,
        CancellationToken cancellationToken)
    {
        string kind = value is null ? ValuePlace.Deleted : ValuePlace.History;
        EncryptedValue old = Encrypt(kind);
        await transaction.ExecuteAsync(
            database.Sql.InsertHistory, cancellationToken,
            ("@folder", folder), ("@id", id), ("@version", version), ("@change", change), ("@kind", kind), ("@key_id", old.KeyId),
            ("@nonce", old.Nonce),
            ("@ciphertext", old.Ciphertext)).ConfigureAwait(false);
        if (value is null)
        {
            await transaction.ExecuteAsync(
                database.Sql.DeleteConnection, cancellationToken, ("@folder", folder), ("@id", id)).ConfigureAwait(false);
            return;
        }
        EncryptedValue current = Encrypt(ValuePlace.Current);
        await transaction.ExecuteAsync(
            database.Sql.UpsertConnection, cancellationToken,
            ("@folder", folder), ("@id", id), ("@version", version), ("@key_id", current.KeyId), ("@nonce", current.Nonce),
            ("@ciphertext", current.Ciphertext)).ConfigureAwait(false);

        EncryptedValue Encrypt(string kind) =>
            key.Encrypt(value ?? [], new ValuePlace(transaction.Identity.StoreId, folder, id, version, kind).ToAssociatedData());
    }

    private async ValueTask PruneAsync(
        StoreTransaction transaction, string folder, string id, long newest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        long before = options.HistoryAge is { } age ? (now - age).ToUnixTimeMilliseconds() : long.MinValue;
        await transaction.ExecuteAsync(
            database.Sql.PruneHistory, cancellationToken,
            ("@folder", folder), ("@id", id), ("@newest", newest), ("@count", (long)options.HistoryCount), ("@before", before))
                .ConfigureAwait(false);
        if (options.AuditAge is { } auditAge)
        {
            await transaction.ExecuteAsync(
                database.Sql.PruneAudit, cancellationToken, ("@before", (now - auditAge).ToUnixTimeMilliseconds())).ConfigureAwait(false);
        }
    }

    /// <summary>Gets the names of the fields that changed; null if the previous value cannot be read.</summary>
    private async ValueTask<string?> ListChangedFieldsAsync(
        CurrentRow row, string folder, byte[] value, CancellationToken cancellationToken)
    {
        try
        {
            byte[]? before = await row.DecryptAsync(keys, folder, cancellationToken).ConfigureAwait(false);
            using JsonDocument old = JsonDocument.Parse(before ?? "{}"u8.ToArray());
            using JsonDocument @new = JsonDocument.Parse(value);
            Dictionary<string, string> oldFields = ReadFields(old), newFields = ReadFields(@new);
            return string.Join(
                ',', oldFields.Keys.Union(newFields.Keys)
                    .Where(name => oldFields.GetValueOrDefault(name) != newFields.GetValueOrDefault(name)).Order(StringComparer.Ordinal));
        }
        catch (StoreException)
        {
            return null;
        }

        static Dictionary<string, string> ReadFields(JsonDocument document) =>
            document.RootElement.EnumerateObject()
                .ToDictionary(static field => field.Name, static field => field.Value.GetRawText(), StringComparer.Ordinal);
    }

    private sealed class NewVersion
    {
        public required StoreAction Action { get; init; }

        /// <summary>Gets the value; null deletes.</summary>
        public byte[]? Value { get; init; }

        public long? SourceVersion { get; init; }
    }
}
