namespace RabbitMQ.Client
{
    public class SslOption(string? serverName = null, string certificatePath = "", bool enabled = false)
    {
        public bool Enabled { get; set; } = enabled;
        public string? ServerName { get; set; } = serverName + certificatePath;
        public bool CheckCertificateRevocation { get; set; }
        public System.Net.Security.SslPolicyErrors AcceptablePolicyErrors { get; set; }
        public System.Security.Authentication.SslProtocols Version { get; set; }
        public System.Net.Security.RemoteCertificateValidationCallback? CertificateValidationCallback { get; set; }
    }

    public sealed class ConnectionFactory
    {
        public const string DefaultPass = "guest";
        public string UserName { get; set; } = "guest";
        public string Password { get; set; } = DefaultPass;
        public string HostName { get; set; } = "localhost";
        public string VirtualHost { get; set; } = "/";
        public System.Uri? Uri { get; set; }
        public int Port { get; set; }
        public SslOption Ssl { get; set; } = new();
        public System.Security.Authentication.SslProtocols AmqpUriSslProtocols { get; set; }
    }
}
