namespace Fairlead.Core.ConnectionTypes;

/// <summary>Connections to brokers.</summary>
internal static class MessagingConnectionTypes
{
    /// <summary>Airflow keeps the whole of librdkafka's configuration in the extra, under its own names.</summary>
    public static readonly ConnectionType Kafka = new("kafka", "Apache Kafka")
    {
        UriSchemes = ["kafka"],
        DefaultPort = 9092,
        Tls = TlsExpectation.Required,
        ClientPackages = [new("Confluent.Kafka")],
        ClientApis = ["Confluent.Kafka"],
        Extras =
        [
            new("bootstrap.servers", Description: "The brokers to ask first, as host:port, separated by commas") { Required = true },
            new("security.protocol", Description: "Whether TLS is used and whether clients log in")
            {
                Enum = ["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"],
                Default = "\"SASL_SSL\"",
            },
            new("sasl.mechanism",
                Description: "How clients log in") { Enum = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER", "GSSAPI"] },
            new("sasl.username", Description: "The user who logs in"),
            new("sasl.password", Description: "The user's password") { Secret = true },
            new("group.id", Description: "The consumer group"),
            new("client.id", Description: "The name that the brokers' logs show"),
            new("auto.offset.reset", Description: "Where a new consumer group begins") { Enum = ["earliest", "latest", "error"] },
            new("enable.auto.commit", ExtraType.Boolean, "Whether offsets are committed in the background"),
            new("session.timeout.ms", ExtraType.Integer, "Milliseconds after which a silent consumer is gone"),
            new("ssl.ca.location", Description: "The file of the certificate authority that the brokers' certificates come from"),
            new("ssl.certificate.location", Description: "The file of the client certificate"),
            new("ssl.key.location", Description: "The file of the client certificate's private key"),
            new("ssl.key.password", Description: "The password of that key") { Secret = true },
            new("ssl.endpoint.identification.algorithm",
                Description: "How the brokers' host names are verified") { Enum = ["none", "https"] },
            new("enable.ssl.certificate.verification", ExtraType.Boolean, "Whether the brokers' certificates are verified"),
        ],
        ConnectionStringFormat = ConnectionStringFormat.Configuration,
        ConnectionString =
        [
            new("bootstrap.servers", "{extra.bootstrap.servers}"),

            // Either case will do for librdkafka; Confluent's own configuration reads lower case alone.
            new("security.protocol", "{extra.security.protocol}")
            {
                Spelling = [new("PLAINTEXT", "plaintext"), new("SSL", "ssl"), new("SASL_PLAINTEXT", "sasl_plaintext"),
                    new("SASL_SSL", "sasl_ssl")],
            },
            new("sasl.mechanism", "{extra.sasl.mechanism}"), new("sasl.username", "{extra.sasl.username}"),
            new("sasl.password", "{extra.sasl.password}"), new("group.id", "{extra.group.id}"), new("client.id", "{extra.client.id}"),
            new("auto.offset.reset", "{extra.auto.offset.reset}"), new("enable.auto.commit", "{extra.enable.auto.commit}"),
            new("session.timeout.ms", "{extra.session.timeout.ms}"), new("ssl.ca.location", "{extra.ssl.ca.location}"),
            new("ssl.certificate.location", "{extra.ssl.certificate.location}"), new("ssl.key.location", "{extra.ssl.key.location}"),
            new("ssl.key.password", "{extra.ssl.key.password}"),
            new("ssl.endpoint.identification.algorithm", "{extra.ssl.endpoint.identification.algorithm}"),
            new("enable.ssl.certificate.verification", "{extra.enable.ssl.certificate.verification}"),
        ],
        TlsSwitch = new("security.protocol", Off: ["PLAINTEXT", "SASL_PLAINTEXT"], On: ["SSL", "SASL_SSL"]),
        ClientDefaults = [new("security.protocol", "PLAINTEXT")],
        HostsSource = "extra.bootstrap.servers",
        Synonyms = """
            extra.bootstrap.servers: host, hosts, brokers, broker_list, metadata.broker.list
            extra.sasl.mechanism: sasl.mechanisms
            extra.sasl.username: login, username, user
            extra.sasl.password: password
            extra.ssl.ca.location: ssl_ca_cert
            extra.ssl.certificate.location: ssl_cert
            extra.ssl.key.location: ssl_key
            """,
    };

    public static readonly ConnectionType Amqp = new("amqp", "AMQP broker")
    {
        Aliases = ["rabbitmq"],
        UriSchemes = ["amqp", "amqps"],
        DefaultPort = 5671,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.SslOptions,
        ClientPackages = [new("RabbitMQ.Client"), new("MassTransit.RabbitMQ") { Assembly = "MassTransit.RabbitMqTransport" },
            new("EasyNetQ"), new("AMQPNetLite") { Assembly = "Amqp.Net" }],
        ClientApis =
        [
            "RabbitMQ", "EasyNetQ", "Amqp", "MassTransit.IRabbitMqHostConfigurator", "MassTransit.IRabbitMqBusFactoryConfigurator",
            "MassTransit.RabbitMqHostConfigurationExtensions", "MassTransit.RabbitMqTransport",
        ],
        Fields =
        [
            ServerFields.Host, ServerFields.Port(5671),
            new("schema", "VirtualHost", "The virtual host; '/' when unset"),
            ServerFields.Username, ServerFields.Password,
        ],
        Extras =
        [
            TlsExtras.Ssl, .. TlsExtras.All,
            new("heartbeat", ExtraType.Duration, "How often both sides show that they are alive"),
            new("connection_timeout", ExtraType.Duration, "How long to wait for the connection"),
            new("client_name", Description: "The name that the broker's connection list shows"),
        ],
        Uri = UriRecipe.BySsl("amqps", "amqp") with { PathSource = "schema" },
        ConnectionStringFormat = ConnectionStringFormat.Uri,
        ConnectionString =
        [
            // As RabbitMQ documents the parameters of its addresses.
            new("heartbeat", "{extra.heartbeat}") { UnitMilliseconds = 1000 },
            new("connection_timeout", "{extra.connection_timeout}") { UnitMilliseconds = 1 },
        ],
        TlsSwitch = TlsExtras.Switch,
        ClearTextSchemes = ["amqp"],
        Synonyms = """
            host: hosts
            schema: vhost
            extra.ssl: tls, use_ssl
            extra.ssl_ca_cert: cacertfile
            extra.ssl_cert: certfile
            extra.ssl_key: keyfile
            extra.ssl_server_name: server_name_indication
            extra.client_name: connection_name
            """,
    };

    public static readonly ConnectionType Mqtt = new("mqtt", "MQTT broker")
    {
        UriSchemes = ["mqtt", "mqtts"],
        DefaultPort = 8883,
        Tls = TlsExpectation.Required,
        Shapes = ConnectionShapes.Uri | ConnectionShapes.SslOptions,
        ClientPackages = [new("MQTTnet"), new("M2MqttDotnetCore") { Assembly = "M2MqttDotnetCore" }, new("HiveMQtt")],
        ClientApis = ["MQTTnet", "HiveMQtt", "uPLibrary.Networking.M2Mqtt"],
        Fields = [ServerFields.Host, ServerFields.Port(8883), ServerFields.Username, ServerFields.Password],
        Extras =
        [
            TlsExtras.Ssl, .. TlsExtras.All,
            new("client_id", Description: "The id by which the broker knows the client"),
            new("clean_session", ExtraType.Boolean, "Whether the broker forgets the client when it leaves"),
            new("keepalive", ExtraType.Duration, "How often the client shows that it is alive"),
            new("protocol_version", Description: "The version of the protocol") { Enum = ["3.1.1", "5.0"] },
        ],
        Uri = UriRecipe.BySsl("mqtts", "mqtt"),
        TlsSwitch = TlsExtras.Switch,
        ClearTextSchemes = ["mqtt"],
        Synonyms = "extra.ssl: tls, use_ssl",
    };

    public static readonly ConnectionType AzureServiceBus = new("azure_service_bus", "Azure Service Bus")
    {
        UriSchemes = ["azure-service-bus", "sb"],
        AddressSchemes = ["https"],
        Tls = TlsExpectation.Required,
        ClientPackages = [new("Azure.Messaging.ServiceBus"), new("Microsoft.Azure.ServiceBus"),
            new("Microsoft.Azure.Functions.Worker.Extensions.ServiceBus")],
        ClientApis = ["Azure.Messaging.ServiceBus", "Microsoft.Azure.ServiceBus", "Microsoft.ServiceBus"],
        Fields =
        [
            new("login", "SharedAccessKeyName", "The name of the shared access policy"),
            new("password", "SharedAccessKey", "The key of the shared access policy") { Secret = true },
        ],
        Extras =
        [
            new("fully_qualified_namespace", Description: "The namespace, as acme.servicebus.windows.net") { Required = true },
            new("entity_path", Description: "The queue or topic, where the key is for one alone"),
            new("managed_identity_client_id", Description: "The client id of a managed identity"),
            new("workload_identity_tenant_id", Description: "The tenant of a workload identity"),
        ],
        ConnectionStringFormat = ConnectionStringFormat.Semicolons,
        ConnectionString =
        [
            new("Endpoint", "sb://{extra.fully_qualified_namespace}[/]"), new("SharedAccessKeyName", "{login}"),
            new("SharedAccessKey", "{password}"), new("EntityPath", "{extra.entity_path}"),
        ],
        HostsSource = "extra.fully_qualified_namespace",
        PathTemplate = "{extra.entity_path}",
        Synonyms = """
            extra.fully_qualified_namespace: host, namespace
            SharedAccessSignature: shared_access_signature
            """,
    };

    public static readonly IReadOnlyList<ConnectionType> All = [Kafka, Amqp, Mqtt, AzureServiceBus];
}
