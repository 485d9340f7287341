namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to analytical databases.</summary>
internal static class WarehouseConnectionTypes
{
    public static readonly ConnectionType Snowflake = new("snowflake", "Snowflake")
    {
        UriSchemes = ["snowflake"],
        Tls = TlsExpectation.Required,
        ClientPackages = [new("Snowflake.Data")],
        ClientApis = ["Snowflake.Data"],
        Fields =
        [
            new("host", "Host", "The host, where it is not the account's own"),
            new("schema", "Schema", "The schema"),
            ServerFields.Username, ServerFields.Password,
        ],
        Extras =
        [
            new("account", Description: "The account identifier") { Required = true },
            new("warehouse", Description: "The virtual warehouse"),
            new("database", Description: "The database"),
            new("region", Description: "The region, where the account identifier does not say it"),
            new("role", Description: "The role"),
            new("authenticator",
                Description: "How to authenticate, where it is not by password: 'snowflake_jwt', 'oauth', 'externalbrowser'"),
            new("private_key_file", Description: "The file of the private key for 'snowflake_jwt'"),
            new("private_key_content", Description: "The private key itself, as PEM") { Secret = true },
            new("token", Description: "The token for 'oauth'") { Secret = true },
            new("application", Description: "The name that the query history shows"),
        ],
        ConnectionString =
        [
            new("account", "{extra.account}"), new("host", "{host}"), new("user", "{login}"), new("password", "{password}"),
            new("db", "{extra.database}"), new("schema", "{schema}"), new("warehouse", "{extra.warehouse}"),
            new("region", "{extra.region}"), new("role", "{extra.role}"), new("authenticator", "{extra.authenticator}"),
            new("private_key_file", "{extra.private_key_file}"), new("private_key", "{extra.private_key_content}"),
            new("token", "{extra.token}"), new("application", "{extra.application}"),
        ],
        PathTemplate = "[{extra.database}/]{schema}",
        HostsSource = "extra.account",
        Synonyms = "private_key_pwd: private_key_passphrase",
    };

    public static readonly ConnectionType Databricks = new("databricks", "Databricks")
    {
        UriSchemes = ["databricks"],
        DefaultPort = 443,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.HttpMessageHandler,
        ClientPackages = [new("Microsoft.Azure.Databricks.Client"), new("Apache.Arrow.Adbc.Drivers.Databricks")],
        ClientApis = ["Microsoft.Azure.Databricks"],
        Fields =
        [
            new("host", "Host", "The workspace: its host name or address") { Required = true },
            ServerFields.Port(443),
            new("schema", "Schema", "The schema"),
            new("login", "ClientId", "The client id of a service principal"),
            new("password", "Token", "The personal access token, or the service principal's secret") { Secret = true },
        ],
        Extras =
        [
            new("http_path", Description: "The path of the SQL warehouse or cluster"),
            new("catalog", Description: "The catalog"),
            new("service_principal_oauth", ExtraType.Boolean, "Whether login and password are a service principal's"),
            new("azure_tenant_id", Description: "The tenant of an Azure service principal"),
            new("azure_resource_id", Description: "The resource id of an Azure workspace"),
            new("use_azure_managed_identity", ExtraType.Boolean, "Whether the machine's own identity logs in"),
            .. TlsExtras.All, WebExtras.Query,
        ],
        Uri = new("https"),
        AddressSchemes = WebExtras.Schemes,
        ClearTextSchemes = WebExtras.ClearTextSchemes,
        Synonyms = "password: access_token, personal_access_token",
    };

    public static readonly ConnectionType ClickHouse = new("clickhouse", "ClickHouse")
    {
        UriSchemes = ["clickhouse"],
        DefaultPort = 8443,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.HttpMessageHandler,
        ClientPackages = [new("ClickHouse.Client"), new("ClickHouse.Driver"), new("Octonica.ClickHouseClient")],
        ClientApis = ["ClickHouse", "Octonica.ClickHouseClient"],
        Fields = [ServerFields.Host, ServerFields.Port(8443), ServerFields.Database, ServerFields.Username, ServerFields.Password],
        Extras =
        [
            TlsExtras.Ssl, .. TlsExtras.All,
            new("compression", ExtraType.Boolean, "Whether answers are compressed"),
            new("timeout", ExtraType.Integer, "Seconds to wait for an answer"),
        ],
        Uri = UriRecipe.BySsl("https", "http"),
        ConnectionString =
        [
            new("Host", "{host}"), new("Port", "{port}"), new("Database", "{schema}"), new("Username", "{login}"),
            new("Password", "{password}"), new("Protocol", "{extra.ssl}") { Spelling = [new("true", "https"), new("false", "http")] },
            new("Compression", "{extra.compression}"), new("Timeout", "{extra.timeout}"),
        ],
        AddressSchemes = WebExtras.Schemes,
        ClearTextSchemes = WebExtras.ClearTextSchemes,
        TlsSwitch = TlsExtras.Switch,
        ClientDefaults = [new("ssl", "false")],
        Synonyms = """
            extra.ssl: secure, tls
            extra.timeout: command_timeout, send_receive_timeout
            """,
    };

    public static readonly IReadOnlyList<ConnectionType> All = [Snowflake, Databricks, ClickHouse];
}
