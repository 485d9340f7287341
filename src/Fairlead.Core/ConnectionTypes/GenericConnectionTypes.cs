namespace Fairlead.Core.ConnectionTypes;

/// <summary>The type of connections that no other type describes, and the fields as Airflow names them.</summary>
internal static class GenericConnectionTypes
{
    public static readonly ConnectionType Generic = new("generic", "generic")
    {
        Fields =
        [
            new("host", "Host", "The host"),
            new("port", "Port", "The port"),
            new("schema", "Schema", "The schema"),
            new("login", "Login", "The login"),
            new("password", "Password", "The password") { Secret = true },
        ],
    };
}
