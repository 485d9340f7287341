namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to document, key-value and wide-column stores and to search.</summary>
internal static class StoreConnectionTypes
{
    public static readonly ConnectionType Mongo = new("mongo", "MongoDB")
    {
        Aliases = ["mongodb"],
        UriSchemes = ["mongo", "mongodb", "mongodb+srv"],
        DefaultPort = 27017,
        Tls = TlsExpectation.Required,
        ClientPackages = [new("MongoDB.Driver"), new("MongoDB.EntityFrameworkCore")],
        ClientApis = ["MongoDB"],
        Fields =
        [
            new("host", "Host", "The server; several are separated by commas") { Required = true },
            ServerFields.Port(27017),
            ServerFields.Database, ServerFields.Username, ServerFields.Password,
        ],
        Extras =
        [
            new("srv", ExtraType.Boolean, "Whether the host is a DNS seed list, which has no port") { Default = "false" },
            TlsExtras.Ssl,
            new("allow_insecure", ExtraType.Boolean, "Whether the server's certificate is taken on trust"),
            new("authSource", Description: "The database that knows the user"),
            new("authMechanism", Description: "How to authenticate, such as 'SCRAM-SHA-256'"),
            new("replicaSet", Description: "The name of the replica set"),
            new("readPreference", Description: "Which members answer")
            {
                Enum = ["primary", "primaryPreferred", "secondary", "secondaryPreferred", "nearest"],
            },
            new("retryWrites", ExtraType.Boolean, "Whether a write that fails is tried again"),
            new("directConnection", ExtraType.Boolean, "Whether the host alone is spoken to, and not its replica set"),
            new("appName", Description: "The name that the server's log shows"),
            new("connectTimeoutMS", ExtraType.Integer, "Milliseconds to wait for the connection"),
            new("maxPoolSize", ExtraType.Integer, "The most connections that the pool opens"),
        ],
        ConnectionStringFormat = ConnectionStringFormat.Uri,
        Uri = new("mongodb") { SchemeSource = "extra.srv", Schemes = [new("true", "mongodb+srv"), new("false", "mongodb")],
            PathSource = "schema" },
        ConnectionString =
        [
            new("tls", "{extra.ssl}"), new("tlsInsecure", "{extra.allow_insecure}"),
            new("authSource", "{extra.authSource}"), new("authMechanism", "{extra.authMechanism}"), new("replicaSet", "{extra.replicaSet}"),
            new("readPreference", "{extra.readPreference}"), new("retryWrites", "{extra.retryWrites}"),
            new("directConnection", "{extra.directConnection}"), new("appName", "{extra.appName}"),
            new("connectTimeoutMS", "{extra.connectTimeoutMS}"), new("maxPoolSize", "{extra.maxPoolSize}"),
        ],
        TlsSwitch = TlsExtras.Switch,
        ClearTextSchemes = ["mongodb"],
        Synonyms = """
            host: hosts
            extra.ssl: tls
            """,
    };

    public static readonly ConnectionType Redis = new("redis", "Redis")
    {
        Aliases = ["valkey"],
        UriSchemes = ["redis", "rediss", "valkey", "valkeys"],
        DefaultPort = 6379,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.SslOptions,
        ClientPackages = [new("StackExchange.Redis"), new("Microsoft.Extensions.Caching.StackExchangeRedis"), new("NRedisStack")],
        ClientApis =
        [
            "StackExchange.Redis", "ServiceStack.Redis", "Microsoft.Extensions.Caching.StackExchangeRedis",
            "Microsoft.Extensions.DependencyInjection.StackExchangeRedisCacheServiceCollectionExtensions",
            "Microsoft.Extensions.DependencyInjection.StackExchangeRedisDependencyInjectionExtensions",
        ],
        Fields = [ServerFields.Host, ServerFields.Port(6379), ServerFields.Username, ServerFields.Password],
        Extras =
        [
            new("db", ExtraType.Integer, "The number of the database") { Title = "Database" },
            TlsExtras.Ssl, .. TlsExtras.All,
            new("client_name", Description: "The name that the server's client list shows"),
            new("abort_connect", ExtraType.Boolean, "Whether connecting fails when no server answers at first"),
            new("connect_timeout_ms", ExtraType.Integer, "Milliseconds to wait for the connection"),
            new("sync_timeout_ms", ExtraType.Integer, "Milliseconds to wait for an answer"),
        ],
        Uri = UriRecipe.BySsl("rediss", "redis") with { OtherSchemes = [new("true", "valkeys")] },
        ConnectionStringFormat = ConnectionStringFormat.Commas,
        ConnectionString =
        [
            new("", "{host}[:{port}]"), new("user", "{login}"), new("password", "{password}"), new("defaultDatabase", "{extra.db}"),
            new("ssl", "{extra.ssl}"), new("sslHost", "{extra.ssl_server_name}"), new("name", "{extra.client_name}"),
            new("abortConnect", "{extra.abort_connect}"), new("connectTimeout", "{extra.connect_timeout_ms}"),
            new("syncTimeout", "{extra.sync_timeout_ms}"),
        ],
        TlsSwitch = TlsExtras.Switch,
        ClearTextSchemes = ["redis", "valkey"],
        ClientDefaults = [new("ssl", "false")],
        TlsHosts =
        [
            ".redis.cache.windows.net", ".redis.cache.chinacloudapi.cn", ".redis.cache.usgovcloudapi.net", ".redis.azure.net",
            ".redisenterprise.cache.azure.net",
        ],
        PathTemplate = "{extra.db}",
        HostsSource = "host",
        AirflowExtras = ["ssl_cert_reqs", "ssl_check_hostname"],
        Synonyms = """
            host: hosts
            extra.db: database, schema, dbname, db_index
            extra.ssl: tls, use_ssl
            extra.ssl_ca_cert: ssl_ca_certs
            extra.ssl_cert: ssl_certfile
            extra.ssl_key: ssl_keyfile
            """,
    };

