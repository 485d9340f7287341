using Fairlead.Core.ConnectionTypes;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>The built-in test of each connection type.</summary>
internal static class BuiltInProbes
{
    private static readonly Dictionary<string, ServerProbe> Probes = new(StringComparer.Ordinal)
    {
        ["generic"] = new TcpProbe(defaultPort: null, usesTls: false),
        ["postgres"] = new PostgreSqlProbe(),
        ["mysql"] = new MySqlProbe(),
        ["mssql"] = new SqlServerProbe(),
        ["oracle"] = new TcpProbe(defaultPort: 1521, usesTls: true),
        ["mongo"] = new MongoProbe(),
        ["redis"] = new RedisProbe(),
        ["cassandra"] = new CassandraProbe(),
        ["kafka"] = new KafkaProbe(),
        ["amqp"] = new AmqpProbe(),
        ["mqtt"] = new MqttProbe(),
        ["ssh"] = new SshProbe(),
        ["sftp"] = new SshProbe(),
        ["ftp"] = new FtpProbe(),
        ["smtp"] = new SmtpProbe(),
        ["ldap"] = new LdapProbe(),
        ["http"] = new HttpProbe(HttpSignIn.Basic),
        ["elasticsearch"] = new HttpProbe(HttpSignIn.Elasticsearch) { DefaultPort = 9200 },
        ["clickhouse"] = new HttpProbe(HttpSignIn.ClickHouse) { DefaultPort = 8443, DefaultClearTextPort = 8123, HasSslExtra = true },
        ["databricks"] = new HttpProbe(HttpSignIn.None),
        ["vault"] = new HttpProbe(HttpSignIn.Vault) { DefaultPort = 8200 },
        ["openai"] = new HttpProbe(HttpSignIn.OpenAi) { DefaultAddress = _ => "https://api.openai.com/v1" },
        ["slack"] = new HttpProbe(HttpSignIn.None) { DefaultAddress = _ => "https://slack.com/api/" },
        ["snowflake"] = new HttpProbe(HttpSignIn.None) { DefaultAddress = CloudAddresses.FindSnowflake },
        ["azure_service_bus"] = new HttpProbe(HttpSignIn.None) { DefaultAddress = CloudAddresses.FindServiceBus },
        ["aws"] = new HttpProbe(HttpSignIn.None) { DefaultAddress = CloudAddresses.FindAws },
        ["google_cloud_platform"] = new HttpProbe(HttpSignIn.None) { DefaultAddress = _ => "https://oauth2.googleapis.com/" },
        ["azure"] = new HttpProbe(HttpSignIn.None) { DefaultAddress = _ => "https://login.microsoftonline.com/" },
        ["azure_blob"] = new HttpProbe(HttpSignIn.None) { DefaultAddress = CloudAddresses.FindBlobs },
    };

    /// <summary>Gets the types that a test is built in for.</summary>
    public static IEnumerable<string> ConnTypes => Probes.Keys.Append(DatabaseConnectionTypes.Sqlite.Id);

    /// <summary>Tests a connection of a built-in type. Of others only the connection to host and port is tested.</summary>
    public static Task ProbeAsync(ConnectionProbeContext context, ConnectionType? type, CancellationToken cancellationToken)
    {
        if (type == DatabaseConnectionTypes.Sqlite) return SqliteProbe.ProbeAsync(context, cancellationToken);
        string id = type?.Id ?? GenericConnectionTypes.Generic.Id;
        return Probes[id].ProbeAsync(context, cancellationToken);
    }
}
