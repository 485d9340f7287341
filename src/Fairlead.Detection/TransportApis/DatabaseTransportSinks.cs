namespace Fairlead.Detection.TransportApis;

/// <summary>Clients of databases, caches and search engines.</summary>
internal static class DatabaseTransportSinks
{
    public static IReadOnlyList<TransportSink> All { get; } = TransportSinkParser.Parse("""
        # SQL Server
        Microsoft.Data.SqlClient.SqlConnectionStringBuilder
        System.Data.SqlClient.SqlConnectionStringBuilder
            TrustServerCertificate  AnyCertificate  True
            Encrypt                 OptionalTls     False|Optional -> Strict

        # PostgreSQL
        Npgsql.NpgsqlConnectionStringBuilder
            SslMode                     OptionalTls     Disable|Allow|Prefer -> VerifyFull
            TrustServerCertificate      AnyCertificate  True
            CheckCertificateRevocation  Revocation      False
        Npgsql.NpgsqlConnection
            UserCertificateValidationCallback  AnyCertificate  AcceptingCallback
        Npgsql.NpgsqlDataSourceBuilder
            UseUserCertificateValidationCallback(userCertificateValidationCallback)  AnyCertificate  AcceptingCallback
        Npgsql.NpgsqlSlimDataSourceBuilder
            UseUserCertificateValidationCallback(userCertificateValidationCallback)  AnyCertificate  AcceptingCallback
        Devart.Data.PostgreSql.SslOptions
            SslMode  OptionalTls  Disable|Allow|Prefer -> Require

        # MySQL
        MySqlConnector.MySqlConnectionStringBuilder
            SslMode                  OptionalTls       None|Disabled|Preferred -> VerifyFull
            AllowPublicKeyRetrieval  AnyHost           True
            TlsVersion               ObsoleteProtocol  ObsoleteVersion
        MySqlConnector.MySqlDataSourceBuilder
            UseRemoteCertificateValidationCallback(callback)  AnyCertificate  AcceptingCallback
        MySqlConnector.MySqlConnection
            RemoteCertificateValidationCallback  AnyCertificate  AcceptingCallback
        MySql.Data.MySqlClient.MySqlBaseConnectionStringBuilder
            SslMode     OptionalTls       None|Disabled|Prefered|Preferred -> VerifyFull
            TlsVersion  ObsoleteProtocol  ObsoleteVersion
        MySql.Data.MySqlClient.MySqlConnectionStringBuilder
            SslMode                  OptionalTls  None|Prefered|Preferred -> VerifyFull
            AllowPublicKeyRetrieval  AnyHost      True

        # Others with SQL
        FirebirdSql.Data.FirebirdClient.FbConnectionStringBuilder
            WireCrypt  OptionalTls  Disabled -> Required
        Oracle.ManagedDataAccess.Client.OracleConfiguration
            SSLServerDNMatch  AnyHost  False
        Oracle.ManagedDataAccess.Client.OracleConnection
            SSLServerDNMatch  AnyHost  False
        ClickHouse.Client.ADO.ClickHouseConnectionStringBuilder
        ClickHouse.Driver.ADO.ClickHouseConnectionStringBuilder
            Protocol  OptionalTls  http
        Teradata.Client.Provider.TdConnectionStringBuilder
            SslMode  OptionalTls  Disable|Allow|Prefer -> VerifyFull

        # MongoDB
        MongoDB.Driver.MongoClientSettings
        MongoDB.Driver.MongoUrlBuilder
            AllowInsecureTls      AnyCertificate  True
            VerifySslCertificate  AnyCertificate  False
            UseTls                OptionalTls     False
            UseSsl                OptionalTls     False
        MongoDB.Driver.MongoUrlBuilder
            TlsDisableCertificateRevocationCheck  Revocation  True
        MongoDB.Driver.SslSettings
            ServerCertificateValidationCallback  AnyCertificate  AcceptingCallback
            CheckCertificateRevocation           Revocation      False

        # Graphs, wide columns, documents
        Neo4j.Driver.ConfigBuilder
            WithEncryptionLevel(level)  OptionalTls  None -> Encrypted
        Neo4j.Driver.TrustManager
            CreateInsecure                    AnyCertificate  Use
            CreateChainTrust(verifyHostname)  AnyHost         False
            CreatePeerTrust(verifyHostname)   AnyHost         False
            CreateCertTrust(verifyHostname)   AnyHost         False
        Gremlin.Net.Driver.GremlinServer
            new(enableSsl)  OptionalTls  False
        Cassandra.SSLOptions
            SetRemoteCertValidationCallback(callback)  AnyCertificate  AcceptingCallback
            SetCertificateRevocationCheck(flag)        Revocation      False
            new(remoteCertValidationCallback)          AnyCertificate  AcceptingCallback
            new(checkCertificateRevocation)            Revocation      False
        Couchbase.ClusterOptions
            EnableTls                              OptionalTls     False
            KvCertificateCallbackValidation        AnyCertificate  AcceptingCallback
            HttpCertificateCallbackValidation      AnyCertificate  AcceptingCallback
            KvIgnoreRemoteCertificateNameMismatch  AnyHost         True
            HttpIgnoreRemoteCertificateMismatch    AnyHost         True
            IgnoreRemoteCertificateNameMismatch    AnyHost         True
            EnableCertificateRevocation            Revocation      False
        Microsoft.Azure.Cosmos.CosmosClientOptions
            ServerCertificateCustomValidationCallback  AnyCertificate  AcceptingCallback
        Raven.Client.Http.RequestExecutor
            RemoteCertificateValidationCallback  AnyCertificate  AcceptingCallback

        # Time series, vectors, search
        InfluxDB.Client.InfluxDBClientOptions
            VerifySsl          AnyCertificate  False
            VerifySslCallback  AnyCertificate  AcceptingCallback
        InfluxDB.Client.InfluxDBClientOptions+Builder
            VerifySsl(verifySsl)                           AnyCertificate  False
            RemoteCertificateValidationCallback(callback)  AnyCertificate  AcceptingCallback
        InfluxDB3.Client.Config.ClientConfig
            DisableServerCertificateValidation  AnyCertificate  True
        Qdrant.Client.QdrantClient
            new(https)  ClearText  False
        Elastic.Transport.TransportConfigurationDescriptorBase`1
        Elasticsearch.Net.ConnectionConfiguration`1
        OpenSearch.Net.ConnectionConfiguration`1
            ServerCertificateValidationCallback(callback)  AnyCertificate  AcceptingCallback
        Elastic.Transport.TransportConfiguration
            ServerCertificateValidationCallback  AnyCertificate  AcceptingCallback

        # Caches
        StackExchange.Redis.ConfigurationOptions
            Ssl                         OptionalTls     False
            CertificateValidation       AnyCertificate  AcceptingCallback
            CheckCertificateRevocation  Revocation      False
        ServiceStack.Redis.RedisConfig
            CertificateValidationCallback  AnyCertificate  AcceptingCallback
        ServiceStack.Redis.RedisEndpoint
            Ssl  OptionalTls  False
        """);
}
