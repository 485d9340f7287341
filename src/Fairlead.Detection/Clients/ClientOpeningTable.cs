using static Fairlead.Detection.Clients.ClientKind;

namespace Fairlead.Detection.Clients;

/// <summary>The APIs with which programs open the clients that managed connections are for.</summary>
internal static class ClientOpeningTable
{
    public static IReadOnlyList<ClientOpening> All { get; } =
    [
        // HTTP
        .. Calls("System.Net.Http.HttpClient", Http, ["requestUri"],
            "GetAsync", "GetStringAsync", "GetByteArrayAsync", "GetStreamAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync"),
        .. Calls("System.Net.Http.Json.HttpClientJsonExtensions", Http, ["requestUri"],
            "GetFromJsonAsync", "GetFromJsonAsAsyncEnumerable", "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync",
            "DeleteFromJsonAsync"),
        Property("System.Net.Http.HttpClient", "BaseAddress", Http),
        Constructor("System.Net.Http.HttpRequestMessage", Http, "requestUri"),
        Property("System.Net.Http.HttpRequestMessage", "RequestUri", Http),
        .. Calls("System.Net.WebClient", Http, ["address"],
            "DownloadString", "DownloadStringTaskAsync", "DownloadData", "DownloadDataTaskAsync", "DownloadFile", "DownloadFileTaskAsync",
            "UploadString", "UploadStringTaskAsync", "UploadData", "UploadFile", "OpenRead", "OpenWrite"),
        Property("System.Net.WebClient", "BaseAddress", Http),
        .. Calls("System.Net.WebRequest", Http, ["requestUriString", "requestUri"], "Create", "CreateHttp"),
        Constructor("RestSharp.RestClient", Http, "baseUrl"),
        Constructor("RestSharp.RestClientOptions", Http, "baseUrl"),
        Property("RestSharp.RestClientOptions", "BaseUrl", Http),
        .. Calls("Refit.RestService", Http, ["hostUrl"], "For"),
        Constructor("Flurl.Http.FlurlClient", Http, "baseUrl"),
        .. Calls("Flurl.Http.GeneratedExtensions", Http, ["url"], "GetAsync", "GetJsonAsync", "GetStringAsync", "PostAsync",
            "PostJsonAsync", "PutJsonAsync", "DeleteAsync"),
        .. Calls("Grpc.Net.Client.GrpcChannel", Http, ["address"], "ForAddress"),
        .. Calls("Microsoft.AspNetCore.SignalR.Client.HubConnectionBuilderHttpExtensions", Http, ["url"], "WithUrl"),
        .. Calls("System.Net.WebSockets.ClientWebSocket", Http, ["uri"], "ConnectAsync"),
        Constructor("GraphQL.Client.Http.GraphQLHttpClient", Http, "endPoint"),

        // databases; what derives from ADO.NET's classes counts by these
        Constructor("System.Data.Common.DbConnection", Database, "connectionString", "connStr"),
        Property("System.Data.Common.DbConnection", "ConnectionString", Database),
        .. Calls("System.Data.Common.DbDataSource", Database, ["connectionString"], "Create"),
        Constructor("Npgsql.NpgsqlDataSourceBuilder", Database, "connectionString"),
        Constructor("Npgsql.NpgsqlSlimDataSourceBuilder", Database, "connectionString"),
        Constructor("MySqlConnector.MySqlDataSource", Database, "connectionString"),
        Constructor("MySqlConnector.MySqlDataSourceBuilder", Database, "connectionString"),
        Constructor("Npgsql.NpgsqlConnection", Database, "connectionString"),
        Constructor("MongoDB.Driver.MongoClient", Database, "connectionString"),
        Constructor("MongoDB.Driver.MongoUrl", Database, "url"),
        .. Calls("MongoDB.Driver.MongoClientSettings", Database, ["connectionString"], "FromConnectionString"),
        Constructor("MongoDB.Driver.MongoServerAddress", Database, "host"),
        .. Calls("StackExchange.Redis.ConnectionMultiplexer", Database, ["configuration"], "Connect", "ConnectAsync", "SentinelConnect"),
        .. Calls("StackExchange.Redis.ConfigurationOptions", Database, ["configuration"], "Parse"),
        .. Calls("StackExchange.Redis.EndPointCollection", Database, ["hostAndPort", "host"], "Add"),
        .. Calls("Cassandra.Builder", Database, ["address", "addresses"], "AddContactPoint", "AddContactPoints"),
        Constructor("Elastic.Clients.Elasticsearch.ElasticsearchClient", Database, "cloudId"),
        Constructor("Elastic.Clients.Elasticsearch.ElasticsearchClientSettings", Database, "uri", "cloudId"),
        Constructor("Nest.ConnectionSettings", Database, "uri"),
        Constructor("OpenSearch.Client.ConnectionSettings", Database, "uri"),
        .. Calls("Neo4j.Driver.GraphDatabase", Database, ["uri"], "Driver"),
        Constructor("InfluxDB.Client.InfluxDBClient", Database, "url"),
        Constructor("Raven.Client.Documents.DocumentStore", Database, "urls"),
        Property("Raven.Client.Documents.DocumentStore", "Urls", Database),
        .. Calls("Couchbase.Cluster", Database, ["connectionString"], "ConnectAsync"),
        Constructor("ClickHouse.Client.ADO.ClickHouseConnection", Database, "connectionString"),
        Constructor("ClickHouse.Driver.ADO.ClickHouseConnection", Database, "connectionString"),
        Constructor("Qdrant.Client.QdrantClient", Database, "host", "address"),
        .. Keywords("UseNpgsql", "Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions"),
        .. Keywords("UseSqlServer", "Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions"),
        .. Keywords("UseMySql", "Microsoft.EntityFrameworkCore.MySqlDbContextOptionsBuilderExtensions"),
        .. Keywords("UseSqlite", "Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions"),
        .. Keywords("UseOracle", "Microsoft.EntityFrameworkCore.OracleDbContextOptionsExtensions"),

        // message brokers
        Property("RabbitMQ.Client.ConnectionFactory", "HostName", Broker),
        Property("RabbitMQ.Client.ConnectionFactory", "Uri", Broker),
        Property("RabbitMQ.Client.ConnectionFactory", "Endpoint", Broker),
        Constructor("RabbitMQ.Client.AmqpTcpEndpoint", Broker, "hostName", "uri"),
        .. Calls("EasyNetQ.RabbitHutch", Broker, ["connectionString"], "CreateBus"),
        Property("Confluent.Kafka.ClientConfig", "BootstrapServers", Broker),
        .. Calls("MQTTnet.MqttClientOptionsBuilder", Broker, ["host", "uri"], "WithTcpServer", "WithConnectionUri"),
        .. Calls("MQTTnet.MqttClientWebSocketOptionsBuilder", Broker, ["uri"], "WithUri"),
        .. Calls("MQTTnet.Client.MqttClientOptionsBuilder", Broker, ["server", "host", "uri"], "WithTcpServer", "WithWebSocketServer",
            "WithConnectionUri"),
        Property("NATS.Client.Core.NatsOpts", "Url", Broker),
        Constructor("NATS.Net.NatsClient", Broker, "url"),
        .. Calls("NATS.Client.ConnectionFactory", Broker, ["url"], "CreateConnection"),
        Constructor("Apache.NMS.ActiveMQ.ConnectionFactory", Broker, "brokerUri"),
        Constructor("Amqp.Address", Broker, "address", "host"),
        Constructor("Azure.Messaging.ServiceBus.ServiceBusClient", Broker, "connectionString", "fullyQualifiedNamespace"),
        Constructor("Azure.Messaging.ServiceBus.Administration.ServiceBusAdministrationClient", Broker, "connectionString",
            "fullyQualifiedNamespace"),
        Constructor("Azure.Messaging.EventHubs.Producer.EventHubProducerClient", Broker, "connectionString", "fullyQualifiedNamespace"),
        Constructor("Azure.Messaging.EventHubs.Consumer.EventHubConsumerClient", Broker, "connectionString", "fullyQualifiedNamespace"),
        Constructor("Azure.Messaging.EventGrid.EventGridPublisherClient", Broker, "endpoint"),

        // clouds
        .. Constructors(Cloud, ["connectionString", "serviceUri", "blobUri", "blobContainerUri"],
            "Azure.Storage.Blobs.BlobServiceClient", "Azure.Storage.Blobs.BlobContainerClient", "Azure.Storage.Blobs.BlobClient",
            "Azure.Storage.Files.Shares.ShareServiceClient", "Azure.Storage.Files.Shares.ShareClient",
            "Azure.Storage.Files.DataLake.DataLakeServiceClient"),
        .. Constructors(Cloud, ["connectionString", "serviceUri", "queueUri"], "Azure.Storage.Queues.QueueServiceClient",
            "Azure.Storage.Queues.QueueClient"),
        .. Constructors(Cloud, ["connectionString", "endpoint"], "Azure.Data.Tables.TableServiceClient", "Azure.Data.Tables.TableClient"),
        .. Constructors(Cloud, ["vaultUri"],
            "Azure.Security.KeyVault.Secrets.SecretClient", "Azure.Security.KeyVault.Keys.KeyClient",
            "Azure.Security.KeyVault.Certificates.CertificateClient"),
        Constructor("Microsoft.Azure.Cosmos.CosmosClient", Cloud, "connectionString", "accountEndpoint"),
        Constructor("Azure.AI.OpenAI.AzureOpenAIClient", Cloud, "endpoint"),
        Constructor("Azure.Search.Documents.SearchClient", Cloud, "endpoint"),
        Constructor("Amazon.Runtime.BasicAWSCredentials", Cloud, "accessKey"),
        Constructor("Amazon.Runtime.SessionAWSCredentials", Cloud, "awsAccessKeyId"),
        Constructor("Amazon.Runtime.AmazonServiceClient", Cloud, "awsAccessKeyId"),
        Property("Amazon.Runtime.ClientConfig", "ServiceURL", Cloud),
        .. Calls("Google.Apis.Auth.OAuth2.GoogleCredential", Cloud, ["json", "path"], "FromJson", "FromFile"),
        Constructor("Minio.MinioClient", Cloud, "endpoint"),
        .. Calls("Minio.MinioClientExtensions", Cloud, ["endpoint"], "WithEndpoint"),

        // files, mail, directories
        .. Constructors(
            Files, ["host"], "Renci.SshNet.SftpClient", "Renci.SshNet.SshClient", "Renci.SshNet.ScpClient", "Renci.SshNet.ConnectionInfo"),
        .. Constructors(Files, ["host"], "FluentFTP.FtpClient", "FluentFTP.AsyncFtpClient"),
        Constructor("System.Net.Mail.SmtpClient", Mail, "host"),
        Property("System.Net.Mail.SmtpClient", "Host", Mail),
        .. Calls("MailKit.MailService", Mail, ["host", "uri"], "Connect", "ConnectAsync"),
        Constructor("System.DirectoryServices.Protocols.LdapConnection", ClientKind.Directory, "server"),
        Constructor("System.DirectoryServices.DirectoryEntry", ClientKind.Directory, "path"),
        .. Calls("Novell.Directory.Ldap.LdapConnection", ClientKind.Directory, ["host"], "Connect", "ConnectAsync"),
    ];

    private static ClientOpening Property(string type, string name, ClientKind kind) => new(type, name, [], kind);

    private static ClientOpening Constructor(string type, ClientKind kind, params string[] parameters) =>
        new(type, ClientOpening.ConstructorName, parameters, kind);

    private static IEnumerable<ClientOpening> Constructors(ClientKind kind, string[] parameters, params string[] types) =>
        types.Select(type => Constructor(type, kind, parameters));

    private static IEnumerable<ClientOpening> Calls(string type, ClientKind kind, string[] parameters, params string[] names) =>
        names.Select(name => new ClientOpening(type, name, parameters, kind));

    private static IEnumerable<ClientOpening> Keywords(string name, string type) => Calls(type, Database, ["connectionString"], name);
}
