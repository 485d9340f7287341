using System.Net;
using Azure.Storage.Blobs;
using ClickHouse.Driver.ADO;
using Confluent.Kafka;
using Microsoft.Data.SqlClient;
using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;
using MySql.Data.MySqlClient;
using RabbitMQ.Client;
using StackExchange.Redis;

namespace Fairlead.Generator.Tests;

/// <summary>
/// The texts of connections, read by the clients themselves. Npgsql and Microsoft.Data.Sqlite are in the tests of generated code, and
/// ODP.NET, Cassandra and Snowflake in the recipes' baseline.
/// </summary>
public class DriverTests
{
    private const string Password = "p'a;s\"s=w,o/r@d #%";

    private static object? Run(string type, string fields, string extra, string expression, string password = Password) =>
        new GeneratorProject(
        $$"""{ "namespace": "Acme", "connections": { "x": { "conn_type": "{{type}}", {{fields}}, "extra": { {{extra}} } } } }""")
    {
        Source = $$"""
            internal static class Program
            {
                public static object Run(Fairlead.IConnectionResolver resolver)
                {
                    var fake = new Acme.Connections.Fake();
                    foreach (string field in new[] { "password", "extra.sasl.password" })
                    {
                        if (field == "{{(type == "kafka" ? "extra.sasl.password" : "password")}}")
                            fake.X.SetField(field, {{CSharpTexts.ToLiteral(password)}});
                    }
                    return fake.X.Value.{{expression}};
                }
            }
            """,
    }.Run(new FakeResolver(new Connection { Id = "x", ConnType = type }));

    private static string ConnectionString(string type, string fields, string extra, string password = Password) =>
        (string)Run(type, fields, extra, "ToConnectionString()", password)!;

    private static SqlConnectionStringBuilder SqlServer(string fields, string extra) => new(ConnectionString("mssql", fields, extra));

    [Fact]
    public void EverySqlServerKeyword_IsUnderstoodByTheDriver()
    {
        SqlConnectionStringBuilder parsed = SqlServer(
            """ "host": "db.internal", "port": 1434, "schema": "orders;x", "login": "etl" """,
            """
            "trust_server_certificate": true, "ssl_ca_cert": "server.pem", "ssl_server_name": "db", "application_name": "a",
            "application_intent": "ReadOnly",
            "multiple_active_result_sets": true, "multi_subnet_failover": true, "connect_timeout": 1, "command_timeout": 2,
            "max_pool_size": 3
            """);

        Assert.Equal(("db.internal,1434", "orders;x", "etl", Password),
            (parsed.DataSource, parsed.InitialCatalog, parsed.UserID, parsed.Password));
        Assert.Equal((SqlConnectionEncryptOption.Mandatory, true, "server.pem", "db"),
            (parsed.Encrypt, parsed.TrustServerCertificate, parsed.ServerCertificate, parsed.HostNameInCertificate));
        Assert.Equal(("a", ApplicationIntent.ReadOnly, true, true),
            (parsed.ApplicationName, parsed.ApplicationIntent, parsed.MultipleActiveResultSets, parsed.MultiSubnetFailover));
        Assert.Equal((1, 2, 3), (parsed.ConnectTimeout, parsed.CommandTimeout, parsed.MaxPoolSize));
    }

    [Theory]
    [InlineData("optional", "False")]
    [InlineData("mandatory", "True")]
    [InlineData("strict", "Strict")]
    public void EverySqlServerEncryption_IsUnderstoodByTheDriver(string encrypt, string parsed) =>
        Assert.Equal(parsed, SqlServer(""" "host": "db" """, $""" "encrypt": "{encrypt}" """).Encrypt.ToString());

    [Fact]
    public void SqlServerInstanceAndAuthentication_AreUnderstoodByTheDriver()
    {
        SqlConnectionStringBuilder parsed = SqlServer(""" "host": "db\\sales" """, """ "authentication": "Active Directory Default" """);

        Assert.Equal(("db\\sales", SqlAuthenticationMethod.ActiveDirectoryDefault), (parsed.DataSource, parsed.Authentication));
        Assert.True(SqlServer(""" "host": "db" """, """ "integrated_security": true """).IntegratedSecurity);
    }

