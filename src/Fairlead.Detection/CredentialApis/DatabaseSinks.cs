namespace Fairlead.Detection.CredentialApis;

/// <summary>Databases, caches and search engines, and what opens them.</summary>
internal static class DatabaseSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        # Microsoft.Data.SqlClient
        Microsoft.Data.SqlClient.SqlConnectionStringBuilder
            Password  Password
        Microsoft.Data.SqlClient.SqlConnection
            new(connectionString@0)  ConnectionString  HoldsSecret
            ConnectionString         ConnectionString  HoldsSecret
            AccessToken              Token
        Microsoft.Data.SqlClient.SqlCredential
            new(password@1)  Password

        # Npgsql
        Npgsql.NpgsqlConnectionStringBuilder
            Password     Password
            SslPassword  CertificatePassword
        Npgsql.NpgsqlConnection
            new(connectionString@0)  ConnectionString  HoldsSecret
        Npgsql.NpgsqlDataSource
            Create(connectionString@0)  ConnectionString  HoldsSecret
        Npgsql.NpgsqlDataSourceBuilder
            new(connectionString@0)  ConnectionString  HoldsSecret
        Npgsql.NpgsqlSlimDataSourceBuilder
            new(connectionString@0)  ConnectionString  HoldsSecret

        # MySqlConnector
        MySqlConnector.MySqlConnectionStringBuilder
            Password             Password
            CertificatePassword  CertificatePassword
        MySqlConnector.MySqlConnection
            new(connectionString@0)  ConnectionString  HoldsSecret
        MySqlConnector.MySqlDataSourceBuilder
            new(connectionString@0)  ConnectionString  HoldsSecret

        # MySql.Data
        MySql.Data.MySqlClient.MySqlBaseConnectionStringBuilder
            Password             Password
            CertificatePassword  CertificatePassword
        MySql.Data.MySqlClient.MySqlConnection
            new(connectionString@0)  ConnectionString  HoldsSecret

        # FirebirdSql.Data.FirebirdClient
        FirebirdSql.Data.FirebirdClient.FbConnectionStringBuilder
            Password  Password
        FirebirdSql.Data.FirebirdClient.FbConnection
            new(connectionString@0)  ConnectionString  HoldsSecret

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
            new(connectionString@0)  ConnectionString  HoldsSecret

        # MongoDB.Driver
        MongoDB.Driver.MongoCredential
            CreateCredential(password@2)        Password
            CreatePlainCredential(password@2)   Password
            CreateGssapiCredential(password@1)  Password
        MongoDB.Driver.PasswordEvidence
            new(password@0)  Password
        MongoDB.Driver.MongoUrlBuilder
            Password  Password
        MongoDB.Driver.MongoClient
            new(connectionString@0)  ConnectionString  HoldsSecret
        MongoDB.Driver.MongoUrl
            new(url@0)  ConnectionString  HoldsSecret
        MongoDB.Driver.MongoClientSettings
            FromConnectionString(connectionString@0)  ConnectionString  HoldsSecret

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
            new(token@1/2)   Token
            new(password@2)  Password
        InfluxDB.Client.InfluxDBClientOptions
            Token     Token
            Password  Password
        InfluxDB.Client.InfluxDBClientOptions+Builder
            AuthenticateToken(token@0)  Token

        # StackExchange.Redis
        StackExchange.Redis.ConfigurationOptions
            Password                Password
            Parse(configuration@0)  ConnectionString  HoldsSecret
        StackExchange.Redis.ConnectionMultiplexer
            Connect(configuration@0)       ConnectionString  HoldsSecret
            ConnectAsync(configuration@0)  ConnectionString  HoldsSecret

        # Elastic.Transport
        Elastic.Transport.ApiKey
            new(apiKey@0)  ApiKey
        Elastic.Transport.Base64ApiKey
            new(apiKey@1)                 ApiKey
            new(base64EncodedApiKey@0/1)  ApiKey
        Elastic.Transport.BasicAuthentication
            new(password@1)  Password

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
            new(apiKey@1@3)  ApiKey
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
            UseNpgsql(connectionString@0)  ConnectionString  HoldsSecret

        # Pomelo.EntityFrameworkCore.MySql
        Microsoft.EntityFrameworkCore.MySqlDbContextOptionsBuilderExtensions
            UseMySql(connectionString@0)  ConnectionString  HoldsSecret

        # Hangfire.SqlServer
        Hangfire.SqlServerStorageExtensions
            UseSqlServerStorage(nameOrConnectionString@0)  ConnectionString  HoldsSecret
        Hangfire.SqlServer.SqlServerStorage
            new(nameOrConnectionString@0)  ConnectionString  HoldsSecret

        # Hangfire.PostgreSql
        Hangfire.PostgreSql.PostgreSqlBootstrapperConfigurationExtensions
            UsePostgreSqlStorage(connectionString@0)  ConnectionString  HoldsSecret

        # Microsoft.Azure.Cosmos
        Microsoft.Azure.Cosmos.CosmosClient
            new(authKeyOrResourceToken@1)  AccountKey
            new(connectionString@0/1)      ConnectionString  HoldsSecret
        Microsoft.Azure.Cosmos.Fluent.CosmosClientBuilder
            new(authKeyOrResourceToken@1)  AccountKey
            new(connectionString@0/1)      ConnectionString  HoldsSecret

        # Microsoft.EntityFrameworkCore.SqlServer
        Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions
            UseSqlServer(connectionString@0)  ConnectionString  HoldsSecret

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
            new(connectionString@0)  ConnectionString  HoldsSecret
        System.Data.SQLite.SQLiteConnection
            SetPassword(databasePassword@0)  Password
        System.Data.SQLite.SQLiteConnectionStringBuilder
            Password  Password
        LiteDB.ConnectionString
            Password  Password
        Microsoft.Data.SqlClient.SqlConnection
            ChangePassword(newPassword@1)  Password
        Npgsql.NpgsqlDataSource
            Password  Password
        MongoDB.Driver.MongoCredential
            CreateMongoCRCredential(password@2)  Password
        ServiceStack.Redis.RedisEndpoint
            new(password)  Password
            Password       Password
        ServiceStack.Redis.RedisClient
            new(password)  Password
            Password       Password
        Elasticsearch.Net.ConnectionConfiguration`1
            BasicAuthentication(password@1)  Password
        Elasticsearch.Net.BasicAuthenticationCredentials
            new(password@1)  Password
        Elasticsearch.Net.ApiKeyAuthenticationCredentials
            new(apiKey@1)  ApiKey
        """);
}
