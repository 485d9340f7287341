using System.Data.Common;
using Fairlead.Clients;

namespace Fairlead;

/// <summary>Creates data sources that follow the rotation of a connection.</summary>
public static class ConnectionAccessorExtensions
{
    /// <summary>
    /// Creates a data source for as long as the program runs. Each connection that is opened has the user and the password of that
    /// moment; a login that the database refuses is looked up again once. The caller disposes the data source.
    /// </summary>
    /// <typeparam name="TConnection">The connection's type.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="factory">The provider, such as <c>NpgsqlFactory.Instance</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    public static DbDataSource CreateDataSource<TConnection>(
        this ConnectionAccessor<TConnection> connection, DbProviderFactory factory, DbDataSourceOptions? options = null,
        TimeProvider? timeProvider = null)
        where TConnection : class, IDbConnectionStringSource
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(factory);
        return new RotatingDbDataSource(
            connection.Id, connection.Resolver, value => connection.ToTyped(value).ToConnectionString(), factory,
            options ?? new DbDataSourceOptions(), timeProvider ?? TimeProvider.System);
    }
}
