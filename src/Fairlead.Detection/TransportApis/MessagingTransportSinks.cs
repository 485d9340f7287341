namespace Fairlead.Detection.TransportApis;

/// <summary>Clients of brokers and of workflow engines.</summary>
internal static class MessagingTransportSinks
{
    public static IReadOnlyList<TransportSink> All { get; } = TransportSinkParser.Parse("""
        # AMQP
        RabbitMQ.Client.SslOption
            AcceptablePolicyErrors         AnyCertificate  AnyFlag -> None
            CertificateValidationCallback  AnyCertificate  AcceptingCallback
            CheckCertificateRevocation     Revocation      False
            Enabled                        ClearText       False
        MassTransit.IRabbitMqSslConfigurator
            AllowPolicyErrors(policyErrors)  AnyCertificate  AnyFlag
        EasyNetQ.ConnectionConfiguration
            CertificateValidationCallback  AnyCertificate  AcceptingCallback
        Amqp.ConnectionFactory+SslSettings
            RemoteCertificateValidationCallback  AnyCertificate  AcceptingCallback
            CheckCertificateRevocation           Revocation      False
        Apache.NMS.AMQP.Transport.TransportContext
            ServerCertificateValidateCallback  AnyCertificate  AcceptingCallback

        # Kafka
        Confluent.Kafka.ClientConfig
            SecurityProtocol                    ClearText       Plaintext|SaslPlaintext -> SaslSsl
            EnableSslCertificateVerification    AnyCertificate  False
            SslEndpointIdentificationAlgorithm  AnyHost         None -> Https
            SslCipherSuites                     WeakCipher      WeakSuite
        Confluent.SchemaRegistry.SchemaRegistryConfig
            EnableSslCertificateVerification  AnyCertificate  False

        # MQTT
        MQTTnet.MqttClientTlsOptionsBuilder
            UseTls(useTls)                                                            ClearText       False
            WithAllowUntrustedCertificates(allowUntrustedCertificates)                AnyCertificate  True
            WithIgnoreCertificateChainErrors(ignoreCertificateChainErrors)            AnyCertificate  True
            WithIgnoreCertificateRevocationErrors(ignoreCertificateRevocationErrors)  Revocation      True
            WithCertificateValidationHandler(certificateValidationHandler)            AnyCertificate  AcceptingCallback
        MQTTnet.MqttClientTlsOptions
        MQTTnet.Client.MqttClientTlsOptions
        MQTTnet.Client.MqttClientOptionsBuilderTlsParameters
        MQTTnet.Client.Options.MqttClientOptionsBuilderTlsParameters
        MQTTnet.Client.Options.MqttClientTlsOptions
            UseTls                             ClearText       False
            AllowUntrustedCertificates         AnyCertificate  True
            IgnoreCertificateChainErrors       AnyCertificate  True
            IgnoreCertificateRevocationErrors  Revocation      True
            CertificateValidationHandler       AnyCertificate  AcceptingCallback
            CertificateValidationCallback      AnyCertificate  AcceptingCallback
        MQTTnet.Client.MqttClientTlsOptionsBuilder
            UseTls(useTls)                                                            ClearText       False
            WithAllowUntrustedCertificates(allowUntrustedCertificates)                AnyCertificate  True
            WithIgnoreCertificateChainErrors(ignoreCertificateChainErrors)            AnyCertificate  True
            WithIgnoreCertificateRevocationErrors(ignoreCertificateRevocationErrors)  Revocation      True
            WithCertificateValidationHandler(certificateValidationHandler)            AnyCertificate  AcceptingCallback
        uPLibrary.Networking.M2Mqtt.MqttClient
            new(secure)                             ClearText       False
            new(userCertificateValidationCallback)  AnyCertificate  AcceptingCallback

        # NATS, Pulsar, Redis streams' neighbours
        NATS.Client.Core.NatsTlsOpts
            Mode                            ClearText       Disable|Prefer -> Require
            InsecureSkipVerify              AnyCertificate  True
            CertificateRevocationCheckMode  Revocation      NoCheck -> Online
        NATS.Client.Options
            TLSRemoteCertificationValidationCallback  AnyCertificate  AcceptingCallback
        DotPulsar.Abstractions.IPulsarClientBuilder
            ConnectionSecurity(encryptionPolicy)                    ClearText       EnforceUnencrypted|PreferUnencrypted -> EnforceEncrypted
            VerifyCertificateAuthority(verifyCertificateAuthority)  AnyCertificate  False
            VerifyCertificateName(verifyCertificateName)            AnyHost         False
            CheckCertificateRevocation(checkCertificateRevocation)  Revocation      False

        # gRPC
        Grpc.Net.Client.GrpcChannelOptions
            UnsafeUseInsecureChannelCallCredentials  ClearText  True
            Credentials                              ClearText  Insecure -> SecureSsl
        Grpc.Core.Channel
            new(credentials)  ClearText  Insecure -> SecureSsl
        Grpc.Core.ServerPort
            new(credentials)  Server  Insecure

        # Workflow engines
        Temporalio.Client.TlsOptions
            Disabled  ClearText  True
        Zeebe.Client.Api.Builder.IZeebeClientTransportBuilder
            UsePlainText  ClearText  Use
        Zeebe.Client.Api.Builder.IZeebeSecureClientBuilder
            AllowUntrustedCertificates  AnyCertificate  Use
        """);
}
