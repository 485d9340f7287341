using System.Data.Common;

namespace Fairlead.Clients;

/// <summary>
/// Creates connections that open with the login of that moment. The commands of a data source, which open a connection for each execution,
/// come with the base class.
/// </summary>
internal sealed class WrappingDbDataSource(RotatingDbDataSource source) : DbDataSource
{
    public override string ConnectionString => source.ConnectionString;

    protected override DbConnection CreateDbConnection() => new RotatingDbConnection(source);
}
