namespace Fairlead.Store.Tests;

public class SqliteConformanceTests(SqliteFixture fixture) : IClassFixture<SqliteFixture>
{
    public static TheoryData<string> Cases => [.. BackendConformance.GetCases(BackendAbilities.Writing)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Backend_Conforms(string name) => BackendConformance.RunAsync(name, fixture);
}

public class PostgreSqlConformanceTests(PostgreSqlFixture fixture) : IClassFixture<PostgreSqlFixture>
{
    public static TheoryData<string> Cases => [.. BackendConformance.GetCases(BackendAbilities.Writing)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Backend_Conforms(string name) => BackendConformance.RunAsync(name, fixture);
}

public sealed class SqliteFixture : BackendFixture, IDisposable
{
    private readonly StoreFiles _files = new();

    public override ISecretsBackend CreateBackend(BackendTestContext context) =>
        _files.Open(static options => options.Timeout = TimeSpan.FromSeconds(10), time: context.TimeProvider);

    public void Dispose() => _files.Dispose();
}

/// <summary>A PostgreSQL server that a class of tests shares.</summary>
public sealed class PostgreSqlFixture : BackendFixture, IAsyncLifetime
{
    public PostgreSqlServer Server { get; private set; } = null!;

    public string Key { get; } = Encryption.StoreKey.CreateText();

    public async ValueTask InitializeAsync() => Server = await PostgreSqlServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public override ISecretsBackend CreateBackend(BackendTestContext context) => Open(time: context.TimeProvider);

    public StoreBackend Open(Action<StoreBackendOptions>? configure = null, string? keys = null, TimeProvider? time = null) =>
        Stores.Open(options =>
    {
        (options.Host, options.Port, options.Database) = (Server.Host, Server.Port, Server.Database);
        (options.Username, options.Password, options.Timeout) = (Server.UserName, new Secret(Server.Password), TimeSpan.FromSeconds(10));
        configure?.Invoke(options);
    }, keys ?? Key, time);
}
