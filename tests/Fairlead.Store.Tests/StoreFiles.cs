using Fairlead.Store.Encryption;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Store.Tests;

/// <summary>A store of the test's own, in either database.</summary>
public interface ITestStore
{
    string Key { get; }

    FakeTimeProvider Time { get; }

    /// <summary>The store as a new process opens it.</summary>
    StoreBackend Open(Action<StoreBackendOptions>? configure = null, string? keys = null, TimeProvider? time = null);

    /// <summary>Changes the tables behind the store's back.</summary>
    Task<string?> ExecuteAsync(string sql);
}

/// <summary>A SQLite store in a folder of its own.</summary>
public sealed class StoreFiles : ITestStore, IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("fairlead-store-").FullName;

    public string Path => System.IO.Path.Combine(Folder, "store.db");

    public string Key { get; } = StoreKey.CreateText();

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    public StoreBackend Open(Action<StoreBackendOptions>? configure = null, string? keys = null, TimeProvider? time = null) =>
        Stores.Open(options =>
        {
            options.Path = Path;
            configure?.Invoke(options);
        }, keys ?? Key, time ?? Time);

    public Task<string?> ExecuteAsync(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return Task.FromResult(command.ExecuteScalar()?.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>A PostgreSQL store in a schema of its own.</summary>
public sealed class StoreSchema(PostgreSqlFixture fixture) : ITestStore
{
    public string Schema { get; } = "s" + Guid.NewGuid().ToString("N")[..12];

    public string Key { get; } = StoreKey.CreateText();

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    public StoreBackend Open(Action<StoreBackendOptions>? configure = null, string? keys = null, TimeProvider? time = null) => fixture.Open(
        options =>
        {
            options.Schema = Schema;
            configure?.Invoke(options);
        }, keys ?? Key, time ?? Time);

    public async Task<string?> ExecuteAsync(string sql) =>
        await fixture.Server.ExecuteAsync($"SET search_path = {Schema}; {sql}", cancellationToken: TestContext.Current.CancellationToken);
}
