using System.Data.Common;
using System.Globalization;
using Fairlead.Store.Databases;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Operations;

/// <summary>A row with a value, of the connections or of the history.</summary>
internal sealed record StoredValue(string Folder, string ConnectionId, long Version, string Kind, EncryptedValue Encrypted)
{
    public static StoredValue Read(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3),
        new EncryptedValue(reader.GetString(4), reader.GetBytes(5), reader.GetBytes(6)));

    public ValuePlace GetPlace(string storeId) => new(storeId, Folder, ConnectionId, Version, Kind);

    public StoreDefect ToDefect(string reason) => new()
    {
        Folder = Folder, ConnectionId = ConnectionId, Version = Version.ToString(CultureInfo.InvariantCulture),
        IsCurrent = Kind == ValuePlace.Current, Reason = reason,
    };
}
