using Fairlead.Clients.Tests.Databases;

[assembly: AssemblyFixture(typeof(PostgreSqlFixture))]

namespace Fairlead.Clients.Tests.Databases;

/// <summary>The PostgreSQL server that the tests share: each has its own users.</summary>
public sealed class PostgreSqlFixture : IAsyncDisposable
{
    private readonly Lazy<Task<RotatedPostgreSql>> _server = new(() => RotatedPostgreSql.StartAsync());

    /// <summary>Starts the server when the first test asks for it.</summary>
    public Task<RotatedPostgreSql> GetAsync() => _server.Value;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully) await (await _server.Value).DisposeAsync();
    }
}
