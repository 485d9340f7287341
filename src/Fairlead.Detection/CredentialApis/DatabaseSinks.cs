using static Fairlead.Detection.CredentialApis.CredentialSink;
using static Fairlead.Detection.CredentialApis.SecretKind;
using static Fairlead.Detection.CredentialApis.SinkCondition;

namespace Fairlead.Detection.CredentialApis;

/// <summary>Databases, caches and search engines, and what opens them.</summary>
internal static class DatabaseSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } =
    [
        // Microsoft.Data.SqlClient
        .. Type("Microsoft.Data.SqlClient.SqlConnectionStringBuilder", Property("Password", Password)),
        .. Type("Microsoft.Data.SqlClient.SqlConnection",
            Constructor("connectionString", ConnectionString, when: HoldsSecret),
            Property("ConnectionString", ConnectionString, when: HoldsSecret),
            Property("AccessToken", Token)),
        .. Type("Microsoft.Data.SqlClient.SqlCredential", Constructor("password", Password)),

        // Npgsql
        .. Type("Npgsql.NpgsqlConnectionStringBuilder",
            Property("Password", Password),
            Property("SslPassword", CertificatePassword)),
        .. Type("Npgsql.NpgsqlConnection", Constructor("connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("Npgsql.NpgsqlDataSource", Method("Create", "connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("Npgsql.NpgsqlDataSourceBuilder", Constructor("connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("Npgsql.NpgsqlSlimDataSourceBuilder", Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // MySqlConnector
        .. Type("MySqlConnector.MySqlConnectionStringBuilder",
            Property("Password", Password),
            Property("CertificatePassword", CertificatePassword)),
        .. Type("MySqlConnector.MySqlConnection", Constructor("connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("MySqlConnector.MySqlDataSourceBuilder", Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // MySql.Data
        .. Type("MySql.Data.MySqlClient.MySqlBaseConnectionStringBuilder",
            Property("Password", Password),
            Property("CertificatePassword", CertificatePassword)),
        .. Type("MySql.Data.MySqlClient.MySqlConnection", Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // FirebirdSql.Data.FirebirdClient
        .. Type("FirebirdSql.Data.FirebirdClient.FbConnectionStringBuilder", Property("Password", Password)),
        .. Type("FirebirdSql.Data.FirebirdClient.FbConnection", Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // Snowflake.Data
        .. Type("Snowflake.Data.Client.SnowflakeDbConnection",
            Property("ConnectionString", ConnectionString, when: HoldsSecret),
            Property("Password", Password)),

        // ClickHouse.Client, and ClickHouse.Driver, which it has become
        .. Type("ClickHouse.Client.ADO.ClickHouseConnectionStringBuilder", Property("Password", Password)),
        .. Type("ClickHouse.Client.ADO.ClickHouseConnection", Constructor("connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("ClickHouse.Driver.ADO.ClickHouseConnectionStringBuilder", Property("Password", Password)),
        .. Type("ClickHouse.Driver.ADO.ClickHouseConnection", Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // MongoDB.Driver
        .. Type("MongoDB.Driver.MongoCredential",
            Method("CreateCredential", "password", Password),
            Method("CreatePlainCredential", "password", Password),
            Method("CreateGssapiCredential", "password", Password)),
        .. Type("MongoDB.Driver.PasswordEvidence", Constructor("password", Password)),
        .. Type("MongoDB.Driver.MongoUrlBuilder", Property("Password", Password)),
        .. Type("MongoDB.Driver.MongoClient", Constructor("connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("MongoDB.Driver.MongoUrl", Constructor("url", ConnectionString, when: HoldsSecret)),
        .. Type("MongoDB.Driver.MongoClientSettings",
            Method("FromConnectionString", "connectionString", ConnectionString, when: HoldsSecret)),

        // Neo4j.Driver
        .. Type("Neo4j.Driver.AuthTokens",
            Method("Basic", "password", Password),
            Method("Bearer", "token", Token),
            Method("Kerberos", "base64EncodedTicket", Token),
            Method("Custom", "credentials", Password)),

        // CassandraCSharpDriver
        .. Type("Cassandra.PlainTextAuthProvider", Constructor("password", Password)),
        .. Type("Cassandra.Builder", Method("WithCredentials", "password", Password)),
        .. Type("Cassandra.DataStax.Auth.DsePlainTextAuthProvider", Constructor("password", Password)),

        // CouchbaseNetClient
        .. Type("Couchbase.ClusterOptions",
            Method("WithCredentials", "password", Password),
            Method("WithPasswordAuthentication", "password", Password),
            Property("Password", Password)),
        .. Type("Couchbase.Cluster", Method("ConnectAsync", "password", Password)),

        // InfluxDB.Client
        .. Type("InfluxDB.Client.InfluxDBClient",
            Constructor("token", Token),
            Constructor("password", Password)),
        .. Type("InfluxDB.Client.InfluxDBClientOptions",
            Property("Token", Token),
            Property("Password", Password)),
        .. Type("InfluxDB.Client.InfluxDBClientOptions+Builder", Method("AuthenticateToken", "token", Token)),

        // StackExchange.Redis
        .. Type("StackExchange.Redis.ConfigurationOptions",
            Property("Password", Password),
            Method("Parse", "configuration", ConnectionString, when: HoldsSecret)),
        .. Type("StackExchange.Redis.ConnectionMultiplexer",
            Method("Connect", "configuration", ConnectionString, when: HoldsSecret),
            Method("ConnectAsync", "configuration", ConnectionString, when: HoldsSecret)),

        // Elastic.Transport
        .. Type("Elastic.Transport.ApiKey", Constructor("apiKey", ApiKey)),
        .. Type("Elastic.Transport.Base64ApiKey",
            Constructor("apiKey", ApiKey),
            Constructor("base64EncodedApiKey", ApiKey)),
        .. Type("Elastic.Transport.BasicAuthentication", Constructor("password", Password)),

        // OpenSearch.Net
        .. Type("OpenSearch.Net.BasicAuthenticationCredentials", Constructor("password", Password)),
        .. Type("OpenSearch.Net.ApiKeyAuthenticationCredentials",
            Constructor("apiKey", ApiKey),
            Constructor("base64EncodedApiKey", ApiKey)),
        .. Type("OpenSearch.Net.ConnectionConfiguration`1", Method("BasicAuthentication", "password", Password)),

        // Qdrant.Client
        .. Type("Qdrant.Client.QdrantClient", Constructor("apiKey", ApiKey)),
        .. Type("Qdrant.Client.ClientConfiguration", Property("ApiKey", ApiKey)),

        // Pinecone.Client
        .. Type("Pinecone.PineconeClient", Constructor("apiKey", ApiKey)),

        // Supabase
        .. Type("Supabase.Client", Constructor("supabaseKey", ApiKey, when: ServiceRoleToken)),

        // Npgsql.EntityFrameworkCore.PostgreSQL
        .. Type("Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions",
            Method("UseNpgsql", "connectionString", ConnectionString, when: HoldsSecret)),

        // Pomelo.EntityFrameworkCore.MySql
        .. Type("Microsoft.EntityFrameworkCore.MySqlDbContextOptionsBuilderExtensions",
            Method("UseMySql", "connectionString", ConnectionString, when: HoldsSecret)),

        // Hangfire.SqlServer
        .. Type("Hangfire.SqlServerStorageExtensions",
            Method("UseSqlServerStorage", "nameOrConnectionString", ConnectionString, when: HoldsSecret)),
        .. Type("Hangfire.SqlServer.SqlServerStorage", Constructor("nameOrConnectionString", ConnectionString, when: HoldsSecret)),

        // Hangfire.PostgreSql
        .. Type("Hangfire.PostgreSql.PostgreSqlBootstrapperConfigurationExtensions",
            Method("UsePostgreSqlStorage", "connectionString", ConnectionString, when: HoldsSecret)),

        // Microsoft.Azure.Cosmos
        .. Type("Microsoft.Azure.Cosmos.CosmosClient",
            Constructor("authKeyOrResourceToken", AccountKey),
            Constructor("connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("Microsoft.Azure.Cosmos.Fluent.CosmosClientBuilder",
            Constructor("authKeyOrResourceToken", AccountKey),
            Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // Microsoft.EntityFrameworkCore.SqlServer
        .. Type("Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions",
            Method("UseSqlServer", "connectionString", ConnectionString, when: HoldsSecret)),
        // Older and other drivers
        .. Type("Oracle.ManagedDataAccess.Client.OracleConnectionStringBuilder",
            Property("Password", Password),
            Property("ProxyPassword", Password)),
        .. Type("Oracle.ManagedDataAccess.Client.OracleCredential", Constructor("password", Password)),
        .. Type("Oracle.ManagedDataAccess.Client.OracleConnection", Constructor("connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("Microsoft.Data.Sqlite.SqliteConnectionStringBuilder", Property("Password", Password)),
        .. Type("Microsoft.Data.Sqlite.SqliteConnection", Constructor("connectionString", ConnectionString, when: HoldsSecret)),
        .. Type("System.Data.SQLite.SQLiteConnection", Method("SetPassword", "databasePassword", Password)),
        .. Type("System.Data.SQLite.SQLiteConnectionStringBuilder", Property("Password", Password)),
        .. Type("LiteDB.ConnectionString", Property("Password", Password)),
        .. Type("Microsoft.Data.SqlClient.SqlConnection", Method("ChangePassword", "newPassword", Password)),
        .. Type("Npgsql.NpgsqlDataSource", Property("Password", Password)),
        .. Type("MongoDB.Driver.MongoCredential", Method("CreateMongoCRCredential", "password", Password)),
        .. Type("ServiceStack.Redis.RedisEndpoint", Constructor("password", Password), Property("Password", Password)),
        .. Type("ServiceStack.Redis.RedisClient", Constructor("password", Password), Property("Password", Password)),
        .. Type("Elasticsearch.Net.ConnectionConfiguration`1", Method("BasicAuthentication", "password", Password)),
        .. Type("Elasticsearch.Net.BasicAuthenticationCredentials", Constructor("password", Password)),
        .. Type("Elasticsearch.Net.ApiKeyAuthenticationCredentials", Constructor("apiKey", ApiKey)),
    ];
}