    public static readonly ConnectionType Cassandra = new("cassandra", "Apache Cassandra")
    {
        UriSchemes = ["cassandra"],
        DefaultPort = 9042,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.SslOptions,
        ClientPackages = [new("CassandraCSharpDriver") { Assembly = "Cassandra" }],
        ClientApis = ["Cassandra"],
        Fields =
        [
            new("host", "ContactPoints", "The nodes to ask first, separated by commas") { Required = true },
            ServerFields.Port(9042),
            new("schema", "Keyspace", "The keyspace"),
            ServerFields.Username, ServerFields.Password,
        ],
        Extras =
        [
            TlsExtras.Ssl, .. TlsExtras.All,
            new("load_balancing_policy", Description: "Which nodes answer")
            {
                Enum = ["RoundRobinPolicy", "DCAwareRoundRobinPolicy", "WhiteListRoundRobinPolicy", "TokenAwarePolicy"],
            },
            new("protocol_version", ExtraType.Integer, "The version of the native protocol"),
            new("cluster_name", Description: "The name that the cluster must have"),
        ],
        ConnectionString =
        [
            new("Contact Points", "{host}"), new("Port", "{port}"), new("Default Keyspace", "{schema}"),
            new("Username", "{login}"), new("Password", "{password}"), new("Cluster Name", "{extra.cluster_name}"),
        ],
        HostsSource = "host",
        Synonyms = "host: hosts, nodes",
    };

    public static readonly ConnectionType Elasticsearch = new("elasticsearch", "Elasticsearch")
    {
        Aliases = ["opensearch"],
        UriSchemes = ["elasticsearch", "opensearch"],
        DefaultPort = 9200,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.HttpMessageHandler,
        ClientPackages = [new("Elastic.Clients.Elasticsearch"), new("Elastic.Transport"), new("NEST") { Assembly = "Nest" },
            new("OpenSearch.Client")],
        ClientApis = ["Elastic", "Elasticsearch.Net", "Nest", "OpenSearch"],
        Fields =
        [
            new("host", "Host", "The node, or the whole base address") { Required = true },
            ServerFields.Port(9200),
            new("schema", "Scheme", "The URI scheme, where the host is only a name; https when unset"),
            ServerFields.Username, ServerFields.Password,
        ],
        Extras =
        [
            new("api_key", Description: "The key that is sent instead of user and password") { Secret = true },
            new("cloud_id", Description: "The id of a cloud deployment"),
            new("timeout", ExtraType.Duration, "How long a request may take"),
            new("http_compress", ExtraType.Boolean, "Whether requests are compressed"),
            new("verify", ExtraType.Boolean, "Whether the server's certificate is verified"),
            .. TlsExtras.All, WebExtras.Query,
        ],
        Uri = new("https") { SchemeSource = "schema" },
        AddressSchemes = WebExtras.Schemes,
        ClearTextSchemes = WebExtras.ClearTextSchemes,
        Headers = [new("Authorization", "extra.api_key") { Prefix = "ApiKey " }],
        Synonyms = "host: hosts, node, nodes",
    };

    public static readonly IReadOnlyList<ConnectionType> All = [Mongo, Redis, Cassandra, Elasticsearch];
}
