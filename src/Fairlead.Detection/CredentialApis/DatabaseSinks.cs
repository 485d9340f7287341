namespace Fairlead.Detection.CredentialApis;

/// <summary>Databases, caches and search engines, and what opens them.</summary>
internal static class DatabaseSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        # Microsoft.Data.SqlClient
        Microsoft.Data.SqlClient.SqlConnectionStringBuilder
            Password  Password
        Microsoft.Data.SqlClient.SqlConnection
            new(connectionString)  ConnectionString  HoldsSecret
            ConnectionString       ConnectionString  HoldsSecret
            AccessToken            Token
        Microsoft.Data.SqlClient.SqlCredential
            new(password)  Password

        # Npgsql
        Npgsql.NpgsqlConnectionStringBuilder
            Password     Password
            SslPassword  CertificatePassword
        Npgsql.NpgsqlConnection
            new(connectionString)  ConnectionString  HoldsSecret
        Npgsql.NpgsqlDataSource
            Create(connectionString)  ConnectionString  HoldsSecret
        Npgsql.NpgsqlDataSourceBuilder
            new(connectionString)  ConnectionString  HoldsSecret
        Npgsql.NpgsqlSlimDataSourceBuilder
            new(connectionString)  ConnectionString  HoldsSecret

        # MySqlConnector
        MySqlConnector.MySqlConnectionStringBuilder
            Password             Password
            CertificatePassword  CertificatePassword
        MySqlConnector.MySqlConnection
            new(connectionString)  ConnectionString  HoldsSecret
        MySqlConnector.MySqlDataSourceBuilder
            new(connectionString)  ConnectionString  HoldsSecret

        # MySql.Data
        MySql.Data.MySqlClient.MySqlBaseConnectionStringBuilder
            Password             Password
            CertificatePassword  CertificatePassword
        MySql.Data.MySqlClient.MySqlConnection
            new(connectionString)  ConnectionString  HoldsSecret

        # FirebirdSql.Data.FirebirdClient
        FirebirdSql.Data.FirebirdClient.FbConnectionStringBuilder
            Password  Password
        FirebirdSql.Data.FirebirdClient.FbConnection
            new(connectionString)  ConnectionString  HoldsSecret

        # Snowflake.Data
        Snowflake.Data.Client.SnowflakeDbConnection
            ConnectionString  ConnectionString  HoldsSecret
            Password          Password

        # ClickHouse.Client, and ClickHouse.Driver, which it has become
        ClickHouse.Client.ADO.ClickHouseConnectionStringBuilder
            Password  Password
        ClickHouse.Client.ADO.ClickHouseConnection
            new(connectionString)  ConnectionString  HoldsSecret
        ClickHouse.Driver.ADO.ClickHouseConnectionStringBuilder
            Password  Password
        ClickHouse.Driver.ADO.ClickHouseConnection
            new(connectionString)  ConnectionString  HoldsSecret

        # MongoDB.Driver
        MongoDB.Driver.MongoCredential
            CreateCredential(password)        Password
            CreatePlainCredential(password)   Password
            CreateGssapiCredential(password)  Password
        MongoDB.Driver.PasswordEvidence
            new(password)  Password
        MongoDB.Driver.MongoUrlBuilder
            Password  Password
        MongoDB.Driver.MongoClient
            new(connectionString)  ConnectionString  HoldsSecret
        MongoDB.Driver.MongoUrl
            new(url)  ConnectionString  HoldsSecret
        MongoDB.Driver.MongoClientSettings
            FromConnectionString(connectionString)  ConnectionString  HoldsSecret

        # Neo4j.Driver
        Neo4j.Driver.AuthTokens
            Basic(password)                Password
            Bearer(token)                  Token
            Kerberos(base64EncodedTicket)  Token
            Custom(credentials)            Password

        # CassandraCSharpDriver
        Cassandra.PlainTextAuthProvider
            new(password)  Password
        Cassandra.Builder
            WithCredentials(password)  Password
        Cassandra.DataStax.Auth.DsePlainTextAuthProvider
            new(password)  Password

        # CouchbaseNetClient
        Couchbase.ClusterOptions
            WithCredentials(password)             Password
            WithPasswordAuthentication(password)  Password
            Password                              Password
        Couchbase.Cluster
            ConnectAsync(password)  Password

        # InfluxDB.Client
        InfluxDB.Client.InfluxDBClient
            new(token)     Token
            new(password)  Password
        InfluxDB.Client.InfluxDBClientOptions
            Token     Token
            Password  Password
        InfluxDB.Client.InfluxDBClientOptions+Builder
            AuthenticateToken(token)  Token

        # StackExchange.Redis
        StackExchange.Redis.ConfigurationOptions
            Password              Password
            Parse(configuration)  ConnectionString  HoldsSecret
        StackExchange.Redis.ConnectionMultiplexer
            Connect(configuration)       ConnectionString  HoldsSecret
            ConnectAsync(configuration)  ConnectionString  HoldsSecret

        # Elastic.Transport
        Elastic.Transport.ApiKey
            new(apiKey)  ApiKey
        Elastic.Transport.Base64ApiKey
            new(apiKey)               ApiKey
            new(base64EncodedApiKey)  ApiKey
        Elastic.Transport.BasicAuthentication
            new(password)  Password

        # OpenSearch.Net
        OpenSearch.Net.BasicAuthenticationCredentials
            new(password)  Password
        OpenSearch.Net.ApiKeyAuthenticationCredentials
            new(apiKey)               ApiKey
            new(base64EncodedApiKey)  ApiKey
        OpenSearch.Net.ConnectionConfiguration`1
            BasicAuthentication(password)  Password

        # Qdrant.Client
        Qdrant.Client.QdrantClient
            new(apiKey)  ApiKey
        Qdrant.Client.ClientConfiguration
            ApiKey  ApiKey

        # Pinecone.Client
        Pinecone.PineconeClient
            new(apiKey)  ApiKey

        # Supabase
        Supabase.Client
            new(supabaseKey)  ApiKey  ServiceRoleToken

        # Npgsql.EntityFrameworkCore.PostgreSQL
        Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions
            UseNpgsql(connectionString)  ConnectionString  HoldsSecret

        # Pomelo.EntityFrameworkCore.MySql
        Microsoft.EntityFrameworkCore.MySqlDbContextOptionsBuilderExtensions
            UseMySql(connectionString)  ConnectionString  HoldsSecret

        # Hangfire.SqlServer
        Hangfire.SqlServerStorageExtensions
            UseSqlServerStorage(nameOrConnectionString)  ConnectionString  HoldsSecret
        Hangfire.SqlServer.SqlServerStorage
            new(nameOrConnectionString)  ConnectionString  HoldsSecret

        # Hangfire.PostgreSql
        Hangfire.PostgreSql.PostgreSqlBootstrapperConfigurationExtensions
            UsePostgreSqlStorage(connectionString)  ConnectionString  HoldsSecret

        # Microsoft.Azure.Cosmos
        Microsoft.Azure.Cosmos.CosmosClient
            new(authKeyOrResourceToken)  AccountKey
            new(connectionString)        ConnectionString  HoldsSecret
        Microsoft.Azure.Cosmos.Fluent.CosmosClientBuilder
            new(authKeyOrResourceToken)  AccountKey
            new(connectionString)        ConnectionString  HoldsSecret

        # Microsoft.EntityFrameworkCore.SqlServer
        Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions
            UseSqlServer(connectionString)  ConnectionString  HoldsSecret

        # Older and other drivers
        Oracle.ManagedDataAccess.Client.OracleConnectionStringBuilder
            Password       Password
            ProxyPassword  Password
        Oracle.ManagedDataAccess.Client.OracleCredential
            new(password)  Password
        Oracle.ManagedDataAccess.Client.OracleConnection
            new(connectionString)  ConnectionString  HoldsSecret
        Microsoft.Data.Sqlite.SqliteConnectionStringBuilder
            Password  Password
        Microsoft.Data.Sqlite.SqliteConnection
            new(connectionString)  ConnectionString  HoldsSecret
        System.Data.SQLite.SQLiteConnection
            SetPassword(databasePassword)  Password
        System.Data.SQLite.SQLiteConnectionStringBuilder
            Password  Password
        LiteDB.ConnectionString
            Password  Password
        Microsoft.Data.SqlClient.SqlConnection
            ChangePassword(newPassword)  Password
        Npgsql.NpgsqlDataSource
            Password  Password
        MongoDB.Driver.MongoCredential
            CreateMongoCRCredential(password)  Password
        ServiceStack.Redis.RedisEndpoint
            new(password)  Password
            Password       Password
        ServiceStack.Redis.RedisClient
            new(password)  Password
            Password       Password
        Elasticsearch.Net.ConnectionConfiguration`1
            BasicAuthentication(password)  Password
        Elasticsearch.Net.BasicAuthenticationCredentials
            new(password)  Password
        Elasticsearch.Net.ApiKeyAuthenticationCredentials
            new(apiKey)  ApiKey
        """);
}
