using Fairlead.TestServers;
using Npgsql;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>A PostgreSQL server whose users are rotated. All are members of the role that owns the data.</summary>
public sealed class RotatedPostgreSql : IRotatedDatabase, IAsyncDisposable
{
    private const string Owner = "orders_owner";

    private readonly PostgreSqlServer _server;
    private readonly NpgsqlDataSource _admin;

    private RotatedPostgreSql(PostgreSqlServer server)
    {
        _server = server;
        _admin = NpgsqlDataSource.Create(
            $"Host={server.Host};Port={server.Port};Database={server.Database};Username={server.UserName};Password={server.Password}");
    }

    public string Host => _server.Host;

    public int Port => _server.Port;

    public string Database => _server.Database;

    public static async Task<RotatedPostgreSql> StartAsync(CancellationToken cancellationToken = default)
    {
        var database = new RotatedPostgreSql(await PostgreSqlServer.StartAsync(cancellationToken: cancellationToken));
        await database.ExecuteAsync($"CREATE ROLE {Owner}; GRANT ALL ON SCHEMA public TO {Owner}");
        return database;
    }

    public Task AddUserAsync(string user, string password) =>
        ExecuteAsync($"CREATE ROLE {user} LOGIN PASSWORD '{password}' IN ROLE {Owner}");

    public Task ChangePasswordAsync(string user, string password) =>
        ExecuteAsync($"ALTER ROLE {user} PASSWORD '{password}'; {EndSessions(user)}");

    public Task RefuseAsync(string user) => ExecuteAsync($"ALTER ROLE {user} NOLOGIN; {EndSessions(user)}");

    public Task RemoveUserAsync(string user) => ExecuteAsync($"{EndSessions(user)}; DROP ROLE {user}");

    /// <summary>Counts the sessions of users that are rotated.</summary>
    public async Task<long> CountSessionsAsync(string user)
    {
        await using NpgsqlCommand command = _admin.CreateCommand($"SELECT count(*) FROM pg_stat_activity WHERE usename = '{user}'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = _admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _admin.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static string EndSessions(string user) => $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{user}'";
}
