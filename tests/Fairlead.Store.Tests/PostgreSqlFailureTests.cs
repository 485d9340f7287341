using Microsoft.Extensions.Options;

namespace Fairlead.Store.Tests;

/// <summary>What can be wrong with a server, and that it is said.</summary>
public sealed class PostgreSqlFailureTests(PostgreSqlFixture fixture) : IClassFixture<PostgreSqlFixture>
{
    private readonly StoreSchema _schema = new(fixture);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServerThatIsNotThere_IsUnavailable()
    {
        await using StoreBackend store = _schema.Open(static options => options.Port = FreePorts.GetNext());

        Stores.ExpectFailure(BackendOutcome.Unavailable, "cannot be reached (ConnectionRefused)", await store.FindAsync("orders_db"));
        Stores.ExpectFailure(BackendWriteOutcome.Unavailable, "at localhost:", await store.WriteAsync("orders_db", "fake-a"));
    }

    [Fact]
    public async Task WrongPassword_IsDenied()
    {
        await using StoreBackend store = _schema.Open(static options => options.Password = new Secret("fake-wrong"));

        Stores.ExpectFailure(BackendOutcome.Denied, "refuses the role admin or its password (28P01): see FAIRLEAD_STORE_PASSWORD",
            await store.FindAsync("orders_db"));
    }

    [Fact]
    public async Task MissingPassword_IsDenied()
    {
        await using StoreBackend store = _schema.Open(static options => options.Password = null);

        Stores.ExpectFailure(BackendOutcome.Denied, "asks for a password: set FAIRLEAD_STORE_PASSWORD", await store.FindAsync("orders_db"));
    }

    [Fact]
    public async Task MissingDatabase_IsUnavailable()
    {
        await using StoreBackend store = _schema.Open(static options => options.Database = "nowhere");

        Stores.ExpectFailure(BackendOutcome.Unavailable, "there is no database nowhere at localhost:", await store.FindAsync("orders_db"));
    }

    [Fact]
    public async Task RoleWithoutRights_IsDenied_AndTheDocumentedOnesAreEnough()
    {
        string role = "r" + Guid.NewGuid().ToString("N")[..12], password = TestServer.CreatePassword();
        await fixture.Server.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{password}'", cancellationToken: Cancelled);
        await using StoreBackend owner = _schema.Open();
        await owner.PutAsync("orders_db", "fake-a");
        await using StoreBackend store = _schema.Open(options => (options.Username, options.Password) = (role, new Secret(password)));

        Stores.ExpectFailure(BackendOutcome.Denied, $"the role {role} lacks a right", await store.FindAsync("orders_db"));
        await fixture.Server.ExecuteAsync(
            $"GRANT USAGE ON SCHEMA {_schema.Schema} TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA {_schema.Schema} TO {role}",
            cancellationToken: Cancelled);
        Stores.ExpectPassword("fake-a", await store.FindAsync("orders_db"));
        Stores.ExpectFailure(
            BackendWriteOutcome.Denied, "to write INSERT, UPDATE and DELETE", await store.WriteAsync("orders_db", "fake-b", "1"));
        await fixture.Server.ExecuteAsync(
            $"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {_schema.Schema} TO {role}", cancellationToken: Cancelled);
        await store.PutAsync("orders_db", "fake-b", "1");
        await store.RotateKeyAsync(cancellationToken: Cancelled);
    }

    [Fact]
    public async Task RoleThatMayNotMakeTheTables_IsDenied_AndMakesNothing()
    {
        string role = "r" + Guid.NewGuid().ToString("N")[..12], password = TestServer.CreatePassword();
        await fixture.Server.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{password}'", cancellationToken: Cancelled);
        await using StoreBackend store = _schema.Open(options => (options.Username, options.Password) = (role, new Secret(password)));

        Assert.Equal(BackendOutcome.NotFound, (await store.FindAsync("orders_db")).Outcome);
        Stores.ExpectFailure(
            BackendWriteOutcome.Denied, "CREATE on the database or its schema", await store.WriteAsync("orders_db", "fake-a"));
        Assert.Equal("0", await fixture.Server
            .ExecuteAsync($"SELECT count(*) FROM pg_namespace WHERE nspname = '{_schema.Schema}'", cancellationToken: Cancelled));
    }

    [Fact]
    public async Task ReadOnlyServer_IsReadAndDeniesWrites()
    {
        await using StoreBackend owner = _schema.Open();
        await owner.PutAsync("orders_db", "fake-a");
        string role = "r" + Guid.NewGuid().ToString("N")[..12], password = TestServer.CreatePassword();
        await fixture.Server.ExecuteAsync(
            $"CREATE ROLE {role} SUPERUSER LOGIN PASSWORD '{password}'; ALTER ROLE {role} SET default_transaction_read_only = on",
            cancellationToken: Cancelled);
        await using StoreBackend store = _schema.Open(options => (options.Username, options.Password) = (role, new Secret(password)));

        Stores.ExpectPassword("fake-a", await store.FindAsync("orders_db"));
        Stores.ExpectFailure(
            BackendWriteOutcome.Denied, "is read-only, like a standby", await store.WriteAsync("orders_db", "fake-b", "1"));
    }

    [Fact]
    public async Task TableThatIsLocked_IsSaid_AndOverWithIt()
    {
        await using StoreBackend store = _schema.Open(static options => options.Timeout = TimeSpan.FromSeconds(1));
        await store.PutAsync("orders_db", "fake-a");
        Task<string> locking = fixture.Server.ExecuteAsync(
            $"BEGIN; LOCK TABLE {_schema.Schema}.store, {_schema.Schema}.connections; SELECT pg_sleep(4); COMMIT",
            cancellationToken: Cancelled);
        while (await fixture.Server.ExecuteAsync(
            "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock'", cancellationToken: Cancelled) == "0")
        {
        }

        Stores.ExpectFailure(BackendOutcome.Unavailable, "within 1 seconds", await store.FindAsync("orders_db"));
        await locking;
        Stores.ExpectPassword("fake-a", await store.FindAsync("orders_db"));
    }

    [Fact]
    public async Task ProgramsThatStartTogether_MakeTheTablesOnce()
    {
        StoreBackend[] stores = [.. Enumerable.Range(0, 8).Select(_ => _schema.Open())];

        BackendWriteResult[] results =
            await Task.WhenAll(stores.Select((store, i) => Task.Run(() => store.WriteAsync($"c{i}", $"fake-{i}"))));

        Assert.All(results, static result => Assert.True(result.Outcome == BackendWriteOutcome.Succeeded, result.Reason));
        foreach (StoreBackend store in stores) await store.DisposeAsync();
    }

    [Fact]
    public void SharedStoreWithoutAKeyThatIsShared_IsRefused()
    {
        var e = Assert.Throws<OptionsValidationException>(static () => Stores.Open(static options => options.Host = "db.internal"));

        Assert.Contains(
            "a store that machines share needs a key that they share: set KeyFile or the environment variable FAIRLEAD_STORE_KEY",
            e.Message, StringComparison.Ordinal);
    }
}
