namespace RabbitMQ.Client
{
    public sealed class ConnectionFactory
    {
        public const string DefaultPass = "guest";
        public string UserName { get; set; } = "guest";
        public string Password { get; set; } = DefaultPass;
        public string HostName { get; set; } = "localhost";
        public string VirtualHost { get; set; } = "/";
        public System.Uri? Uri { get; set; }
    }
}
