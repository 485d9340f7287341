namespace Fairlead.Store.Tests;

/// <summary>Opens stores with an environment of the test's own, and uses them.</summary>
internal static class Stores
{
    public static StoreBackend Open(
        Action<StoreBackendOptions> configure, string? keys = null, TimeProvider? time = null, Dictionary<string, string>? variables = null,
        string? home = null)
    {
        Dictionary<string, string> environment = new(variables ?? []);
        if (keys is not null) environment["FAIRLEAD_STORE_KEY"] = keys;
        var services = new ServiceCollection();
        if (time is not null) services.AddSingleton(time);
        services.AddSingleton(CreateEnvironment(environment, home));
        var options = new StoreBackendOptions { ChangedBy = "tests", Timeout = TimeSpan.FromMilliseconds(300) };
        configure(options);
        return StoreBackend.Create(options, services.BuildServiceProvider());
    }

    public static StoreEnvironment CreateEnvironment(Dictionary<string, string> variables, string? home = null) => new(
        variables.GetValueOrDefault,
        folder => home is null ? "" : Path.Combine(home, folder == Environment.SpecialFolder.ApplicationData ? ".config" : ".local/share"));

    public static Task<BackendAnswer> FindAsync(this StoreBackend store, string id) =>
        store.FindAsync(new BackendRequest(id), TestContext.Current.CancellationToken).AsTask();

    public static Task<BackendWriteResult> WriteAsync(this StoreBackend store, string id, string password, string? version = null) =>
        store.WriteAsync(CreateWrite(id, password, version), TestContext.Current.CancellationToken).AsTask();

    public static Task<BackendWriteResult> DeleteAsync(this StoreBackend store, string id, string version) =>
        store.DeleteAsync(new BackendRequest(id), version, TestContext.Current.CancellationToken).AsTask();

    /// <summary>Writes what must succeed. Returns the version.</summary>
    public static async Task<string> PutAsync(this StoreBackend store, string id, string password, string? version = null)
    {
        BackendWriteResult result = await store.WriteAsync(id, password, version);
        Assert.True(result.Outcome == BackendWriteOutcome.Succeeded, $"{result.Outcome}: {result.Reason}");
        return result.Version!;
    }

    public static BackendWrite CreateWrite(string id, string password, string? version) => new(
        new BackendRequest(id),
        new Dictionary<string, Secret> { ["conn_type"] = new("postgres"), ["host"] = new("db.internal"), ["password"] = new(password) },
        version);

    public static void ExpectPassword(string password, BackendAnswer answer)
    {
        Assert.True(answer.Outcome == BackendOutcome.Found, $"{answer.Outcome}: {answer.Reason}");
        Assert.Contains($"\"password\":\"{password}\"", answer.Text!.Text.Reveal(), StringComparison.Ordinal);
    }

    public static void ExpectFailure(BackendOutcome outcome, string words, BackendAnswer answer)
    {
        Assert.True(answer.Outcome == outcome, $"{answer.Outcome}: {answer.Reason}");
        Assert.Contains(words, answer.Reason, StringComparison.Ordinal);
    }

    public static void ExpectFailure(BackendWriteOutcome outcome, string words, BackendWriteResult result)
    {
        Assert.True(result.Outcome == outcome, $"{result.Outcome}: {result.Reason}");
        Assert.Contains(words, result.Reason, StringComparison.Ordinal);
    }
}
