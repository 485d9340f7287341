namespace Fairlead.Detection.CredentialApis;

/// <summary>Brokers and workflow engines.</summary>
internal static class MessagingSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        # Microsoft.DurableTask.Client.AzureManaged
        Microsoft.DurableTask.Client.AzureManaged.DurableTaskSchedulerClientExtensions
            UseDurableTaskScheduler(connectionString)  ConnectionString  HoldsSecret

        # Microsoft.DurableTask.Worker.AzureManaged
        Microsoft.DurableTask.Worker.AzureManaged.DurableTaskSchedulerWorkerExtensions
            UseDurableTaskScheduler(connectionString)  ConnectionString  HoldsSecret

        # RabbitMQ.Client
        RabbitMQ.Client.ConnectionFactory
            Password  Password
            Uri       ConnectionString  HoldsSecret
        RabbitMQ.Client.SslOption
            CertPassphrase  CertificatePassword
        RabbitMQ.Client.BasicCredentialsProvider
            new(password@2)  Password

        # Confluent.Kafka
        Confluent.Kafka.ClientConfig
            SaslPassword                                  Password
            SaslOauthbearerClientSecret                   ClientSecret
            SslKeyPassword                                PrivateKeyPassword
            SslKeystorePassword                           CertificatePassword
            SslKeyPem                                     PrivateKey
            SaslOauthbearerAssertionPrivateKeyPem         PrivateKey
            SaslOauthbearerAssertionPrivateKeyPassphrase  PrivateKeyPassword
        Confluent.Kafka.Config
            Set(val@1)  Password  SecretSetting

        # Confluent.SchemaRegistry
        Confluent.SchemaRegistry.SchemaRegistryConfig
            BasicAuthUserInfo       Authorization
            BearerAuthClientSecret  ClientSecret

        # NATS.Net
        NATS.Client.Core.NatsAuthOpts
            Password  Password
            Token     Token
            Seed      PrivateKey
            Jwt       Token
            Creds     PrivateKey
        NATS.Client.Core.NatsTlsOpts
            CertBundleFilePassword  CertificatePassword

        # DotPulsar
        DotPulsar.AuthenticationFactory
            Token(token)  Token

        # MQTTnet
        MQTTnet.MqttClientOptionsBuilder
            WithCredentials(password@1)  Password

        # Microsoft.Azure.SignalR
        Microsoft.Extensions.DependencyInjection.AzureSignalRDependencyInjectionExtensions
            AddAzureSignalR(connectionString@0)  ConnectionString  HoldsSecret

        # Temporalio
        Temporalio.Client.TemporalConnectionOptions
            ApiKey  ApiKey
        Temporalio.Client.TlsOptions
            ClientPrivateKey  PrivateKey

        # zb-client
        Zeebe.Client.Api.Builder.ICamundaCloudClientBuilderStep1
            UseClientSecret(clientSecret)  ClientSecret
        Zeebe.Client.Api.Builder.IZeebeClientFinalBuildStep
            UseAccessToken(accessToken)  Token

        # Dapr.Client
        Dapr.Client.DaprClientBuilder
            UseDaprApiToken(apiToken@0)  Token

        # Dapr.Common
        Dapr.Common.DaprGenericClientBuilder`1
            UseDaprApiToken(apiToken@0)  Token

        # Azure.Messaging.ServiceBus
        Azure.Messaging.ServiceBus.ServiceBusClient
            new(connectionString@0/1)  ConnectionString  HoldsSecret

        # Azure.Messaging.EventHubs
        Azure.Messaging.EventHubs.Producer.EventHubProducerClient
            new(connectionString@0/1@0/2)  ConnectionString  HoldsSecret

        # Others
        Microsoft.ServiceBus.TokenProvider
            CreateSharedAccessSignatureTokenProvider(sharedAccessKey)  AccountKey
        Microsoft.Azure.ServiceBus.ServiceBusConnectionStringBuilder
            SasKey  AccountKey
        MassTransit.IRabbitMqHostConfigurator
            Password(password@0)  Password
        Apache.NMS.IConnectionFactory
            CreateConnection(password)  Password
        MQTTnet.Client.MqttClientOptionsBuilder
            WithCredentials(password)  Password
        """);
}
