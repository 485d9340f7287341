using static Fairlead.Detection.CredentialApis.CredentialSink;
using static Fairlead.Detection.CredentialApis.SecretKind;
using static Fairlead.Detection.CredentialApis.SinkCondition;

namespace Fairlead.Detection.CredentialApis;

/// <summary>Brokers and workflow engines.</summary>
internal static class MessagingSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } =
    [
        // Microsoft.DurableTask.Client.AzureManaged
        .. Type("Microsoft.DurableTask.Client.AzureManaged.DurableTaskSchedulerClientExtensions",
            Method("UseDurableTaskScheduler", "connectionString", ConnectionString, when: HoldsSecret)),

        // Microsoft.DurableTask.Worker.AzureManaged
        .. Type("Microsoft.DurableTask.Worker.AzureManaged.DurableTaskSchedulerWorkerExtensions",
            Method("UseDurableTaskScheduler", "connectionString", ConnectionString, when: HoldsSecret)),

        // RabbitMQ.Client
        .. Type("RabbitMQ.Client.ConnectionFactory",
            Property("Password", Password),
            Property("Uri", ConnectionString, when: HoldsSecret)),
        .. Type("RabbitMQ.Client.SslOption", Property("CertPassphrase", CertificatePassword)),
        .. Type("RabbitMQ.Client.BasicCredentialsProvider", Constructor("password", Password)),

        // Confluent.Kafka
        .. Type("Confluent.Kafka.ClientConfig",
            Property("SaslPassword", Password),
            Property("SaslOauthbearerClientSecret", ClientSecret),
            Property("SslKeyPassword", PrivateKeyPassword),
            Property("SslKeystorePassword", CertificatePassword),
            Property("SslKeyPem", PrivateKey),
            Property("SaslOauthbearerAssertionPrivateKeyPem", PrivateKey),
            Property("SaslOauthbearerAssertionPrivateKeyPassphrase", PrivateKeyPassword)),
        .. Type("Confluent.Kafka.Config", Method("Set", "val", Password, when: SecretSetting)),

        // Confluent.SchemaRegistry
        .. Type("Confluent.SchemaRegistry.SchemaRegistryConfig",
            Property("BasicAuthUserInfo", Authorization),
            Property("BearerAuthClientSecret", ClientSecret)),

        // NATS.Net
        .. Type("NATS.Client.Core.NatsAuthOpts",
            Property("Password", Password),
            Property("Token", Token),
            Property("Seed", PrivateKey),
            Property("Jwt", Token),
            Property("Creds", PrivateKey)),
        .. Type("NATS.Client.Core.NatsTlsOpts", Property("CertBundleFilePassword", CertificatePassword)),

        // DotPulsar
        .. Type("DotPulsar.AuthenticationFactory", Method("Token", "token", Token)),

        // MQTTnet
        .. Type("MQTTnet.MqttClientOptionsBuilder", Method("WithCredentials", "password", Password)),

        // Microsoft.Azure.SignalR
        .. Type("Microsoft.Extensions.DependencyInjection.AzureSignalRDependencyInjectionExtensions",
            Method("AddAzureSignalR", "connectionString", ConnectionString, when: HoldsSecret)),

        // Temporalio
        .. Type("Temporalio.Client.TemporalConnectionOptions", Property("ApiKey", ApiKey)),
        .. Type("Temporalio.Client.TlsOptions", Property("ClientPrivateKey", PrivateKey)),

        // zb-client
        .. Type("Zeebe.Client.Api.Builder.ICamundaCloudClientBuilderStep1", Method("UseClientSecret", "clientSecret", ClientSecret)),
        .. Type("Zeebe.Client.Api.Builder.IZeebeClientFinalBuildStep", Method("UseAccessToken", "accessToken", Token)),

        // Dapr.Client
        .. Type("Dapr.Client.DaprClientBuilder", Method("UseDaprApiToken", "apiToken", Token)),

        // Dapr.Common
        .. Type("Dapr.Common.DaprGenericClientBuilder`1", Method("UseDaprApiToken", "apiToken", Token)),

        // Azure.Messaging.ServiceBus
        .. Type("Azure.Messaging.ServiceBus.ServiceBusClient", Constructor("connectionString", ConnectionString, when: HoldsSecret)),

        // Azure.Messaging.EventHubs
        .. Type("Azure.Messaging.EventHubs.Producer.EventHubProducerClient",
            Constructor("connectionString", ConnectionString, when: HoldsSecret)),
        // Others
        .. Type("Microsoft.ServiceBus.TokenProvider", Method("CreateSharedAccessSignatureTokenProvider", "sharedAccessKey", AccountKey)),
        .. Type("Microsoft.Azure.ServiceBus.ServiceBusConnectionStringBuilder", Property("SasKey", AccountKey)),
        .. Type("MassTransit.IRabbitMqHostConfigurator", Method("Password", "password", Password)),
        .. Type("Apache.NMS.IConnectionFactory", Method("CreateConnection", "password", Password)),
        .. Type("MQTTnet.Client.MqttClientOptionsBuilder", Method("WithCredentials", "password", Password)),
    ];
}
