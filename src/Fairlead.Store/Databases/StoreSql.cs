namespace Fairlead.Store.Databases;

/// <summary>
/// The statements for both databases, which differ in types, in the way to pass a list, and in the place of the tables.
/// </summary>
/// <param name="prefix">The prefix of the tables' names.</param>
/// <param name="ids">The list <c>@ids</c> as a table with a column <c>value</c>.</param>
/// <param name="bytes">The type of bytes.</param>
/// <param name="ordered">The clause that sorts texts by character codes.</param>
internal sealed class StoreSql(string prefix, string ids, string bytes, string ordered)
{
    /// <summary>The version of the tables. A store with a newer one is left alone.</summary>
    public const long SchemaVersion = 1;

    public string CreateTables { get; } = $"""
        CREATE TABLE {prefix}store (
            one bigint PRIMARY KEY CHECK (one = 1), store_id text NOT NULL, schema_version bigint NOT NULL, change bigint NOT NULL,
            created_at bigint NOT NULL);
        CREATE TABLE {prefix}keys (
            key_id text PRIMARY KEY, nonce {bytes} NOT NULL, check_value {bytes} NOT NULL, added_at bigint NOT NULL, retired_at bigint);
        CREATE TABLE {prefix}connections (
            folder text {ordered} NOT NULL, connection_id text {ordered} NOT NULL, version bigint NOT NULL,
            key_id text NOT NULL, nonce {bytes} NOT NULL, ciphertext {bytes} NOT NULL, PRIMARY KEY (folder, connection_id));
        CREATE TABLE {prefix}history (
            folder text {ordered} NOT NULL, connection_id text {ordered} NOT NULL, version bigint NOT NULL, change bigint NOT NULL,
            kind text NOT NULL,
            key_id text NOT NULL, nonce {bytes} NOT NULL, ciphertext {bytes} NOT NULL, PRIMARY KEY (folder, connection_id, version));
        CREATE UNIQUE INDEX history_change ON {prefix}history (change);
        CREATE TABLE {prefix}audit (
            change bigint PRIMARY KEY, action text NOT NULL, folder text {ordered}, connection_id text {ordered}, version bigint,
            source_version bigint,
            changed_at bigint NOT NULL, changed_by text NOT NULL, fields text, key_id text);
        """;

    public string InsertStore { get; } = $"INSERT INTO {prefix}store VALUES (1, @store_id, {SchemaVersion}, 0, @now)";

    public string SelectStore { get; } = $"SELECT store_id, schema_version, change FROM {prefix}store";

    /// <summary>Counts a change, which makes all other writers wait until this one has committed.</summary>
    public string CountChange { get; } = $"UPDATE {prefix}store SET change = change + @count RETURNING store_id, schema_version, change";

    public string SelectChanges { get; } = $"""
        SELECT s.store_id, s.schema_version, s.change, h.change, h.folder, h.connection_id
        FROM {prefix}store s LEFT JOIN {prefix}history h ON h.change > @last LIMIT @count
        """;

    public string SelectCurrent { get; } = GetCurrent(prefix, ids);

    /// <summary>
    /// The same for a single connection. For a list, PostgreSQL assumes ten members and then plans every lookup again, which takes longer
    /// than running it.
    /// </summary>
    public string SelectSingleCurrent { get; } = GetCurrent(prefix, "(SELECT CAST(@id AS text) AS value) i");

    public string UpsertConnection { get; } = $"""
        INSERT INTO {prefix}connections VALUES (@folder, @id, @version, @key_id, @nonce, @ciphertext)
        ON CONFLICT (folder, connection_id) DO UPDATE SET
            version = excluded.version, key_id = excluded.key_id, nonce = excluded.nonce, ciphertext = excluded.ciphertext
        """;

    public string DeleteConnection { get; } = $"DELETE FROM {prefix}connections WHERE folder = @folder AND connection_id = @id";

    public string InsertHistory { get; } =
        $"INSERT INTO {prefix}history VALUES (@folder, @id, @version, @change, @kind, @key_id, @nonce, @ciphertext)";

    public string InsertAudit { get; } = $"""
        INSERT INTO {prefix}audit VALUES (@change, @action, @folder, @id, @version, @source_version, @now, @changed_by, @fields, @key_id)
        """;

    /// <summary>A version's age counts from the moment at which the next one replaced it.</summary>
    public string PruneHistory { get; } = $"""
        DELETE FROM {prefix}history
        WHERE folder = @folder AND connection_id = @id AND version < @newest AND (version <= @newest - @count OR version + 1 IN (
            SELECT n.version FROM {prefix}history n JOIN {prefix}audit a ON a.change = n.change
            WHERE n.folder = @folder AND n.connection_id = @id AND a.changed_at < @before))
        """;

