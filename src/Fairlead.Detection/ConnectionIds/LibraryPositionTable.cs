namespace Fairlead.Detection.ConnectionIds;

/// <summary>The places of other libraries that take the name of a connection.</summary>
internal static class LibraryPositionTable
{
    // A connection of the type generic fits everywhere.
    private static readonly string[] Any = [];
    private static readonly string[] Storage = ["azure_blob", "azure"];
    private static readonly string[] ServiceBus = ["azure_service_bus", "azure"];
    private static readonly string[] Amqp = ["amqp"];
    private static readonly string[] SqlServer = ["mssql"];

    public static IReadOnlyList<LibraryPosition> All { get; } =
    [
        // Azure Functions, isolated
        Property("Microsoft.Azure.Functions.Worker.BlobInputAttribute", "Connection", Storage),
        Property("Microsoft.Azure.Functions.Worker.BlobOutputAttribute", "Connection", Storage),
        Property("Microsoft.Azure.Functions.Worker.BlobTriggerAttribute", "Connection", Storage),
        Property("Microsoft.Azure.Functions.Worker.CosmosDBInputAttribute", "Connection", Any),
        Property("Microsoft.Azure.Functions.Worker.CosmosDBOutputAttribute", "Connection", Any),
        Property("Microsoft.Azure.Functions.Worker.CosmosDBTriggerAttribute", "Connection", Any),
        Property("Microsoft.Azure.Functions.Worker.EventGridOutputAttribute", "Connection", Any),
        Property("Microsoft.Azure.Functions.Worker.EventHubOutputAttribute", "Connection", Any),
        Property("Microsoft.Azure.Functions.Worker.EventHubTriggerAttribute", "Connection", Any),
        Property("Microsoft.Azure.Functions.Worker.QueueOutputAttribute", "Connection", Storage),
        Property("Microsoft.Azure.Functions.Worker.QueueTriggerAttribute", "Connection", Storage),
        Property("Microsoft.Azure.Functions.Worker.ServiceBusOutputAttribute", "Connection", ServiceBus),
        Property("Microsoft.Azure.Functions.Worker.ServiceBusTriggerAttribute", "Connection", ServiceBus),
        Property("Microsoft.Azure.Functions.Worker.TableInputAttribute", "Connection", Storage),
        Property("Microsoft.Azure.Functions.Worker.TableOutputAttribute", "Connection", Storage),
        Property("Microsoft.Azure.Functions.Worker.CosmosDBTriggerAttribute", "LeaseConnection", Any),
        Property("Microsoft.Azure.Functions.Worker.RabbitMQOutputAttribute", "ConnectionStringSetting", Amqp),
        Property("Microsoft.Azure.Functions.Worker.RabbitMQTriggerAttribute", "ConnectionStringSetting", Amqp),
        Property("Microsoft.Azure.Functions.Worker.SignalRConnectionInfoInputAttribute", "ConnectionStringSetting", Any),
        Property("Microsoft.Azure.Functions.Worker.SignalREndpointsInputAttribute", "ConnectionStringSetting", Any),
        Property("Microsoft.Azure.Functions.Worker.SignalRNegotiationInputAttribute", "ConnectionStringSetting", Any),
        Property("Microsoft.Azure.Functions.Worker.SignalROutputAttribute", "ConnectionStringSetting", Any),
        Property("Microsoft.Azure.Functions.Worker.SignalRTriggerAttribute", "ConnectionStringSetting", Any),
        Property("Microsoft.Azure.Functions.Worker.DurableClientAttribute", "ConnectionName", Any),

        // Azure WebJobs and Functions in the host
        Property("Microsoft.Azure.WebJobs.BlobAttribute", "Connection", Storage),
        Property("Microsoft.Azure.WebJobs.BlobTriggerAttribute", "Connection", Storage),
        Property("Microsoft.Azure.WebJobs.QueueAttribute", "Connection", Storage),
        Property("Microsoft.Azure.WebJobs.QueueTriggerAttribute", "Connection", Storage),
        Property("Microsoft.Azure.WebJobs.TableAttribute", "Connection", Storage),
        Method("Microsoft.Azure.WebJobs.StorageAccountAttribute", LibraryPosition.ConstructorName, "account", Storage),
        Property("Microsoft.Azure.WebJobs.StorageAccountAttribute", "Account", Storage),
        Property("Microsoft.Azure.WebJobs.Extensions.DurableTask.DurableClientAttribute", "ConnectionName", Any),

        // Microsoft.Extensions.Configuration
        Method("Microsoft.Extensions.Configuration.ConfigurationExtensions", "GetConnectionString", "name", Any),

        // Entity Framework
        Keyword("Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions", "UseSqlServer", "connectionString", SqlServer),
        Keyword("Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions", "UseAzureSql", "connectionString", SqlServer),
        Keyword("Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions", "UseNpgsql", "connectionString", ["postgres"]),
        Keyword("Microsoft.EntityFrameworkCore.MySqlDbContextOptionsBuilderExtensions", "UseMySql", "connectionString", ["mysql"]),
        Keyword("Microsoft.EntityFrameworkCore.MySQLDbContextOptionsExtensions", "UseMySQL", "connectionString", ["mysql"]),
        Keyword("Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions", "UseSqlite", "connectionString", ["sqlite"]),
        Keyword("Microsoft.EntityFrameworkCore.OracleDbContextOptionsExtensions", "UseOracle", "connectionString", ["oracle"]),
        Keyword("System.Data.Entity.DbContext", LibraryPosition.ConstructorName, "nameOrConnectionString", Any),

        // Hangfire, Steeltoe, Aspire, Dapr
        Method("Hangfire.SqlServerStorageExtensions", "UseSqlServerStorage", "nameOrConnectionString", SqlServer) with
        {
            Text = PositionText.NameOrConnectionString,
        },
        Method("Steeltoe.Connectors.ConnectorFactory`2", "Get", "serviceBindingName", Any),
        Method("Aspire.Hosting.ParameterResourceBuilderExtensions", "AddConnectionString", "name", Any),
        Method("Aspire.Hosting.ParameterResourceBuilderExtensions", "AddParameter", "name", Any),
        Method("Dapr.Extensions.Configuration.DaprSecretStoreConfigurationExtensions", "AddDaprSecretStore", "store", Any),
    ];

    private static LibraryPosition Property(string type, string name, string[] connTypes) =>
        new(type, name, Parameter: null, PositionText.Name, connTypes);

    private static LibraryPosition Method(string type, string name, string parameter, string[] connTypes) =>
        new(type, name, parameter, PositionText.Name, connTypes);

    private static LibraryPosition Keyword(string type, string name, string parameter, string[] connTypes) =>
        new(type, name, parameter, PositionText.NameKeyword, connTypes);
}
