namespace Fairlead
{
    public sealed class Secret(string value)
    {
        public string Reveal() => value;
        public override string ToString() => "***";
    }

    public sealed class Connection
    {
        public string Id { get; init; } = "";
        public string? Host { get; init; }
        public string? Login { get; init; }
        public Secret? Password { get; init; }
        public ConnectionExtra Extra { get; init; } = new();
    }

    public sealed class ConnectionExtra
    {
        public string? GetString(string name) => null;
        public Secret? GetSecret(string name) => null;
    }
}

// What the generator makes of a manifest.
namespace Acme.Pipelines
{
    public sealed class OrdersDbConnection(Fairlead.Connection connection)
    {
        public Fairlead.Connection Connection { get; } = connection;
        public string Host { get; } = connection.Host!;
        public Fairlead.Secret Password { get; } = connection.Password!;
        public string ToConnectionString() => "";
    }
}
