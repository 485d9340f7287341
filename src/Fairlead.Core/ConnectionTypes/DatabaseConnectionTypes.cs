namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to relational databases. The keywords of their connection strings are those of the ADO.NET driver.</summary>
internal static class DatabaseConnectionTypes
{
    /// <summary>What Airflow's hooks for databases read themselves, whatever the database is.</summary>
    private static readonly string[] DbApiExtras =
    [
        "cursor", "iam", "aws_conn_id", "region_name", "azure_conn_id", "sqlalchemy_scheme", "sqlalchemy_query", "placeholder", "dialect",
        "escape_word_format", "escape_column_names",
    ];

    public static readonly ConnectionType Postgres = new("postgres", "PostgreSQL")
    {
        Aliases = ["postgresql"],
        UriSchemes = ["postgres", "postgresql"],
        DefaultPort = 5432,
        Tls = TlsExpectation.WhenOffered,
        ClientPackages = [new("Npgsql"), new("Npgsql.EntityFrameworkCore.PostgreSQL")],
        ClientApis =
        [
            "Npgsql", "Hangfire.PostgreSql", "Marten", "Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions",
            "Microsoft.Extensions.DependencyInjection.NpgsqlServiceCollectionExtensions",
        ],
        Fields =
        [
            ServerFields.Host, ServerFields.Port(5432),
            ServerFields.Database with { Required = true },
            new("login", "Username", "The role that logs in"),
            new("password", "Password", "The role's password") { Secret = true },
        ],
        Extras =
        [
            new("sslmode", Description: "Whether TLS is used and the server verified")
            {
                Title = "SslMode",
                Enum = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"],
                ValueSynonyms = [new("require", "true"), new("require", "no-verify"), new("disable", "false")],
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
            new("Host", "{host}"), new("Port", "{port}"), new("Database", "{schema}"), new("Username", "{login}"),
            new("Password", "{password}"), new("SSL Mode", "{extra.sslmode}")
            {
                Spelling =
                [
                    new("disable", "Disable"), new("allow", "Allow"), new("prefer", "Prefer"), new("require", "Require"),
                    new("verify-ca", "VerifyCA"), new("verify-full", "VerifyFull"),
                ],
            },
            new("Root Certificate", "{extra.ssl_ca_cert}"), new("SSL Certificate", "{extra.ssl_cert}"), new("SSL Key", "{extra.ssl_key}"),
            new("Options", "{extra.options}"), new("Application Name", "{extra.application_name}"),
            new("Timeout", "{extra.connect_timeout}"), new("Command Timeout", "{extra.command_timeout}"),
            new("Keepalive", "{extra.keepalive}"), new("Maximum Pool Size", "{extra.max_pool_size}"),
            new("Search Path", "{extra.search_path}"),
        ],
        TlsSwitch = new("sslmode", Off: ["disable"], On: ["require", "verify-ca", "verify-full"]),
        HasLibpqForm = true,
        AirflowExtras = [.. DbApiExtras, "redshift", "redshift-serverless", "cluster-identifier", "cluster_identifier", "workgroup-name"],
        Synonyms = """
            host: hosts, hostaddr
            password: psw
            extra.sslmode: ssl
            extra.ssl_ca_cert: sslrootcert
            extra.ssl_cert: sslcert
            extra.ssl_key: sslkey
            extra.keepalive: keepalives_idle
            extra.application_name: fallback_application_name
            extra.search_path: ?schema, currentSchema
            extra.max_pool_size: connection_limit
            Channel Binding: channel_binding
            Target Session Attributes: target_session_attrs
            Load Balance Hosts: load_balance_hosts
            Client Encoding: client_encoding
            SSL Password: sslpassword
            SSL Negotiation: sslnegotiation
            Passfile: passfile
            Kerberos Service Name: krbsrvname
            GSS Encryption Mode: gssencmode
            Require Auth: require_auth
            """,
    };

    public static readonly ConnectionType MySql = new("mysql", "MySQL")
    {
        Aliases = ["mariadb"],
        UriSchemes = ["mysql", "mariadb"],
        DefaultPort = 3306,
        Tls = TlsExpectation.WhenOffered,
        ClientPackages = [new("MySqlConnector"), new("MySql.Data"), new("Pomelo.EntityFrameworkCore.MySql")],
        ClientApis =
        [
            "MySqlConnector", "MySql.Data", "MySql.EntityFrameworkCore", "Hangfire.MySql",
            "Microsoft.EntityFrameworkCore.MySqlDbContextOptionsBuilderExtensions",
            "Microsoft.EntityFrameworkCore.MySQLDbContextOptionsExtensions",
        ],
        Fields =
        [
            ServerFields.Host, ServerFields.Port(3306),
            ServerFields.Database, ServerFields.Username, ServerFields.Password,
        ],
        Extras =
        [
            new("ssl_mode", Description: "Whether TLS is used and the server verified")
            {
                Enum = ["DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"],
                ValueSynonyms = [new("DISABLED", "none"), new("DISABLED", "false"), new("REQUIRED", "true")],
            },
            TlsExtras.CaCertificate, TlsExtras.Certificate, TlsExtras.Key,
            new("charset", Description: "The character set of the session"),
            new("local_infile", ExtraType.Boolean, "Whether LOAD DATA may read local files"),
            new("application_name", Description: "The name that the server's performance schema shows"),
            new("connect_timeout", ExtraType.Integer, "Seconds to wait for the connection"),
            new("command_timeout", ExtraType.Integer, "Seconds to wait for a command"),
            new("max_pool_size", ExtraType.Integer, "The most connections that the pool opens"),
        ],
        ConnectionString =
        [
            new("Server", "{host}"), new("Port", "{port}"), new("Database", "{schema}"), new("User ID", "{login}"),
            new("Password", "{password}"), new("SslMode", "{extra.ssl_mode}")
            {
                Spelling =
                [
                    new("DISABLED", "Disabled"), new("PREFERRED", "Preferred"), new("REQUIRED", "Required"),
                    new("VERIFY_CA", "VerifyCA"), new("VERIFY_IDENTITY", "VerifyFull"),
                ],
            },
            new("SslCa", "{extra.ssl_ca_cert}"), new("SslCert", "{extra.ssl_cert}"), new("SslKey", "{extra.ssl_key}"),
            new("Character Set", "{extra.charset}"), new("Allow Load Local Infile", "{extra.local_infile}"),
            new("Application Name", "{extra.application_name}"), new("Connection Timeout", "{extra.connect_timeout}"),
            new("Default Command Timeout", "{extra.command_timeout}"), new("Maximum Pool Size", "{extra.max_pool_size}"),
        ],
        TlsSwitch = new("ssl_mode", Off: ["DISABLED"], On: ["REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"]),
        AirflowExtras = [.. DbApiExtras, "client", "conv"],
        AuthorityMeans = new("ssl_mode", "VERIFY_CA"),
        Synonyms = """
            host: hosts
            extra.ssl_mode: ssl, use_ssl
            extra.ssl_ca_cert: ssl_ca, ca_certificate_file
            extra.connect_timeout: connect_timeout
            extra.command_timeout: command_timeout
            extra.max_pool_size: max_pool_size, connection_limit
            Password1: pwd1
            Password2: pwd2
            Password3: pwd3
            """,
    };

    public static readonly ConnectionType SqlServer = new("mssql", "SQL Server")
    {
        Aliases = ["sqlserver", "azure_sql"],
        UriSchemes = ["mssql", "sqlserver"],
        DefaultPort = 1433,
        Tls = TlsExpectation.Required,
        ClientPackages =
        [
            new("Microsoft.Data.SqlClient"), new("System.Data.SqlClient"), new("Microsoft.EntityFrameworkCore.SqlServer"),
        ],
        ClientApis =
        [
            "Microsoft.Data.SqlClient", "System.Data.SqlClient", "Hangfire.SqlServer", "Hangfire.SqlServerStorageExtensions",
            "Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions",
            "Microsoft.Extensions.DependencyInjection.SqlServerServiceCollectionExtensions",
            "Serilog.LoggerConfigurationMSSqlServerExtensions",
        ],
        Fields =
        [
            new("host", "Server", "The server, with its instance if it has one: 'db.internal' or 'db.internal\\sales'") { Required = true },
            ServerFields.Port(1433),
            ServerFields.Database, ServerFields.Username, ServerFields.Password,
        ],
        Extras =
        [
            new("encrypt", Description: "Whether TLS is used")
            {
                Enum = ["optional", "mandatory", "strict"],
                Default = "\"mandatory\"",
                ValueSynonyms = [new("mandatory", "true"), new("mandatory", "yes"), new("optional", "false"), new("optional", "no")],
            },
            new("trust_server_certificate", ExtraType.Boolean, "Whether the server's certificate is taken on trust"),
            TlsExtras.CaCertificate with { Title = "ServerCertificate",
                Description = "The file of the server's certificate, which must be this very one" },
            TlsExtras.ServerName,
            new("authentication", Description: "How to authenticate, where it is not by user and password: 'Active Directory Default'"),
            new("integrated_security", ExtraType.Boolean, "Whether the process's own account logs in")
            {
                ValueSynonyms = [new("true", "sspi")],
            },
            new("application_name", Description: "The name that the server's activity view shows"),
            new("application_intent", Description: "Whether a replica may answer") { Enum = ["ReadWrite", "ReadOnly"] },
            new("multiple_active_result_sets", ExtraType.Boolean, "Whether several commands may read at once"),
            new("multi_subnet_failover", ExtraType.Boolean, "Whether all addresses of an availability group are tried at once"),
            new("connect_timeout", ExtraType.Integer, "Seconds to wait for the connection"),
            new("command_timeout", ExtraType.Integer, "Seconds to wait for a command"),
            new("max_pool_size", ExtraType.Integer, "The most connections that the pool opens"),
        ],
        ConnectionString =
        [
            new("Data Source", "{host}[,{port}]"), new("Initial Catalog", "{schema}"), new("User ID", "{login}"),
            new("Password", "{password}"), new("Encrypt", "{extra.encrypt}")
            {
                Spelling = [new("optional", "Optional"), new("mandatory", "Mandatory"), new("strict", "Strict")],
            },
            new("Trust Server Certificate", "{extra.trust_server_certificate}"),
            new("Server Certificate", "{extra.ssl_ca_cert}"), new("Host Name In Certificate", "{extra.ssl_server_name}"),
            new("Authentication", "{extra.authentication}"), new("Integrated Security", "{extra.integrated_security}"),
            new("Application Name", "{extra.application_name}"), new("Application Intent", "{extra.application_intent}"),
            new("Multiple Active Result Sets", "{extra.multiple_active_result_sets}"),
            new("Multi Subnet Failover", "{extra.multi_subnet_failover}"),
            new("Connect Timeout", "{extra.connect_timeout}"), new("Command Timeout", "{extra.command_timeout}"),
            new("Max Pool Size", "{extra.max_pool_size}"),
        ],
        TlsSwitch = new("encrypt", Off: ["optional"], On: ["mandatory", "strict"]),
        AirflowExtras = [.. DbApiExtras, "driver", "Driver"],
        Synonyms = """
            extra.integrated_security: trusted_connection
            extra.application_name: app
            extra.connect_timeout: connection_timeout, timeout
            """,
    };

    public static readonly ConnectionType Oracle = new("oracle", "Oracle Database")
    {
        UriSchemes = ["oracle"],
        DefaultPort = 1521,
        Tls = TlsExpectation.Required,
        ClientPackages =
        [
            new("Oracle.ManagedDataAccess.Core") { Assembly = "Oracle.ManagedDataAccess" },
            new("Oracle.ManagedDataAccess"),
            new("Oracle.EntityFrameworkCore"),
        ],
        ClientApis =
        [
            "Oracle.ManagedDataAccess", "Oracle.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.OracleDbContextOptionsExtensions",
        ],
        Fields =
        [
            new("host", "Host", "The listener"),
            ServerFields.Port(1521),
            new("schema", "Schema", "The schema that is worked in, where it is not the user's own"),
            ServerFields.Username, ServerFields.Password,
        ],
        Extras =
        [
            new("dsn", Description: "The whole descriptor, or its name in tnsnames.ora, instead of host, port and service"),
            new("service_name", Description: "The service"),
            TlsExtras.Ssl,
            new("mode", Description: "The privilege with which the user logs in") { Enum = ["sysdba", "sysoper"] },
            new("connect_timeout", ExtraType.Integer, "Seconds to wait for the connection"),
            new("statement_cache_size", ExtraType.Integer, "How many statements are kept parsed"),
            new("max_pool_size", ExtraType.Integer, "The most connections that the pool opens"),
        ],
        ConnectionString =
        [
            new("Data Source", "{extra.dsn}"),
            new("Data Source",
                "{extra.ssl}{host}[:{port}][/{extra.service_name}]") { Spelling = [new("true", "tcps://"), new("false", "")] },
            new("User Id", "{login}"), new("Password", "{password}"),
            new("DBA Privilege", "{extra.mode}") { Spelling = [new("sysdba", "SYSDBA"), new("sysoper", "SYSOPER")] },
            new("Connection Timeout", "{extra.connect_timeout}"), new("Statement Cache Size", "{extra.statement_cache_size}"),
            new("Max Pool Size", "{extra.max_pool_size}"),
        ],
        TlsSwitch = TlsExtras.Switch,
        PathTemplate = "{extra.service_name}",
        AirflowExtras =
        [
            .. DbApiExtras, "thick_mode", "thick_mode_lib_dir", "thick_mode_config_dir", "fetch_decimals", "fetch_lowercase", "encoding",
            "nencoding", "threaded", "events", "purity", "module",
        ],
        Synonyms = """
            extra.connect_timeout: connect_timeout
            extra.dsn: tns_name
            Proxy Password: proxy_pwd
            """,
    };

    public static readonly ConnectionType Sqlite = new("sqlite", "SQLite")
    {
        Aliases = ["sqlite3"],
        UriSchemes = ["sqlite"],
        ClientPackages =
        [
            new("Microsoft.Data.Sqlite"), new("Microsoft.Data.Sqlite.Core") { Assembly = "Microsoft.Data.Sqlite" },
            new("Microsoft.EntityFrameworkCore.Sqlite"), new("System.Data.SQLite"),
        ],
        ClientApis =
        [
            "Microsoft.Data.Sqlite", "System.Data.SQLite", "Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions",
            "Microsoft.Extensions.DependencyInjection.SqliteServiceCollectionExtensions",
        ],
        Fields =
        [
            new("host", "DataSource", "The path of the database file, or ':memory:'") { Required = true },
            new("password", "Password", "The key of an encrypted database") { Secret = true },
        ],
        Extras =
        [
            new("mode", Description: "How the file is opened") 
            {
                Enum = ["ReadWriteCreate", "ReadWrite", "ReadOnly", "Memory"],
                ValueSynonyms = [new("ReadWriteCreate", "rwc"), new("ReadWrite", "rw"), new("ReadOnly", "ro")],
            },
            new("cache", Description: "Whether connections share a cache") { Enum = ["Default", "Private", "Shared"] },
            new("foreign_keys", ExtraType.Boolean, "Whether foreign keys are enforced"),
            new("default_timeout", ExtraType.Integer, "Seconds to wait for a command"),
            new("pooling", ExtraType.Boolean, "Whether connections are pooled"),
        ],
        ConnectionString =
        [
            new("Data Source", "{host}"), new("Password", "{password}"), new("Mode", "{extra.mode}"), new("Cache", "{extra.cache}"),
            new("Foreign Keys", "{extra.foreign_keys}"), new("Default Timeout", "{extra.default_timeout}"),
            new("Pooling", "{extra.pooling}"),
        ],
        PathTemplate = "{host}",
        AirflowExtras = DbApiExtras,
        Synonyms = """
            host: filename, file, path, schema
            extra.default_timeout: command_timeout
            """,
    };

    public static readonly IReadOnlyList<ConnectionType> All = [Postgres, MySql, SqlServer, Oracle, Sqlite];
}