    public string PruneAllHistory { get; } = $"""
        DELETE FROM {prefix}history AS o WHERE EXISTS (
            SELECT 1 FROM {prefix}history n JOIN {prefix}audit a ON a.change = n.change
            WHERE n.folder = o.folder AND n.connection_id = o.connection_id AND n.version = o.version + 1 AND a.changed_at < @before)
        """;

    public string PruneAudit { get; } = $"""
        DELETE FROM {prefix}audit AS o
        WHERE o.changed_at < @before AND NOT EXISTS (SELECT 1 FROM {prefix}history h WHERE h.change = o.change)
        """;

    public string SelectIds { get; } = $"""
        SELECT c.connection_id, c.version, a.changed_at, a.changed_by
        FROM {prefix}connections c
        LEFT JOIN {prefix}history h ON h.folder = c.folder AND h.connection_id = c.connection_id AND h.version = c.version
        LEFT JOIN {prefix}audit a ON a.change = h.change
        WHERE c.folder = @folder AND c.connection_id > @after ORDER BY c.connection_id LIMIT @count
        """;

    public string SelectHistory { get; } = $"""
        SELECT h.version, a.action, a.source_version, a.changed_at, a.changed_by, a.fields
        FROM {prefix}history h LEFT JOIN {prefix}audit a ON a.change = h.change
        WHERE h.folder = @folder AND h.connection_id = @id ORDER BY h.version DESC
        """;

    public string SelectVersion { get; } = $"""
        SELECT h.kind, h.key_id, h.nonce, h.ciphertext FROM {prefix}history h
        WHERE h.folder = @folder AND h.connection_id = @id AND h.version = @version
        """;

    public string SelectAudit { get; } = $"""
        SELECT change, action, folder, connection_id, version, source_version, changed_at, changed_by, fields, key_id
        FROM {prefix}audit WHERE change < @before ORDER BY change DESC LIMIT @count
        """;

    public string SelectKeys { get; } = $"SELECT key_id, nonce, check_value, retired_at FROM {prefix}keys";

    public string InsertKey { get; } = $"INSERT INTO {prefix}keys VALUES (@key_id, @nonce, @check_value, @now, NULL)";

    public string UseKey { get; } = $"UPDATE {prefix}keys SET retired_at = NULL WHERE key_id = @key_id";

    public string RetireOtherKeys { get; } = $"UPDATE {prefix}keys SET retired_at = @now WHERE key_id <> @key_id AND retired_at IS NULL";

    public string CountKeyUses { get; } = $"""
        SELECT u.key_id, count(*) FROM (SELECT key_id FROM {prefix}connections UNION ALL SELECT key_id FROM {prefix}history) u
        GROUP BY u.key_id
        """;

    /// <summary>Pages through all values that are not encrypted with a key; with an unknown key, through all values.</summary>
    public string SelectConnectionValues { get; } = SelectValues($"{prefix}connections", $"'{Encryption.ValuePlace.Current}'");

    public string SelectHistoryValues { get; } = SelectValues(
        $"{prefix}history",
        $"CASE kind WHEN '{Encryption.ValuePlace.Deleted}' THEN '{Encryption.ValuePlace.Deleted}' "
            + $"ELSE '{Encryption.ValuePlace.History}' END");

    public string UpdateConnectionValue { get; } = UpdateValue($"{prefix}connections");

    public string UpdateHistoryValue { get; } = UpdateValue($"{prefix}history");

    /// <summary>
    /// The current rows of connections with their newest versions in the history: if the two differ, somebody has put a row back.
    /// </summary>
    private static string GetCurrent(string prefix, string ids) => $"""
        SELECT i.value, c.version, c.key_id, c.nonce, c.ciphertext, h.version, h.kind, (SELECT store_id FROM {prefix}store)
        FROM {ids}
        LEFT JOIN {prefix}connections c ON c.folder = @folder AND c.connection_id = i.value
        LEFT JOIN {prefix}history h ON h.folder = @folder AND h.connection_id = i.value AND h.version = (
            SELECT max(m.version) FROM {prefix}history m WHERE m.folder = @folder AND m.connection_id = i.value)
        """;

    private static string SelectValues(string table, string kind) => $"""
        SELECT folder, connection_id, version, {kind}, key_id, nonce, ciphertext FROM {table}
        WHERE key_id <> @key_id AND (folder, connection_id, version) > (@folder, @id, @version)
        ORDER BY folder, connection_id, version LIMIT @count
        """;

    private static string UpdateValue(string table) => $"""
        UPDATE {table} SET key_id = @key_id, nonce = @nonce, ciphertext = @ciphertext
        WHERE folder = @folder AND connection_id = @id AND version = @version
        """;
}
