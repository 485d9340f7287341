using Microsoft.Extensions.Time.Testing;

namespace Fairlead.Azure.Tests;

public class KeyVaultWritingTests : IAsyncLifetime
{
    private const string Name = "airflow-connections-orders-db";

    private FakeKeyVault _vault = null!;

    public async ValueTask InitializeAsync() => _vault = await FakeKeyVault.StartAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    public async Task WrittenSecret_SaysWhoseItIsAndWhatItReplaces_AndKeepsOtherTags()
    {
        string version = _vault.Set(Name, "http://before", tags: new() { ["owner"] = "etl" });
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        BackendWriteResult result = await backend.WriteAsync("orders_db", "after", version);

        Assert.Equal(BackendWriteOutcome.Succeeded, result.Outcome);
        IReadOnlyDictionary<string, string> tags = _vault.GetTags(Name);
        Assert.Equal(("etl", "orders_db", version), (tags["owner"], tags["fairlead-id"], tags["fairlead-replaces"]));
    }

    [Fact]
    public async Task IdInUpperCase_IsWrittenAndReadWithItsTag()
    {
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        Assert.Equal(BackendWriteOutcome.Succeeded, (await backend.WriteAsync("Orders-DB", "mine")).Outcome);

        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync("Orders-DB")).Outcome);
        Assert.Equal(BackendOutcome.NotFound, (await backend.FindAsync("orders_db")).Outcome);
        BackendWriteResult other = await backend.WriteAsync("orders_db", "other");
        Assert.Equal(BackendWriteOutcome.Rejected, other.Outcome);
        Assert.Contains("another connection's", other.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoProcessesThatBothWrote_LearnWhoseVersionStays()
    {
        string version = _vault.Set(Name, "http://before");
        using KeyVaultBackend first = KeyVaultPrograms.CreateBackend(_vault), second = KeyVaultPrograms.CreateBackend(_vault);
        int writes = 0;
        var bothHaveRead = new TaskCompletionSource();
        _vault.InterceptAsync = async call =>
        {
            if (call is not { Method: "PUT", HasToken: true }) return null;
            if (Interlocked.Increment(ref writes) == 2) bothHaveRead.SetResult();
            await bothHaveRead.Task;
            return null;
        };

        BackendWriteResult[] results =
            await Task.WhenAll(first.WriteAsync("orders_db", "one", version), second.WriteAsync("orders_db", "two", version));

        BackendWriteResult winner = Assert.Single(results, static result => result.Outcome == BackendWriteOutcome.Succeeded);
        Assert.Single(results, static result => result.Outcome == BackendWriteOutcome.Conflict);
        Assert.Equal(winner.Version, (await first.FindAsync("orders_db")).Version);
    }

    [Fact]
    public async Task WriteThatTookTooLong_IsNotSaidToHaveSucceeded()
    {
        string version = _vault.Set(Name, "http://before");
        var time = new FakeTimeProvider();
        using ServiceProvider services = KeyVaultPrograms.CreateProgram(_vault, time: time);
        _vault.InterceptAsync = call =>
        {
            if (call is { Method: "PUT", HasToken: true }) time.Advance(TimeSpan.FromSeconds(3));
            return Task.FromResult<FakeKeyVaultReply?>(null);
        };

        BackendWriteResult result =
            await services.GetRequiredKeyedService<KeyVaultBackend>("azure_key_vault").WriteAsync("orders_db", "after", version);

        Assert.Equal(BackendWriteOutcome.Unavailable, result.Outcome);
        Assert.Contains("read again", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_IsJudgedWhenOthersHaveHadTheirTime()
    {
        string version = _vault.Set(Name, "http://before");
        var time = new RecordingTime();
        using ServiceProvider services = KeyVaultPrograms.CreateProgram(_vault, time: time);

        BackendWriteResult result =
            await services.GetRequiredKeyedService<KeyVaultBackend>("azure_key_vault").WriteAsync("orders_db", "after", version);

        Assert.Equal(BackendWriteOutcome.Succeeded, result.Outcome);
        Assert.Equal([TimeSpan.FromSeconds(2)], time.Delays);
        Assert.Equal(2, _vault.Count($"GET /secrets/{Name}"));
    }

    [Fact]
    public async Task DeletedConnection_IsRecoveredWhenItIsCreatedAgain()
    {
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);
        _vault.PendingLooks = 1;
        string version = (await backend.WriteAsync("orders_db", "before")).Version!;
        Assert.Equal(BackendWriteOutcome.Succeeded, (await backend.DeleteAsync("orders_db", version)).Outcome);

        BackendWriteResult again = await backend.WriteAsync("orders_db", "after");

        Assert.Equal(BackendWriteOutcome.Succeeded, again.Outcome);
        Assert.Equal(version, _vault.GetTags(Name)["fairlead-replaces"]);
    }

    [Fact]
    public async Task PurgeOnDelete_LeavesNothingToRecover()
    {
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault, options => options.PurgeOnDelete = true);
        string version = (await backend.WriteAsync("orders_db", "before")).Version!;

        Assert.Equal(BackendWriteOutcome.Succeeded, (await backend.DeleteAsync("orders_db", version)).Outcome);

        Assert.Equal(1, _vault.Count($"DELETE /deletedsecrets/{Name}"));
        await backend.WriteAsync("orders_db", "after");
        Assert.Equal(0, _vault.Count($"POST /deletedsecrets/{Name}/recover"));
    }

    [Fact]
    public async Task VersionThatIsWrittenWhileTheOldOneIsDeleted_IsRecovered()
    {
        string version = _vault.Set(Name, "http://before"), other = "";
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);
        _vault.InterceptAsync = call =>
        {
            if (call is { Method: "DELETE", HasToken: true }) other = _vault.Set(Name, "http://meanwhile");
            return Task.FromResult<FakeKeyVaultReply?>(null);
        };

        BackendWriteResult result = await backend.DeleteAsync("orders_db", version);

        Assert.Equal(BackendWriteOutcome.Conflict, result.Outcome);
        BackendAnswer answer = await backend.FindAsync("orders_db");
        Assert.Equal((BackendOutcome.Found, other), (answer.Outcome, answer.Version));
    }

    [Fact]
    public async Task ConnectionThatIsTooLarge_IsRejectedWithoutACall()
    {
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);

        Assert.Equal(BackendWriteOutcome.Rejected, (await backend.WriteAsync("orders_db", new string('h', 26_000))).Outcome);
        Assert.Empty(_vault.Calls);
    }

    [Fact]
    public async Task IdentityThatMayOnlyRead_IsDeniedWithTheRoleForWriting()
    {
        using KeyVaultBackend backend = KeyVaultPrograms.CreateBackend(_vault);
        _vault.InterceptAsync = call => Task.FromResult(
            call is { Method: "PUT", HasToken: true } ? FakeKeyVaultReply.Refuse(403, "Forbidden", "ForbiddenByRbac") : null);

        BackendWriteResult result = await backend.WriteAsync("orders_db", "host");

        Assert.Equal(BackendWriteOutcome.Denied, result.Outcome);
        Assert.Contains("Key Vault Secrets Officer", result.Reason, StringComparison.Ordinal);
    }

    /// <summary>A clock whose timers fire at once.</summary>
    private sealed class RecordingTime : TimeProvider
    {
        public List<TimeSpan> Delays { get; } = [];

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Delays.Add(dueTime);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
