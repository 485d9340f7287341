namespace Fairlead.Core.ConnectionTypes;

/// <summary>Fields that mean the same to many types.</summary>
internal static class ServerFields
{
    public static readonly ConnectionTypeField Host = new("host", "Host", "The server") { Required = true };

    public static readonly ConnectionTypeField Database = new("schema", "Database", "The database");

    public static readonly ConnectionTypeField Username = new("login", "Username", "The user who logs in");

    public static readonly ConnectionTypeField Password = new("password", "Password", "The user's password") { Secret = true };

    public static ConnectionTypeField Port(int unset) =>
        new("port", "Port", $"The server's port; {unset.ToString(System.Globalization.CultureInfo.InvariantCulture)} when unset");
}
