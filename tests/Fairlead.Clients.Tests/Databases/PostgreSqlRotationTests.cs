using System.Data;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>A data source on PostgreSQL while user and password are rotated.</summary>
public class PostgreSqlRotationTests(PostgreSqlFixture fixture)
{
    private const string CurrentUser = "SELECT current_user";

    [Theory]
    [InlineData(Rotation.Overlapping)]
    [InlineData(Rotation.AtOnce)]
    [InlineData(Rotation.PasswordOnly)]
    public async Task FiftyRotationsUnderLoad_NoOpenFails_AndNeverMoreThanTwoPools(Rotation rotation)
    {
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", await fixture.GetAsync());
        var pools = new CountedPools(NpgsqlFactory.Instance);
        await using ServiceProvider services = Create(login, pools);
        var load = new RotationLoad(services.GetRequiredService<DbDataSource>(), CurrentUser, threads: 8, seed: 7);

        await load.RunAsync(50, _ => login.RotateAsync(rotation));

        Assert.Empty(load.FailedOpens);
        // A session that begins while a password is changed may outlive it, and then nobody is refused.
        Assert.InRange(pools.Created, 45, 51);
        Assert.InRange(pools.MostAlive, 1, 2);
        Assert.InRange(login.Reads, 45, 130);
        await services.DisposeAsync();
        Assert.Equal(0, pools.Alive);
    }

    [Fact]
    public async Task OpenedConnection_IsTheProvidersOwn_AndItsPoolLastsUntilItIsClosed()
    {
        RotatedPostgreSql server = await fixture.GetAsync();
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", server);
        var pools = new CountedPools(NpgsqlFactory.Instance);
        await using ServiceProvider services = Create(login, pools);
        var source = services.GetRequiredService<DbDataSource>();
        string old = login.User;

        var held = Assert.IsType<NpgsqlConnection>(await source.OpenConnectionAsync(TestContext.Current.CancellationToken));
        await login.RotateAsync(Rotation.Overlapping);
        await using (DbConnection opened = await source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(login.User, await ExecuteAsync(opened));
        }

        Assert.Equal(2, pools.Alive);
        Assert.Equal(old, await ExecuteAsync(held));
        await held.CloseAsync();
        Assert.Equal(1, pools.Alive);
        while (await server.CountSessionsAsync(old) > 0) await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task CreatedConnection_IsReopenedWithTheNewLogin()
    {
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", await fixture.GetAsync(), isPooled: false);
        await using ServiceProvider services = Create(login, NpgsqlFactory.Instance);
        await using DbConnection connection = services.GetRequiredService<DbDataSource>().CreateConnection();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = CurrentUser;
        var states = new List<ConnectionState>();
        connection.StateChange += (_, change) => states.Add(change.CurrentState);

        foreach (Rotation? rotation in new Rotation?[] { null, Rotation.Overlapping, Rotation.AtOnce, Rotation.PasswordOnly })
        {
            if (rotation is { } next) await login.RotateAsync(next);
            connection.Open();
            Assert.Equal(login.User, command.ExecuteScalar());
            await using (DbTransaction transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
            {
                command.Transaction = transaction;
                Assert.Equal(login.User, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
                command.Transaction = null;
            }
            await connection.CloseAsync();
        }

        ConnectionState[] once = [ConnectionState.Open, ConnectionState.Closed];
        Assert.Equal([.. once, .. once, .. once, .. once], states);
    }

    [Fact]
    public async Task CommandsAndBatchesOfTheDataSource_FollowToo()
    {
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", await fixture.GetAsync(), isPooled: false);
        await using ServiceProvider services = Create(login, NpgsqlFactory.Instance);
        var source = services.GetRequiredService<DbDataSource>();
        await using DbCommand command = source.CreateCommand("SELECT current_user || @suffix");
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("suffix", "!");
        command.Parameters.Add(Assert.IsType<NpgsqlParameter>(parameter));
        await using DbBatch batch = source.CreateBatch();
        foreach (string text in new[] { "SELECT 1", CurrentUser })
        {
            DbBatchCommand part = batch.CreateBatchCommand();
            part.CommandText = text;
            batch.BatchCommands.Add(part);
        }

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(login.User + "!", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
            await using (DbDataReader reader = await batch.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            {
                Assert.True(await reader.NextResultAsync(TestContext.Current.CancellationToken));
                Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
                Assert.Equal(login.User, reader.GetString(0));
            }
            await login.RotateAsync(Rotation.AtOnce);
        }
    }

    [Fact]
    public async Task WrongPasswordEverywhere_FailsWithTheDriversException_AndIsLookedUpOnceMore()
    {
        RotatedPostgreSql server = await fixture.GetAsync();
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", server, isPooled: false);
        await using ServiceProvider services = Create(login, NpgsqlFactory.Instance);
        var source = services.GetRequiredService<DbDataSource>();
        await source.OpenConnection().DisposeAsync();
        await server.ChangePasswordAsync(login.User, "fake-known-to-nobody");

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            source.OpenConnectionAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("28P01", refused.SqlState);
        Assert.Equal(2, login.Reads);
        Assert.Throws<PostgresException>(source.OpenConnection);
        Assert.Throws<PostgresException>(source.CreateConnection().Open);
    }

    [Fact]
    public async Task ProviderConnectionsOnRequest_KeepTheLoginTheyWereCreatedWith()
    {
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", await fixture.GetAsync());
        var pools = new CountedPools(NpgsqlFactory.Instance);
        await using ServiceProvider services = Create(login, pools, options => options.UseProviderConnections = true);
        var source = services.GetRequiredService<DbDataSource>();
        string old = login.User;

        await using var created = (NpgsqlConnection)source.CreateConnection();
        await created.OpenAsync(TestContext.Current.CancellationToken);
        await login.RotateAsync(Rotation.Overlapping);
        await using var next = (NpgsqlConnection)source.CreateConnection();

        Assert.Equal(old, await ExecuteAsync(created));
        await next.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(login.User, await ExecuteAsync(next));
        Assert.Equal(2, pools.Alive);
        await created.DisposeAsync();
        Assert.Equal(1, pools.Alive);
    }

    [Fact]
    public async Task ConnectionString_HasNoPassword()
    {
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", await fixture.GetAsync());
        await using ServiceProvider services = Create(login, NpgsqlFactory.Instance);
        var source = services.GetRequiredService<DbDataSource>();

        Assert.Contains(login.User, source.ConnectionString, StringComparison.Ordinal);
        Assert.DoesNotContain(login.Password, source.ConnectionString, StringComparison.Ordinal);
        Assert.DoesNotContain(login.Password, source.CreateConnection().ConnectionString, StringComparison.Ordinal);
    }

    private static ServiceProvider Create(RotatedLogin login, DbProviderFactory factory, Action<DbDataSourceOptions>? configure = null)
    {
        ServiceCollection services = login.CreateServices();
        services.AddDbDataSource(RotatedLogin.ConnectionId, factory, configure);
        return services.BuildServiceProvider();
    }

    private static async Task<object?> ExecuteAsync(DbConnection connection)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = CurrentUser;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
