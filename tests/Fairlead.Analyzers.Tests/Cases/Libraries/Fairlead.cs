using System;
using System.Threading;
using System.Threading.Tasks;

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

namespace Fairlead
{
    [AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
    public sealed class ConnectionIdAttribute(string? connType) : Attribute
    {
        public ConnectionIdAttribute() : this(null) { }
        public string? ConnType => connType;
    }

    public interface IConnectionResolver
    {
        ValueTask<object> TryGetAsync([ConnectionId] string connectionId, CancellationToken cancellationToken = default);
        ValueTask<object> TryRefreshAsync(
            [ConnectionId] string connectionId, Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default);
        IDisposable OnChange([ConnectionId] string connectionId, Action<Connection> listener);
    }

    public static class ConnectionResolverExtensions
    {
        public static ValueTask<Connection> GetAsync(
            this IConnectionResolver resolver, [ConnectionId] string connectionId, CancellationToken cancellationToken = default) =>
                default;
        public static Connection Get(this IConnectionResolver resolver, [ConnectionId] string connectionId) => new();
        public static ValueTask<Connection> RefreshAsync(
            this IConnectionResolver resolver, [ConnectionId] string connectionId, Connection? ifNotNewerThan = null,
            CancellationToken cancellationToken = default) => default;
    }

    public sealed class ConnectionAccessor<TConnection>(
        [ConnectionId] string id, IConnectionResolver resolver, Func<Connection, TConnection> create)
        where TConnection : class
    {
        public string Id => id;
        public TConnection Get() => create(resolver.Get(id));
        public ValueTask<TConnection> GetAsync(CancellationToken cancellationToken = default) => new(Get());
        public ValueTask<TConnection?> TryGetAsync(CancellationToken cancellationToken = default) => new(Get());
        public ValueTask<TConnection> RefreshAsync(Connection? ifNotNewerThan = null, CancellationToken cancellationToken = default) =>
            new(Get());
    }

    public abstract class ConnectionTemplate<TConnection>(IConnectionResolver resolver, Func<Connection, TConnection> create)
        where TConnection : class
    {
        protected ConnectionAccessor<TConnection> GetInstance(params string[] values) => new(string.Join('.', values), resolver, create);
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
