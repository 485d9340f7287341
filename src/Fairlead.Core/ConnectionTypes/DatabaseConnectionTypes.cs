namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to databases. The keywords of their connection strings are those of the ADO.NET driver.</summary>
internal static class DatabaseConnectionTypes
{
    public static readonly ConnectionType Postgres = new("postgres", "PostgreSQL")
    {
        Aliases = ["postgresql"],
        UriSchemes = ["postgres", "postgresql"],
        DefaultPort = 5432,
        ClientPackages = ["Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL"],
        Fields =
        [
            new("host", "Host", "The server") { Required = true },
            new("port", "Port", "The server's port; 5432 when unset"),
            new("schema", "Database", "The database") { Required = true },
            new("login", "Username", "The role that logs in"),
            new("password", "Password", "The role's password") { Secret = true },
        ],
        Extras =
        [
            new("sslmode", Description: "Whether TLS is used and the server verified")
            {
                Title = "SslMode",
                Enum = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"],
            },
            TlsExtras.CaCertificate, TlsExtras.Certificate, TlsExtras.Key,
            new("options", Description: "Settings for the server's session, as '-c name=value'"),
            new("application_name", Description: "The name that the server's activity view shows"),
            new("connect_timeout", ExtraType.Integer, "Seconds to wait for the connection"),
            new("command_timeout", ExtraType.Integer, "Seconds to wait for a command"),
            new("keepalive", ExtraType.Integer, "Seconds of inactivity after which a keep-alive query is sent"),
            new("max_pool_size", ExtraType.Integer, "The most connections that the pool opens"),
            new("search_path", Description: "The schemas that unqualified names are looked up in"),
        ],
        ConnectionString =
        [
            new("Host", "host"), new("Port", "port"), new("Database", "schema"), new("Username", "login"), new("Password", "password"),
            new("SSL Mode", "extra.sslmode"), new("Root Certificate", "extra.ssl_ca_cert"),
            new("SSL Certificate", "extra.ssl_cert"), new("SSL Key", "extra.ssl_key"),
            new("Options", "extra.options"), new("Application Name", "extra.application_name"),
            new("Timeout", "extra.connect_timeout"), new("Command Timeout", "extra.command_timeout"),
            new("Keepalive", "extra.keepalive"), new("Maximum Pool Size", "extra.max_pool_size"), new("Search Path", "extra.search_path"),
        ],
    };

    public static readonly ConnectionType Sqlite = new("sqlite", "SQLite")
    {
        Aliases = ["sqlite3"],
        UriSchemes = ["sqlite"],
        ClientPackages = ["Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite"],
        Fields =
        [
            new("host", "DataSource", "The path of the database file, or ':memory:'") { Required = true },
            new("password", "Password", "The key of an encrypted database") { Secret = true },
        ],
        Extras =
        [
            new("mode", Description: "How the file is opened") { Enum = ["ReadWriteCreate", "ReadWrite", "ReadOnly", "Memory"] },
            new("cache", Description: "Whether connections share a cache") { Enum = ["Default", "Private", "Shared"] },
            new("foreign_keys", ExtraType.Boolean, "Whether foreign keys are enforced"),
            new("default_timeout", ExtraType.Integer, "Seconds to wait for a command"),
            new("pooling", ExtraType.Boolean, "Whether connections are pooled"),
        ],
        ConnectionString =
        [
            new("Data Source", "host"), new("Password", "password"), new("Mode", "extra.mode"), new("Cache", "extra.cache"),
            new("Foreign Keys", "extra.foreign_keys"), new("Default Timeout", "extra.default_timeout"), new("Pooling", "extra.pooling"),
        ],
    };
}
