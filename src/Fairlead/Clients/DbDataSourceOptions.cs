using System.Data.Common;

namespace Fairlead;

/// <summary>Options of a data source that follows the rotation of its connection.</summary>
public sealed class DbDataSourceOptions
{
    /// <summary>
    /// Gets or sets how long the pool of an old login is kept for connections that are still open. Their last return ends it earlier, a
    /// second rotation too. Connections outlive their pool. Default: 1 minute.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Gets or sets a value indicating whether <see cref="DbDataSource.CreateConnection"/> returns the provider's own connection, for
    /// code that casts it. Such a connection keeps the login it was created with, and its <c>Open()</c> is not retried. Those that <see
    /// cref="DbDataSource.OpenConnection"/> and <see cref="DbDataSource.OpenConnectionAsync"/> return are the provider's own in any case.
    /// Default: false.
    /// </summary>
    public bool UseProviderConnections { get; set; }

    /// <summary>
    /// Gets or sets a function that recognizes a refused login, in addition to the errors of common databases that are recognized without
    /// it.
    /// </summary>
    public Func<DbException, bool>? IsLoginRefused { get; set; }

    /// <summary>
    /// Gets or sets what clears the pool of an old login, for providers whose pools belong to a connection string and not to a data source:
    /// <c>connection => SqlConnection.ClearPool((SqlConnection)connection)</c>. It receives a closed connection of that pool.
    /// </summary>
    public Action<DbConnection>? ClearPool { get; set; }
}
