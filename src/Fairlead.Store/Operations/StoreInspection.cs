using System.Data.Common;
using System.Globalization;
using Fairlead.Store.Databases;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Operations;

/// <summary>Queries of administration tools.</summary>
internal sealed class StoreInspection(StoreDatabase database, StoreKeys keys)
{
    private const int PageSize = 500;

    /// <summary>An id that no key has, so all rows have another key.</summary>
    private const string NoKey = "";

    public ValueTask<IReadOnlyList<StoreEntry>> ListAsync(string folder, string? after, int count, CancellationToken cancellationToken) =>
        ReadAsync(
        database.Sql.SelectIds,
        static reader => new StoreEntry
        {
            ConnectionId = reader.GetString(0), Version = FormatNumber(reader, 1)!, ChangedAt = reader.GetTime(2),
            ChangedBy = reader.GetText(3),
        },
        cancellationToken, ("@folder", folder), ("@after", after ?? ""), ("@count", (long)count));

    public ValueTask<IReadOnlyList<StoreVersion>> GetHistoryAsync(
        string folder, string connectionId, CancellationToken cancellationToken) => ReadAsync(
        database.Sql.SelectHistory,
        static reader => new StoreVersion
        {
            Version = FormatNumber(reader, 0)!, Action = StoreActions.Read(reader.GetText(1)), SourceVersion = FormatNumber(reader, 2),
            ChangedAt = reader.GetTime(3), ChangedBy = reader.GetText(4), ChangedFields = StoreActions.ReadFields(reader.GetText(5)),
        },
        cancellationToken, ("@folder", folder), ("@id", connectionId));

    public ValueTask<IReadOnlyList<StoreAuditEntry>> GetAuditAsync(long? before, int count, CancellationToken cancellationToken) =>
        ReadAsync(
        database.Sql.SelectAudit,
        static reader => new StoreAuditEntry
        {
            Number = reader.GetInt64(0), Action = StoreActions.Read(reader.GetText(1)), Folder = reader.GetText(2),
            ConnectionId = reader.GetText(3),
            Version = FormatNumber(reader, 4), SourceVersion = FormatNumber(reader, 5), ChangedAt = reader.GetTime(6)!.Value,
            ChangedBy = reader.GetString(7),
            ChangedFields = StoreActions.ReadFields(reader.GetText(8)), KeyId = reader.GetText(9),
        },
        cancellationToken, ("@before", before ?? long.MaxValue), ("@count", (long)count));

    public async ValueTask<IReadOnlyList<StoreKeyState>> GetKeysAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyRow> rows = await ReadAsync(database.Sql.SelectKeys, KeyRow.Read, cancellationToken).ConfigureAwait(false);
        var uses = (await ReadAsync(
            database.Sql.CountKeyUses, static reader => (Id: reader.GetString(0), Count: reader.GetInt64(1)), cancellationToken)
                .ConfigureAwait(false))
            .ToDictionary(static use => use.Id, static use => use.Count, StringComparer.Ordinal);
        KeyRing? ring = await keys.FindAsync(cancellationToken).ConfigureAwait(false);
        List<string> own = [.. ring?.Ids ?? []];
        return
        [
            .. own.Union(rows.Select(static row => row.Id)).Union(uses.Keys).Select(id => new StoreKeyState
            {
                KeyId = id, UseCount = uses.GetValueOrDefault(id), IsRetired = rows.Any(row => row.Id == id && row.IsRetired),
                Position = own.IndexOf(id) is >= 0 and int index ? index + 1 : null,
            }),
        ];
    }

    public async ValueTask<StoreCheck> CheckAsync(CancellationToken cancellationToken)
    {
        StoreIdentity? identity = await database.FindIdentityAsync(cancellationToken).ConfigureAwait(false);
        if (identity is null) return new StoreCheck { Place = database.Place };
        var defects = new List<StoreDefect>();
        int connections =
            await CheckAsync(database.Sql.SelectConnectionValues, identity.StoreId, defects, cancellationToken).ConfigureAwait(false);
        int versions =
            await CheckAsync(database.Sql.SelectHistoryValues, identity.StoreId, defects, cancellationToken).ConfigureAwait(false);
        return new StoreCheck
        {
            Place = database.Place, StoreId = identity.StoreId, ConnectionCount = connections, VersionCount = versions, Defects = defects,
            Keys = await GetKeysAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    public ValueTask<int> PruneAsync(StoreBackendOptions options, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
        async transaction =>
        {
            int pruned = 0;
            if (options.HistoryAge is { } age)
                pruned += await transaction.ExecuteAsync(database.Sql.PruneAllHistory, cancellationToken,
                    ("@before", (now - age).ToUnixTimeMilliseconds())).ConfigureAwait(false);
            if (options.AuditAge is { } auditAge)
                pruned += await transaction.ExecuteAsync(database.Sql.PruneAudit, cancellationToken,
                    ("@before", (now - auditAge).ToUnixTimeMilliseconds())).ConfigureAwait(false);
            return (pruned, true);
        }, cancellationToken);

    private async ValueTask<int> CheckAsync(string select, string storeId, List<StoreDefect> defects, CancellationToken cancellationToken)
    {
        int count = 0;
        for (StoredValue? last = null; ;)
        {
            IReadOnlyList<StoredValue> page = await ReadAsync(
                select, StoredValue.Read, cancellationToken, ("@key_id", NoKey), ("@folder", last?.Folder ?? ""),
                ("@id", last?.ConnectionId ?? ""),
                ("@version", last?.Version ?? 0L), ("@count", (long)PageSize)).ConfigureAwait(false);
            foreach (StoredValue value in page)
            {
                try
                {
                    await keys.DecryptAsync(value.Encrypted, value.GetPlace(storeId), cancellationToken).ConfigureAwait(false);
                }
                catch (StoreException e) when (e.Outcome is BackendOutcome.Malformed or BackendOutcome.Denied)
                {
                    defects.Add(value.ToDefect(e.Message));
                }
            }
            if (page.Count == 0) return count;
            count += page.Count;
            last = page[^1];
        }
    }

    private ValueTask<IReadOnlyList<T>> ReadAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
            database.RunAsync(
        async connection =>
        {
            DbCommand command = connection.CreateCommand(sql, parameters);
            await using (command.ConfigureAwait(false)) return await command.ReadAsync(read, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);

    private static string? FormatNumber(DbDataReader reader, int column) =>
        reader.GetNumber(column)?.ToString(CultureInfo.InvariantCulture);
}
