using static Fairlead.Detection.TransportApis.TransportSink;
using static Fairlead.Detection.TransportApis.TransportWeakness;
using static Fairlead.Detection.TransportApis.InsecureValuePattern;

namespace Fairlead.Detection.TransportApis;

/// <summary>Clients of brokers and of workflow engines.</summary>
internal static class MessagingTransportSinks
{
    public static IReadOnlyList<TransportSink> All { get; } =
    [
        // AMQP
        .. Type("RabbitMQ.Client.SslOption",
            Property("AcceptablePolicyErrors", AnyCertificate, AnyFlag, "None"),
            Property("CertificateValidationCallback", AnyCertificate, Accepting),
            Property("CheckCertificateRevocation", Revocation, False),
            Property("Enabled", ClearText, False)),
        .. Type("MassTransit.IRabbitMqSslConfigurator",
            Method("AllowPolicyErrors", "policyErrors", AnyCertificate, AnyFlag)),
        .. Type("EasyNetQ.ConnectionConfiguration", Property("CertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("Amqp.ConnectionFactory+SslSettings",
            Property("RemoteCertificateValidationCallback", AnyCertificate, Accepting),
            Property("CheckCertificateRevocation", Revocation, False)),
        .. Type("Apache.NMS.AMQP.Transport.TransportContext", Property("ServerCertificateValidateCallback", AnyCertificate, Accepting)),

        // Kafka
        .. Type("Confluent.Kafka.ClientConfig",
            Property("SecurityProtocol", ClearText, OneOf("Plaintext", "SaslPlaintext"), "SaslSsl"),
            Property("EnableSslCertificateVerification", AnyCertificate, False),
            Property("SslEndpointIdentificationAlgorithm", AnyHost, OneOf("None"), "Https")),
        .. Type("Confluent.SchemaRegistry.SchemaRegistryConfig", Property("EnableSslCertificateVerification", AnyCertificate, False)),

        // MQTT
        .. Type("MQTTnet.MqttClientTlsOptionsBuilder",
            Method("UseTls", "useTls", ClearText, False),
            Method("WithAllowUntrustedCertificates", "allowUntrustedCertificates", AnyCertificate, True),
            Method("WithIgnoreCertificateChainErrors", "ignoreCertificateChainErrors", AnyCertificate, True),
            Method("WithIgnoreCertificateRevocationErrors", "ignoreCertificateRevocationErrors", Revocation, True),
            Method("WithCertificateValidationHandler", "certificateValidationHandler", AnyCertificate, Accepting)),
        .. Types(["MQTTnet.MqttClientTlsOptions", "MQTTnet.Client.MqttClientTlsOptions",
            "MQTTnet.Client.MqttClientOptionsBuilderTlsParameters",
                "MQTTnet.Client.Options.MqttClientOptionsBuilderTlsParameters", "MQTTnet.Client.Options.MqttClientTlsOptions"],
            Property("UseTls", ClearText, False),
            Property("AllowUntrustedCertificates", AnyCertificate, True),
            Property("IgnoreCertificateChainErrors", AnyCertificate, True),
            Property("IgnoreCertificateRevocationErrors", Revocation, True),
            Property("CertificateValidationHandler", AnyCertificate, Accepting),
            Property("CertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("MQTTnet.Client.MqttClientTlsOptionsBuilder",
            Method("UseTls", "useTls", ClearText, False),
            Method("WithAllowUntrustedCertificates", "allowUntrustedCertificates", AnyCertificate, True),
            Method("WithIgnoreCertificateChainErrors", "ignoreCertificateChainErrors", AnyCertificate, True),
            Method("WithIgnoreCertificateRevocationErrors", "ignoreCertificateRevocationErrors", Revocation, True),
            Method("WithCertificateValidationHandler", "certificateValidationHandler", AnyCertificate, Accepting)),
        .. Type("uPLibrary.Networking.M2Mqtt.MqttClient",
            Constructor("secure", ClearText, False),
            Constructor("userCertificateValidationCallback", AnyCertificate, Accepting)),

        // NATS, Pulsar, Redis streams' neighbours
        .. Type("NATS.Client.Core.NatsTlsOpts",
            Property("Mode", ClearText, OneOf("Disable", "Prefer"), "Require"),
            Property("InsecureSkipVerify", AnyCertificate, True),
            Property("CertificateRevocationCheckMode", Revocation, OneOf("NoCheck"), "Online")),
        .. Type("NATS.Client.Options", Property("TLSRemoteCertificationValidationCallback", AnyCertificate, Accepting)),
        .. Type("DotPulsar.Abstractions.IPulsarClientBuilder",
            Method("ConnectionSecurity", "encryptionPolicy", ClearText, OneOf("EnforceUnencrypted", "PreferUnencrypted"),
                "EnforceEncrypted"),
            Method("VerifyCertificateAuthority", "verifyCertificateAuthority", AnyCertificate, False),
            Method("VerifyCertificateName", "verifyCertificateName", AnyHost, False),
            Method("CheckCertificateRevocation", "checkCertificateRevocation", Revocation, False)),

        // gRPC
        .. Type("Grpc.Net.Client.GrpcChannelOptions",
            Property("UnsafeUseInsecureChannelCallCredentials", ClearText, True),
            Property("Credentials", ClearText, OneOf("Insecure"), "SecureSsl")),
        .. Type("Grpc.Core.Channel", Constructor("credentials", ClearText, OneOf("Insecure"), "SecureSsl")),
        .. Type("Grpc.Core.ServerPort", Constructor("credentials", Server, OneOf("Insecure"))),

        // Workflow engines
        .. Type("Temporalio.Client.TlsOptions", Property("Disabled", ClearText, True)),
        .. Type("Zeebe.Client.Api.Builder.IZeebeClientTransportBuilder", Call("UsePlainText", ClearText)),
        .. Type("Zeebe.Client.Api.Builder.IZeebeSecureClientBuilder", Call("AllowUntrustedCertificates", AnyCertificate)),
    ];
}
