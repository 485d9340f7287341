namespace MQTTnet
{
    public sealed class MqttClientOptionsBuilder
    {
        public MqttClientOptionsBuilder WithTcpServer(string host) => this;
        public MqttClientOptionsBuilder WithCredentials(string username, string password) => this;
        public MqttClientOptionsBuilder WithCredentials(string username, byte[]? password = null) => this;
        public MqttClientOptionsBuilder WithTcpServer(string host, int? port) => this;
        public MqttClientOptionsBuilder WithTlsOptions(System.Action<MqttClientTlsOptionsBuilder> configure) => this;
        public MqttClientOptionsBuilder WithTlsOptions(MqttClientTlsOptions tlsOptions) => this;
        public MqttClientOptionsBuilder WithWebSocketServer(System.Action<MqttClientWebSocketOptionsBuilder> configure) => this;
        public object Build() => this;
    }

    public sealed class MqttClientWebSocketOptionsBuilder
    {
        public MqttClientWebSocketOptionsBuilder WithUri(string uri) => this;
    }

    public sealed class MqttClientCertificateValidationEventArgs
    {
        public System.Security.Cryptography.X509Certificates.X509Certificate? Certificate { get; set; }
        public System.Security.Cryptography.X509Certificates.X509Chain? Chain { get; set; }
        public System.Net.Security.SslPolicyErrors SslPolicyErrors { get; set; }
    }

    public sealed class MqttClientTlsOptions
    {
        public bool UseTls { get; set; }
        public bool AllowUntrustedCertificates { get; set; }
        public bool IgnoreCertificateChainErrors { get; set; }
        public bool IgnoreCertificateRevocationErrors { get; set; }
        public System.Func<MqttClientCertificateValidationEventArgs, bool>? CertificateValidationHandler { get; set; }
        public System.Security.Authentication.SslProtocols SslProtocol { get; set; }
    }

    public sealed class MqttClientTlsOptionsBuilder
    {
        public MqttClientTlsOptionsBuilder UseTls(bool useTls = true) => this;
        public MqttClientTlsOptionsBuilder WithAllowUntrustedCertificates(bool allowUntrustedCertificates = true) => this;
        public MqttClientTlsOptionsBuilder WithIgnoreCertificateChainErrors(bool ignoreCertificateChainErrors = true) => this;
        public MqttClientTlsOptionsBuilder WithIgnoreCertificateRevocationErrors(bool ignoreCertificateRevocationErrors = true) => this;
        public MqttClientTlsOptionsBuilder WithCertificateValidationHandler(
            System.Func<MqttClientCertificateValidationEventArgs, bool> certificateValidationHandler) => this;
        public MqttClientTlsOptionsBuilder WithSslProtocols(System.Security.Authentication.SslProtocols sslProtocols) => this;
    }
}
