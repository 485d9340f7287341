using System.Data.Common;
using System.Globalization;
using Fairlead.Store.Databases;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Operations;

/// <summary>The current row of a connection, with the newest version in its history.</summary>
internal sealed class CurrentRow
{
    private readonly string _storeId;
    private readonly EncryptedValue? _value;
    private readonly long? _version;
    private readonly long? _newest;
    private readonly string? _kind;

    private CurrentRow(DbDataReader reader)
    {
        ConnectionId = reader.GetString(0);
        _version = reader.GetNumber(1);
        if (_version is not null) _value = new EncryptedValue(reader.GetString(2), reader.GetBytes(3), reader.GetBytes(4));
        _newest = reader.GetNumber(5);
        _kind = reader.GetText(6);
        _storeId = reader.GetText(7) ?? "";
    }

    public string ConnectionId { get; }

    public string StoreId => _storeId;

    /// <summary>Gets the version that writers compare with; null if the connection does not exist.</summary>
    public string? Version => _version?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gets the version of the next write, which was never used before.</summary>
    public long NextVersion => Math.Max(_version ?? 0, _newest ?? 0) + 1;

    public static CurrentRow Read(DbDataReader reader) => new(reader);

    /// <summary>Decrypts the value. Returns null if the connection does not exist.</summary>
    /// <exception cref="StoreException">The row was changed by hand, or its key is missing.</exception>
    public async ValueTask<byte[]?> DecryptAsync(StoreKeys keys, string folder, CancellationToken cancellationToken)
    {
        if (FindDefect() is { } defect) throw new StoreException(BackendOutcome.Malformed, defect);
        if (_value is null) return null;
        var place = new ValuePlace(_storeId, folder, ConnectionId, _version!.Value, ValuePlace.Current);
        return await keys.DecryptAsync(_value, place, cancellationToken).ConfigureAwait(false);
    }

    private string? FindDefect()
    {
        bool isDeleted = _newest is null || _kind == ValuePlace.Deleted;
        if (_version is null) return isDeleted ? null : "its row was deleted by hand; the history still has it";
        if (_newest is null) return "its row has no history: it was put there by hand";
        if (_newest != _version)
            return string.Create(CultureInfo.InvariantCulture,
                $"its row is version {_version}, and the newest is {_newest}: an old row was put back by hand");
        return isDeleted ? "it was deleted, and its row was put back by hand" : null;
    }
}
