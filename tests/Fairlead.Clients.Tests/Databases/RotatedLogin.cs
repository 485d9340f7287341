using Fairlead.Backends;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>How a login is replaced.</summary>
public enum Rotation
{
    /// <summary>By another user. The old one may log in until the next rotation, and the store reports the change.</summary>
    Overlapping,

    /// <summary>By another user. The old one may not log in any more, its sessions are ended, and nobody reports it.</summary>
    AtOnce,

    /// <summary>By another password of the same user, whose sessions are ended, and nobody reports it.</summary>
    PasswordOnly,
}

/// <summary>The login that a secrets store has, and a database that is told of each rotation.</summary>
public sealed class RotatedLogin : ISecretsBackend
{
    public const string ConnectionId = "orders_db";

    private readonly SemaphoreSlim _gate = new(1);
    private readonly string _connType;
    private readonly IRotatedDatabase _database;
    private CancellationTokenSource _changed = new();
    private string? _old;
    private int _number;
    private int _reads;

    private RotatedLogin(string connType, IRotatedDatabase database, string user, string password)
    {
        _connType = connType;
        _database = database;
        (User, Password) = (user, password);
    }

    public string Name => "rotated";

    public string User { get; private set; }

    public string Password { get; private set; }

    /// <summary>Whether the driver pools. In a pool are connections that the server has ended.</summary>
    public bool IsPooled { get; init; } = true;

    /// <summary>How often the store was asked.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public static async Task<RotatedLogin> CreateAsync(string connType, IRotatedDatabase database, bool isPooled = true)
    {
        string user = "etl_" + Guid.NewGuid().ToString("N")[..8];
        string password = NewPassword();
        await database.AddUserAsync(user, password);
        return new RotatedLogin(connType, database, user, password) { IsPooled = isPooled };
    }

    public async Task RotateAsync(Rotation rotation)
    {
        // The store answers before or after, as one does that rotates by itself.
        await _gate.WaitAsync();
        try
        {
            string old = User;
            if (rotation == Rotation.PasswordOnly)
            {
                await _database.ChangePasswordAsync(User, Password = NewPassword());
            }
            else
            {
                await _database.AddUserAsync(User = $"{old.Split('x')[0]}x{++_number}", Password = NewPassword());
                if (rotation == Rotation.AtOnce) await _database.RefuseAsync(old);
                if (_old is not null) await _database.RemoveUserAsync(_old);
                _old = old;
            }
        }
        finally
        {
            _gate.Release();
        }
        if (rotation == Rotation.Overlapping) Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
    }

    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            Interlocked.Increment(ref _reads);
            var token = new CancellationChangeToken(_changed.Token);
            return BackendAnswer.Found(null,
            [
                Field("conn_type", _connType), Field("host", _database.Host), Field("port", $"{_database.Port}"),
                Field("schema", _database.Database),
                Field("login", User), Field("password", Password), Field("extra.Pooling", IsPooled ? "true" : "false"),
            ], ["rotated place"]) with { ChangeToken = token };
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A program's services that get this login, and look it up again as often as they want.</summary>
    public ServiceCollection CreateServices()
    {
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddBackend(this).Configure(options => options.RefreshInterval = TimeSpan.Zero);
        return services;
    }

    private static string NewPassword() => "fake-" + Guid.NewGuid().ToString("N");

    private static BackendField Field(string name, string value) => new(name, new Secret(value), "rotated place");
}

/// <summary>What a rotation does in a database.</summary>
public interface IRotatedDatabase
{
    string Host { get; }

    int Port { get; }

    string Database { get; }

    Task AddUserAsync(string user, string password);

    Task ChangePasswordAsync(string user, string password);

    /// <summary>Takes the right to log in, and ends the user's sessions.</summary>
    Task RefuseAsync(string user);

    Task RemoveUserAsync(string user);
}
