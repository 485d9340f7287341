using System.Globalization;
using System.Text;

namespace Fairlead.Store.Encryption;

/// <summary>
/// The one place that a ciphertext belongs to. It is authenticated with the value, so a row that somebody moves, copies or puts back is
/// recognized.
/// </summary>
internal readonly record struct ValuePlace(string StoreId, string Folder, string ConnectionId, long Version, string Kind)
{
    /// <summary>The current value of a connection.</summary>
    public const string Current = "current";

    /// <summary>The value of a version in the history.</summary>
    public const string History = "history";

    /// <summary>A deletion in the history, which has no value.</summary>
    public const string Deleted = "deleted";

    private const string Format = "fairlead-store-1";

    /// <summary>The place of a key's check value.</summary>
    public static ValuePlace ForKey(string storeId, string keyId) => new(storeId, "", keyId, 0, "key");

    /// <summary>Gets the bytes to authenticate. No part holds a line feed.</summary>
    public byte[] ToAssociatedData() =>
        Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{Format}\n{StoreId}\n{Folder}\n{ConnectionId}\n{Version}\n{Kind}"));
}
