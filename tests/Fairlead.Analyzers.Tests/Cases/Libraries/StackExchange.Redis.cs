namespace StackExchange.Redis
{
    public sealed class ConfigurationOptions
    {
        public string? User { get; set; }
        public string? Password { get; set; }
        public string? ClientName { get; set; }
        public EndPointCollection EndPoints { get; } = new();
        public bool Ssl { get; set; }
        public string? SslHost { get; set; }
        public System.Security.Authentication.SslProtocols? SslProtocols { get; set; }
        public bool CheckCertificateRevocation { get; set; }
        public event System.Net.Security.RemoteCertificateValidationCallback CertificateValidation { add { } remove { } }
        public static ConfigurationOptions Parse(string configuration) => new();
    }

    public sealed class EndPointCollection : System.Collections.IEnumerable
    {
        public void Add(string hostAndPort) { }
        public void Add(string host, int port) { }
        public System.Collections.IEnumerator GetEnumerator() => null!;
    }

    public sealed class ConnectionMultiplexer
    {
        public static ConnectionMultiplexer Connect(string configuration) => new();
        public static ConnectionMultiplexer Connect(ConfigurationOptions configuration) => new();
    }
}