    [Fact]
    public void EveryMySqlKeyword_IsUnderstoodByTheDrivers()
    {
        const string Fields = """ "host": "db.internal", "port": 3307, "schema": "orders", "login": "etl" """;
        const string Extra = """
            "ssl_ca_cert": "ca.pem", "ssl_cert": "c.pem", "ssl_key": "k.pem", "charset": "utf8mb4", "local_infile": true,
            "connect_timeout": 1, "command_timeout": 2, "max_pool_size": 3
            """;
        var oracles = new MySqlConnectionStringBuilder(ConnectionString("mysql", Fields, Extra));
        // The application's name is MySqlConnector's alone.
        var connectors = new MySqlConnector.MySqlConnectionStringBuilder(
            ConnectionString("mysql", Fields, Extra + """, "application_name": "a" """));

        Assert.Equal(("db.internal", 3307u, "orders", "etl", Password),
            (oracles.Server, oracles.Port, oracles.Database, oracles.UserID, oracles.Password));
        Assert.Equal(("ca.pem", "c.pem", "k.pem"), (oracles["sslca"], oracles.SslCert, oracles.SslKey));
        Assert.Equal(("utf8mb4", true, 1u, 2u, 3u),
            (oracles.CharacterSet, oracles.AllowLoadLocalInfile, oracles.ConnectionTimeout, oracles.DefaultCommandTimeout,
            oracles.MaximumPoolSize));
        Assert.Equal(("db.internal", 3307u, "orders", "etl", Password),
            (connectors.Server, connectors.Port, connectors.Database, connectors.UserID, connectors.Password));
        Assert.Equal(("ca.pem", "c.pem", "k.pem", "a"),
            (connectors.SslCa, connectors.SslCert, connectors.SslKey, connectors.ApplicationName));
        Assert.Equal(("utf8mb4", true, 1u, 2u, 3u),
            (connectors.CharacterSet, connectors.AllowLoadLocalInfile, connectors.ConnectionTimeout, connectors.DefaultCommandTimeout,
            connectors.MaximumPoolSize));
    }

    [Theory]
    [InlineData("DISABLED", MySqlSslMode.Disabled, MySqlConnector.MySqlSslMode.Disabled)]
    [InlineData("PREFERRED", MySqlSslMode.Preferred, MySqlConnector.MySqlSslMode.Preferred)]
    [InlineData("REQUIRED", MySqlSslMode.Required, MySqlConnector.MySqlSslMode.Required)]
    [InlineData("VERIFY_CA", MySqlSslMode.VerifyCA, MySqlConnector.MySqlSslMode.VerifyCA)]
    [InlineData("VERIFY_IDENTITY", MySqlSslMode.VerifyFull, MySqlConnector.MySqlSslMode.VerifyFull)]
    public void EveryMySqlSslMode_IsUnderstoodByTheDrivers(string mode, MySqlSslMode oracles, MySqlConnector.MySqlSslMode connectors)
    {
        string text = ConnectionString("mysql", """ "host": "db" """, $""" "ssl_mode": "{mode}" """);

        Assert.Equal((oracles, connectors),
            (new MySqlConnectionStringBuilder(text).SslMode, new MySqlConnector.MySqlConnectionStringBuilder(text).SslMode));
    }

    [Fact]
    public void EveryMongoOption_IsUnderstoodByTheDriver()
    {
        var parsed = new MongoUrl(ConnectionString("mongo",
            """ "host": "db.internal", "port": 27018, "schema": "orders", "login": "et:l" """,
            """
            "ssl": true, "allow_insecure": true, "authSource": "admin", "authMechanism": "SCRAM-SHA-256", "replicaSet": "rs",
            "readPreference": "secondaryPreferred", "retryWrites": false,
            "directConnection": true, "appName": "a", "connectTimeoutMS": 1000, "maxPoolSize": 3
            """));

        Assert.Equal((new MongoServerAddress("db.internal", 27018), "orders", "et:l", Password),
            (parsed.Server, parsed.DatabaseName, parsed.Username, parsed.Password));
        Assert.Equal((true, true, "admin", "SCRAM-SHA-256"),
            (parsed.UseTls, parsed.AllowInsecureTls, parsed.AuthenticationSource, parsed.AuthenticationMechanism));
        Assert.Equal(("rs", ReadPreferenceMode.SecondaryPreferred, false, true),
            (parsed.ReplicaSetName, parsed.ReadPreference.ReadPreferenceMode, parsed.RetryWrites, parsed.DirectConnection));
        Assert.Equal(("a", TimeSpan.FromSeconds(1), 3), (parsed.ApplicationName, parsed.ConnectTimeout, parsed.MaxConnectionPoolSize));
    }

    [Fact]
    public void MongoServers_AreUnderstoodByTheDriver()
    {
        var several = new MongoUrl(ConnectionString("mongo", """ "host": "a.internal,b.internal:27018", "login": "etl" """, ""));
        var listed = new MongoUrl(ConnectionString("mongo", """ "host": "cluster.internal", "login": "etl" """, """ "srv": true """));

        Assert.Equal([new MongoServerAddress("a.internal"), new MongoServerAddress("b.internal", 27018)], several.Servers);
        Assert.Equal((ConnectionStringScheme.MongoDBPlusSrv, "cluster.internal", true), (listed.Scheme, listed.Server.Host, listed.UseTls));
    }

