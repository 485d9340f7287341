using System.Data.Common;
using Fairlead.Store.Databases;
using Fairlead.Store.Encryption;

namespace Fairlead.Store.Operations;

/// <summary>A key that the store is or was encrypted with.</summary>
internal sealed record KeyRow(string Id, EncryptedValue Check, bool IsRetired)
{
    public static KeyRow Read(DbDataReader reader)
    {
        string id = reader.GetString(0);
        return new KeyRow(id, new EncryptedValue(id, reader.GetBytes(1), reader.GetBytes(2)), !reader.IsDBNull(3));
    }
}
