using System.Data.Common;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MySqlConnector;
using Npgsql;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>How data sources and connections are registered, and what by-id ones give the driver.</summary>
public class RegistrationTests
{
    [Fact]
    public async Task OnlyDataSource_IsTheOneWithoutAKey()
    {
        ServiceCollection services = CreateServices();
        services.AddDbDataSource("a", SqliteFactory.Instance).AddDbDataSource("a", SqliteFactory.Instance);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(provider.GetRequiredKeyedService<DbDataSource>("a"), provider.GetRequiredService<DbDataSource>());
    }

    [Fact]
    public async Task SeveralDataSources_AreAskedForById()
    {
        ServiceCollection services = CreateServices();
        services.AddDbDataSource("a", SqliteFactory.Instance).AddDbDataSource("b", SqliteFactory.Instance);
        await using ServiceProvider provider = services.BuildServiceProvider();

        var ambiguous = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<DbDataSource>());
        Assert.Contains("'a' and 'b'", ambiguous.Message, StringComparison.Ordinal);
        Assert.NotSame(provider.GetRequiredKeyedService<DbDataSource>("a"), provider.GetRequiredKeyedService<DbDataSource>("b"));
    }

    [Fact]
    public async Task DrainTimeoutThatCannotBeMeant_IsRefused()
    {
        ServiceCollection services = CreateServices();
        services.AddDbDataSource("a", SqliteFactory.Instance, options => options.DrainTimeout = TimeSpan.FromSeconds(-1));
        await using ServiceProvider provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<DbDataSource>());
        Assert.Contains("DrainTimeout", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposedDataSource_OpensNothing()
    {
        ServiceCollection services = CreateServices(("conn_type", "sqlite"), ("host", ":memory:"));
        services.AddDbDataSource("a", SqliteFactory.Instance);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var source = provider.GetRequiredService<DbDataSource>();
        await source.OpenConnection().DisposeAsync();

        await source.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(source.OpenConnection);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => source.OpenConnectionAsync(TestContext.Current.CancellationToken).AsTask());
    }

    [Fact]
    public async Task ConnectionThatIsNotThere_FailsAsItsResolutionDoes()
    {
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddBackend(new FakeBackend());
        services.AddDbDataSource("a", SqliteFactory.Instance);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Throws<ConnectionResolutionException>(provider.GetRequiredService<DbDataSource>().OpenConnection);
    }

    [Fact]
    public async Task Connection_IsInjectedById_WithTheValueOfThatMoment()
    {
        var backend = FakeBackend.Holding(("conn_type", "generic"), ("host", "first"));
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddBackend(backend);
        services.AddTransient<Consumer>();
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("first", provider.GetRequiredService<Consumer>().Connection.Host);
        backend.Set(("conn_type", "generic"), ("host", "second"));
        var connections = provider.GetRequiredService<IConnectionResolver>();
        await connections.TryRefreshAsync("a", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("second", provider.GetRequiredService<Consumer>().Connection.Host);
    }

    [Fact]
    public async Task PostgreSqlUri_BecomesTheDriversConnectionString()
    {
        string password = "fake;=\"'" + Guid.NewGuid().ToString("N");
        string uri = $"postgres://etl:{Uri.EscapeDataString(password)}@db.internal:5433/orders?sslmode=disable&Pooling=false";
        var backend = FakeBackend.Saying(BackendAnswer.Found(new BackendText(new Secret(uri), "a place")));

        var builder = new NpgsqlConnectionStringBuilder(await WriteAsync(backend, NpgsqlFactory.Instance));

        Assert.Equal(("db.internal", 5433, "orders"), (builder.Host, builder.Port, builder.Database));
        Assert.Equal(("etl", password), (builder.Username, builder.Password));
        Assert.Equal((SslMode.Disable, false), (builder.SslMode, builder.Pooling));
    }

    [Fact]
    public async Task ConnectionStringWithoutAType_IsForTheProvidersDatabase()
    {
        var backend = FakeBackend.Saying(BackendAnswer.Found(new BackendText(
            new Secret("Server=db.internal;Database=orders;User ID=etl;Password=fake-" + "one"), "a place")));

        var builder = new MySqlConnectionStringBuilder(await WriteAsync(backend, MySqlConnectorFactory.Instance));

        Assert.Equal(("db.internal", "orders", "etl", "fake-one"), (builder.Server, builder.Database, builder.UserID, builder.Password));
    }

    [Fact]
    public async Task TypeWithoutAnAdoNetConnectionString_IsAnError()
    {
        var backend = FakeBackend.Holding(("conn_type", "redis"), ("host", "cache"));

        var error = await Assert.ThrowsAsync<ConnectionFormatException>(() => WriteAsync(backend, SqliteFactory.Instance));

        Assert.Equal("conn_type", error.Field);
    }

    private static async Task<string> WriteAsync(FakeBackend backend, DbProviderFactory factory)
    {
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddBackend(backend);
        await using ServiceProvider provider = services.BuildServiceProvider();
        return new DbConnectionStrings(factory, definition: null).Write(provider.GetRequiredService<IConnectionResolver>().Get("a"));
    }

    private static ServiceCollection CreateServices(params (string Name, string Value)[] fields)
    {
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddBackend(FakeBackend.Holding(fields));
        return services;
    }

    private sealed class Consumer([FromKeyedServices("a")] Connection connection)
    {
        public Connection Connection { get; } = connection;
    }
}
