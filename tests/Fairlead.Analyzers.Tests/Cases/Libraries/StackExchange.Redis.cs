namespace StackExchange.Redis
{
    public sealed class ConfigurationOptions
    {
        public string? User { get; set; }
        public string? Password { get; set; }
        public string? ClientName { get; set; }
        public static ConfigurationOptions Parse(string configuration) => new();
    }

    public sealed class ConnectionMultiplexer
    {
        public static ConnectionMultiplexer Connect(string configuration) => new();
        public static ConnectionMultiplexer Connect(ConfigurationOptions configuration) => new();
    }
}
