namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>A secret on its way to the user secrets. A class, so that nothing prints the value.</summary>
/// <param name="key">Where <c>IConfiguration</c> has the value: <c>Connections:orders_db:password</c>.</param>
/// <param name="value">The secret.</param>
internal sealed class StoredSecret(string key, string value)
{
    public string Key { get; } = key;

    public string Value { get; } = value;

    /// <summary>Creates the secret of a field (<c>password</c>) or an extra (<c>extra.api_key</c>) of a connection.</summary>
    public static StoredSecret FromConnection(string connectionId, string source, string value) =>
        new($"Connections:{connectionId}:{source.Replace("extra.", "extra:")}", value);
}
