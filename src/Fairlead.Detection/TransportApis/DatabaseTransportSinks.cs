using static Fairlead.Detection.TransportApis.TransportSink;
using static Fairlead.Detection.TransportApis.TransportWeakness;
using static Fairlead.Detection.TransportApis.InsecureValuePattern;

namespace Fairlead.Detection.TransportApis;

/// <summary>Clients of databases, caches and search engines.</summary>
internal static class DatabaseTransportSinks
{
    public static IReadOnlyList<TransportSink> All { get; } =
    [
        // SQL Server
        .. Types(["Microsoft.Data.SqlClient.SqlConnectionStringBuilder", "System.Data.SqlClient.SqlConnectionStringBuilder"],
            Property("TrustServerCertificate", AnyCertificate, True),
            Property("Encrypt", OptionalTls, new InsecureValuePattern(InsecureValueKind.False, ["Optional"]), "Strict")),

        // PostgreSQL
        .. Type("Npgsql.NpgsqlConnectionStringBuilder",
            Property("SslMode", OptionalTls, OneOf("Disable", "Allow", "Prefer"), "VerifyFull"),
            Property("TrustServerCertificate", AnyCertificate, True),
            Property("CheckCertificateRevocation", Revocation, False)),
        .. Type("Npgsql.NpgsqlConnection", Property("UserCertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("Npgsql.NpgsqlDataSourceBuilder",
            Method("UseUserCertificateValidationCallback", "userCertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("Npgsql.NpgsqlSlimDataSourceBuilder",
            Method("UseUserCertificateValidationCallback", "userCertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("Devart.Data.PostgreSql.SslOptions", Property("SslMode", OptionalTls, OneOf("Disable", "Allow", "Prefer"), "Require")),

        // MySQL
        .. Type("MySqlConnector.MySqlConnectionStringBuilder",
            Property("SslMode", OptionalTls, OneOf("None", "Disabled", "Preferred"), "VerifyFull"),
            Property("AllowPublicKeyRetrieval", AnyHost, True),
            Property("TlsVersion", ObsoleteProtocol, ObsoleteVersion)),
        .. Type("MySqlConnector.MySqlDataSourceBuilder",
            Method("UseRemoteCertificateValidationCallback", "callback", AnyCertificate, Accepting)),
        .. Type("MySqlConnector.MySqlConnection", Property("RemoteCertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("MySql.Data.MySqlClient.MySqlBaseConnectionStringBuilder",
            Property("SslMode", OptionalTls, OneOf("None", "Disabled", "Prefered", "Preferred"), "VerifyFull"),
            Property("TlsVersion", ObsoleteProtocol, ObsoleteVersion)),
        .. Type("MySql.Data.MySqlClient.MySqlConnectionStringBuilder",
            Property("SslMode", OptionalTls, OneOf("None", "Prefered", "Preferred"), "VerifyFull"),
            Property("AllowPublicKeyRetrieval", AnyHost, True)),

        // Others with SQL
        .. Type("FirebirdSql.Data.FirebirdClient.FbConnectionStringBuilder",
            Property("WireCrypt", OptionalTls, OneOf("Disabled"), "Required")),
        .. Type("Oracle.ManagedDataAccess.Client.OracleConfiguration", Property("SSLServerDNMatch", AnyHost, False)),
        .. Type("Oracle.ManagedDataAccess.Client.OracleConnection", Property("SSLServerDNMatch", AnyHost, False)),
        .. Types(["ClickHouse.Client.ADO.ClickHouseConnectionStringBuilder", "ClickHouse.Driver.ADO.ClickHouseConnectionStringBuilder"],
            Property("Protocol", OptionalTls, InsecureValuePattern.OneOf("http"))),
        .. Type("Teradata.Client.Provider.TdConnectionStringBuilder",
            Property("SslMode", OptionalTls, OneOf("Disable", "Allow", "Prefer"), "VerifyFull")),

        // MongoDB
        .. Types(["MongoDB.Driver.MongoClientSettings", "MongoDB.Driver.MongoUrlBuilder"],
            Property("AllowInsecureTls", AnyCertificate, True),
            Property("VerifySslCertificate", AnyCertificate, False),
            Property("UseTls", OptionalTls, False),
            Property("UseSsl", OptionalTls, False)),
        .. Type("MongoDB.Driver.MongoUrlBuilder", Property("TlsDisableCertificateRevocationCheck", Revocation, True)),
        .. Type("MongoDB.Driver.SslSettings",
            Property("ServerCertificateValidationCallback", AnyCertificate, Accepting),
            Property("CheckCertificateRevocation", Revocation, False)),

        // Graphs, wide columns, documents
        .. Type("Neo4j.Driver.ConfigBuilder", Method("WithEncryptionLevel", "level", OptionalTls, OneOf("None"), "Encrypted")),
        .. Type("Neo4j.Driver.TrustManager",
            Call("CreateInsecure", AnyCertificate),
            Method("CreateChainTrust", "verifyHostname", AnyHost, False),
            Method("CreatePeerTrust", "verifyHostname", AnyHost, False),
            Method("CreateCertTrust", "verifyHostname", AnyHost, False)),
        .. Type("Gremlin.Net.Driver.GremlinServer",
            Constructor("enableSsl", OptionalTls, False)),
        .. Type("Cassandra.SSLOptions",
            Method("SetRemoteCertValidationCallback", "callback", AnyCertificate, Accepting),
            Method("SetCertificateRevocationCheck", "flag", Revocation, False),
            Constructor("remoteCertValidationCallback", AnyCertificate, Accepting),
            Constructor("checkCertificateRevocation", Revocation, False)),
        .. Type("Couchbase.ClusterOptions",
            Property("EnableTls", OptionalTls, False),
            Property("KvCertificateCallbackValidation", AnyCertificate, Accepting),
            Property("HttpCertificateCallbackValidation", AnyCertificate, Accepting),
            Property("KvIgnoreRemoteCertificateNameMismatch", AnyHost, True),
            Property("HttpIgnoreRemoteCertificateMismatch", AnyHost, True),
            Property("IgnoreRemoteCertificateNameMismatch", AnyHost, True),
            Property("EnableCertificateRevocation", Revocation, False)),
        .. Type("Microsoft.Azure.Cosmos.CosmosClientOptions",
            Property("ServerCertificateCustomValidationCallback", AnyCertificate, Accepting)),
        .. Type("Raven.Client.Http.RequestExecutor", Property("RemoteCertificateValidationCallback", AnyCertificate, Accepting)),

        // Time series, vectors, search
        .. Type("InfluxDB.Client.InfluxDBClientOptions",
            Property("VerifySsl", AnyCertificate, False),
            Property("VerifySslCallback", AnyCertificate, Accepting)),
        .. Type("InfluxDB.Client.InfluxDBClientOptions+Builder",
            Method("VerifySsl", "verifySsl", AnyCertificate, False),
            Method("RemoteCertificateValidationCallback", "callback", AnyCertificate, Accepting)),
        .. Type("InfluxDB3.Client.Config.ClientConfig", Property("DisableServerCertificateValidation", AnyCertificate, True)),
        .. Type("Qdrant.Client.QdrantClient", Constructor("https", ClearText, False)),
        .. Types(["Elastic.Transport.TransportConfigurationDescriptorBase`1", "Elasticsearch.Net.ConnectionConfiguration`1",
            "OpenSearch.Net.ConnectionConfiguration`1"],
            Method("ServerCertificateValidationCallback", "callback", AnyCertificate, Accepting)),
        .. Type("Elastic.Transport.TransportConfiguration",
            Property("ServerCertificateValidationCallback", AnyCertificate, Accepting)),

        // Caches
        .. Type("StackExchange.Redis.ConfigurationOptions",
            Property("Ssl", OptionalTls, False),
            Property("CertificateValidation", AnyCertificate, Accepting),
            Property("CheckCertificateRevocation", Revocation, False)),
        .. Type("ServiceStack.Redis.RedisConfig", Property("CertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("ServiceStack.Redis.RedisEndpoint", Property("Ssl", OptionalTls, False)),
    ];
}
