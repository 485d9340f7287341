using Fairlead.TestServers;
using MySqlConnector;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>A MariaDB server whose users are rotated.</summary>
public sealed class RotatedMariaDb : IRotatedDatabase, IAsyncDisposable
{
    private readonly MariaDbServer _server;
    private readonly MySqlDataSource _admin;

    private RotatedMariaDb(MariaDbServer server)
    {
        _server = server;
        _admin = new MySqlDataSource(
            $"Server={server.Host};Port={server.Port};User ID={server.UserName};Password={server.Password};Allow User Variables=true");
    }

    public string Host => _server.Host;

    public int Port => _server.Port;

    public string Database => _server.Database;

    public static async Task<RotatedMariaDb> StartAsync(CancellationToken cancellationToken = default) =>
        new(await MariaDbServer.StartAsync(cancellationToken: cancellationToken));

    public Task AddUserAsync(string user, string password) =>
        ExecuteAsync($"CREATE USER `{user}`@'%' IDENTIFIED BY '{password}'; GRANT SELECT ON {Database}.* TO {user}@'%'");

    public async Task ChangePasswordAsync(string user, string password)
    {
        await ExecuteAsync($"ALTER USER {user}@'%' IDENTIFIED BY '{password}'");
        await EndSessionsAsync(user);
    }

    public async Task RefuseAsync(string user)
    {
        await ExecuteAsync($"ALTER USER {user}@'%' ACCOUNT LOCK");
        await EndSessionsAsync(user);
    }

    public async Task RemoveUserAsync(string user)
    {
        await ExecuteAsync($"DROP USER {user}@'%'");
        await EndSessionsAsync(user);
    }

    public async ValueTask DisposeAsync()
    {
        await _admin.DisposeAsync();
        await _server.DisposeAsync();
    }

    private Task EndSessionsAsync(string user) => ExecuteAsync($"KILL USER {user}");

    private async Task ExecuteAsync(string sql)
    {
        await using System.Data.Common.DbCommand command = _admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
