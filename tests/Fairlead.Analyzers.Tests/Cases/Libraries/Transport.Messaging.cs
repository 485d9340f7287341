using System;

namespace NATS.Client.Core
{
    public enum TlsMode
    {
        Auto, Prefer, Require, Implicit, Disable,
    }

    public sealed record NatsTlsOpts
    {
        public TlsMode Mode { get; init; }
        public bool InsecureSkipVerify { get; init; }
    }

    public sealed record NatsOpts
    {
        public string Url { get; init; } = "";
        public NatsTlsOpts TlsOpts { get; init; } = new();
    }
}

namespace DotPulsar
{
    public enum EncryptionPolicy
    {
        EnforceUnencrypted, EnforceEncrypted, PreferUnencrypted, PreferEncrypted,
    }

    public static class PulsarClient
    {
        public static Abstractions.IPulsarClientBuilder Builder() => null!;
    }
}

namespace DotPulsar.Abstractions
{
    public interface IPulsarClientBuilder
    {
        IPulsarClientBuilder ConnectionSecurity(EncryptionPolicy encryptionPolicy);
        IPulsarClientBuilder VerifyCertificateAuthority(bool verifyCertificateAuthority);
        IPulsarClientBuilder VerifyCertificateName(bool verifyCertificateName);
        IPulsarClientBuilder ServiceUrl(Uri uri);
    }
}

namespace Grpc.Core
{
    public abstract class ChannelCredentials
    {
        public static ChannelCredentials Insecure => null!;
        public static ChannelCredentials SecureSsl => null!;
    }

    public sealed class SslCredentials : ChannelCredentials;

    public class Channel(string target, ChannelCredentials credentials)
    {
        public string Target => target + credentials;
    }

    public abstract class ServerCredentials
    {
        public static ServerCredentials Insecure => null!;
    }

    public class ServerPort(string host, int port, ServerCredentials credentials)
    {
        public string Host => host + port + credentials;
    }
}

namespace Grpc.Net.Client
{
    public sealed class GrpcChannelOptions
    {
        public Grpc.Core.ChannelCredentials? Credentials { get; set; }
        public System.Net.Http.HttpMessageHandler? HttpHandler { get; set; }
        public bool UnsafeUseInsecureChannelCallCredentials { get; set; }
    }

    public sealed class GrpcChannel
    {
        public static GrpcChannel ForAddress(string address, GrpcChannelOptions? channelOptions = null) => new();
    }
}

namespace Temporalio.Client
{
    public class TlsOptions
    {
        public bool Disabled { get; set; }
    }

    public class TemporalClientConnectOptions
    {
        public string? TargetHost { get; set; }
        public string? ApiKey { get; set; }
        public TlsOptions? Tls { get; set; }
    }
}

namespace Zeebe.Client.Api.Builder
{
    public interface IZeebeClientFinalBuildStep
    {
        object Build();
    }

    public interface IZeebeSecureClientBuilder : IZeebeClientFinalBuildStep
    {
        IZeebeSecureClientBuilder AllowUntrustedCertificates();
    }

    public interface IZeebeClientTransportBuilder
    {
        IZeebeClientFinalBuildStep UsePlainText();
        IZeebeSecureClientBuilder UseTransportEncryption();
    }

    public interface IZeebeClientBuilder
    {
        IZeebeClientTransportBuilder UseGatewayAddress(string gatewayAddress);
    }
}

namespace Zeebe.Client
{
    public static class ZeebeClient
    {
        public static Api.Builder.IZeebeClientBuilder Builder() => null!;
    }
}