    [Fact]
    public void EveryRedisOption_IsUnderstoodByTheClient()
    {
        // Its connection strings have no way to write a comma in a value.
        string password = Password.Replace(",", "", StringComparison.Ordinal);
        ConfigurationOptions parsed = ConfigurationOptions.Parse(ConnectionString("redis",
            """ "host": "cache.internal", "port": 6380, "login": "etl" """,
            """
            "db": 2, "ssl": true, "ssl_server_name": "cache", "client_name": "a", "abort_connect": false, "connect_timeout_ms": 1000,
            "sync_timeout_ms": 2000
            """,
            password));

        Assert.Equal([new DnsEndPoint("cache.internal", 6380)], parsed.EndPoints);
        Assert.Equal(("etl", password, 2), (parsed.User, parsed.Password, parsed.DefaultDatabase));
        Assert.Equal((true, "cache", "a", false, 1000, 2000),
            (parsed.Ssl, parsed.SslHost, parsed.ClientName, parsed.AbortOnConnectFail, parsed.ConnectTimeout, parsed.SyncTimeout));
    }

    [Fact]
    public void EveryClickHouseKeyword_IsUnderstoodByTheDriver()
    {
        var parsed = new ClickHouseConnectionStringBuilder(ConnectionString("clickhouse",
            """ "host": "warehouse.internal", "port": 8444, "schema": "orders", "login": "etl" """,
            """ "ssl": true, "compression": false, "timeout": 7 """));

        Assert.Equal(("warehouse.internal", 8444, "orders", "etl", Password),
            (parsed.Host, parsed.Port, parsed.Database, parsed.Username, parsed.Password));
        Assert.Equal(("https", false, TimeSpan.FromSeconds(7)), (parsed.Protocol, parsed.Compression, parsed.Timeout));
    }

    [Fact]
    public void BlobStorageKeywords_AreUnderstoodByTheClient()
    {
        string key = Convert.ToBase64String(new byte[64]);
        var client = new BlobServiceClient(ConnectionString("azure_blob", """ "login": "acmeorders" """,
            """ "endpoint_suffix": "core.chinacloudapi.cn" """, key));

        Assert.Equal(("acmeorders", new Uri("https://acmeorders.blob.core.chinacloudapi.cn/"), true),
            (client.AccountName, client.Uri, client.CanGenerateAccountSasUri));
    }

    [Theory]
    [InlineData("orders", true, 5671)]
    [InlineData("a/b c", false, 5672)]
    public void AmqpAddress_IsUnderstoodByTheClient(string virtualHost, bool ssl, int port)
    {
        string text = ConnectionString("amqp", $""" "host": "mq.internal", "schema": "{virtualHost}", "login": "et:l" """,
            $""" "ssl": {(ssl ? "true" : "false")} """);
        var factory = new ConnectionFactory { Uri = new Uri(text) };

        Assert.Equal(("mq.internal", port, virtualHost), (factory.HostName, factory.Endpoint.Port, factory.VirtualHost));
        Assert.Equal(("et:l", Password, ssl), (factory.UserName, factory.Password, factory.Ssl.Enabled));
    }

    [Theory]
    [InlineData("PLAINTEXT", SecurityProtocol.Plaintext)]
    [InlineData("SSL", SecurityProtocol.Ssl)]
    [InlineData("SASL_PLAINTEXT", SecurityProtocol.SaslPlaintext)]
    [InlineData("SASL_SSL", SecurityProtocol.SaslSsl)]
    public void KafkaConfiguration_IsUnderstoodByTheClient(string protocol, SecurityProtocol parsed)
    {
        var configuration = new ConsumerConfig((Dictionary<string, string>)Run("kafka", "\"description\": \"Events\"", $"""
            "bootstrap.servers": "a:9092,b:9092", "security.protocol": "{protocol}", "sasl.mechanism": "SCRAM-SHA-256",
            "sasl.username": "etl", "group.id": "g", "client.id": "c",
            "auto.offset.reset": "earliest", "enable.auto.commit": false, "session.timeout.ms": 5, "ssl.ca.location": "ca.pem",
            "ssl.certificate.location": "c.pem", "ssl.key.location": "k.pem",
            "ssl.endpoint.identification.algorithm": "https", "enable.ssl.certificate.verification": true
            """, "ToConfiguration()")!);

        Assert.Equal(("a:9092,b:9092", parsed, SaslMechanism.ScramSha256),
            (configuration.BootstrapServers, configuration.SecurityProtocol, configuration.SaslMechanism));
        Assert.Equal(("etl", Password, "g", "c"),
            (configuration.SaslUsername, configuration.SaslPassword, configuration.GroupId, configuration.ClientId));
        Assert.Equal((AutoOffsetReset.Earliest, false, 5),
            (configuration.AutoOffsetReset, configuration.EnableAutoCommit, configuration.SessionTimeoutMs));
        Assert.Equal(("ca.pem", "c.pem", "k.pem"),
            (configuration.SslCaLocation, configuration.SslCertificateLocation, configuration.SslKeyLocation));
        Assert.Equal((SslEndpointIdentificationAlgorithm.Https, true),
            (configuration.SslEndpointIdentificationAlgorithm, configuration.EnableSslCertificateVerification));
    }
}
