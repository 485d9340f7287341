using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Caching;

/// <summary>
/// Every transition of the table in <c>docs/decisions</c>: a state, what happens, what is then served, and how often the backend is asked
/// for that.
/// </summary>
public class StateMachineTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>What a lookup finds, in each state in which one runs.</summary>
    [Theory]
    [InlineData("empty", "found", "two", 1)]
    [InlineData("empty", "not found", "NotFound", 1)]
    [InlineData("empty", "denied", "Denied", 1)]
    [InlineData("empty", "unavailable", "Unavailable", 1)]
    [InlineData("empty", "malformed", "Malformed", 1)]
    [InlineData("expired", "found", "two", 1)]
    [InlineData("expired", "unchanged", "one", 1)]
    [InlineData("expired", "not found", "NotFound", 1)]
    [InlineData("expired", "denied", "Denied", 1)]
    [InlineData("expired", "unavailable", "stale one (Unavailable)", 1)]
    [InlineData("expired", "malformed", "stale one (Malformed)", 1)]
    [InlineData("due", "found", "one", 1, "two")]
    [InlineData("due", "not found", "one", 1, "NotFound")]
    [InlineData("due", "denied", "one", 1, "Denied")]
    [InlineData("due", "unavailable", "one", 1, "stale one (Unavailable)")]
    [InlineData("due", "malformed", "one", 1, "stale one (Malformed)")]
    [InlineData("fresh", "found", "one", 0)]
    [InlineData("fresh", "denied", "one", 0)]
    [InlineData("failed", "found", "NotFound", 0)]
    [InlineData("stale", "found", "stale one (Unavailable)", 0)]
    public void Get(string state, string answer, string served, int lookups, string? servedNext = null)
    {
        using var scenario = new CacheScenario(state);
        scenario.Backend.Say(ToAnswer(answer));

        Assert.Equal(served, scenario.Get());
        Assert.Equal(servedNext ?? served, scenario.Get());
        Assert.Equal(lookups, scenario.Lookups);
    }

    /// <summary>A failure is served until it is time to ask again; a stale value as well, but then nobody waits.</summary>
    [Theory]
    [InlineData("failed", 29, "NotFound", 0, "NotFound")]
    [InlineData("failed", 30, "two", 1, "two")]
    [InlineData("stale", 0.9, "stale one (Unavailable)", 0, "stale one (Unavailable)")]
    [InlineData("stale", 1, "stale one (Unavailable)", 1, "two")]
    [InlineData("stale", 86399, "stale one (Unavailable)", 1, "two")]
    [InlineData("stale", 86400, "two", 1, "two")]
    public void GetAfterSeconds(string state, double seconds, string served, int lookups, string servedNext)
    {
        using var scenario = new CacheScenario(state);
        scenario.Backend.Set(("host", "two"));
        scenario.Program.Time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(served, scenario.Get());
        Assert.Equal(servedNext, scenario.Get());
        Assert.Equal(lookups, scenario.Lookups);
    }

    [Theory]
    [InlineData("fresh", "two", 1)]
    [InlineData("due", "two", 1)]
    [InlineData("stale", "two", 1)]
    [InlineData("failed", "two", 1)]
    [InlineData("expired", "two", 1)]
    public void GetAfterTheSourceChanged(string state, string served, int lookups)
    {
        using var scenario = new CacheScenario(state);
        scenario.Backend.Set(("host", "two"));
        scenario.Backend.SignalChange();

        Assert.Equal(served, scenario.Get());
        Assert.Equal(lookups, scenario.Lookups);
    }

    [Theory]
    [InlineData("empty", "two")]
    [InlineData("fresh", "two")]
    [InlineData("due", "two")]
    [InlineData("stale", "two")]
    [InlineData("failed", "two")]
    [InlineData("expired", "two")]
    public void Refresh_AsksInEveryState(string state, string served)
    {
        using var scenario = new CacheScenario(state);
        scenario.Backend.Set(("host", "two"));

        Assert.Equal(served, CacheScenario.Describe(scenario.Program.Refresh("x")));
        Assert.Equal(served, scenario.Get());
        Assert.Equal(1, scenario.Lookups);
    }

    [Theory]
    [InlineData("fresh", "denied", "Denied")]
    [InlineData("fresh", "not found", "NotFound")]
    [InlineData("fresh", "unavailable", "stale one (Unavailable)")]
    [InlineData("stale", "denied", "Denied")]
    [InlineData("stale", "not found", "NotFound")]
    [InlineData("stale", "malformed", "stale one (Malformed)")]
    [InlineData("failed", "unavailable", "Unavailable")]
    public void Refresh_ThatFails(string state, string answer, string served)
    {
        using var scenario = new CacheScenario(state);
        scenario.Backend.Say(ToAnswer(answer));

        Assert.Equal(served, CacheScenario.Describe(scenario.Program.Refresh("x")));
        Assert.Equal(served, scenario.Get());
    }

    /// <summary>A value that a backend took away, or may not be read any more, does not come back when the backend fails.</summary>
    [Theory]
    [InlineData("denied")]
    [InlineData("not found")]
    public void ValueThatWasTakenAway_IsNotServedStale(string answer)
    {
        using var scenario = new CacheScenario("expired");
        scenario.Backend.Say(ToAnswer(answer));
        scenario.Get();
        scenario.Backend.Say(ToAnswer("unavailable"));
        scenario.Program.Time.Advance(Hour);

        Assert.Equal("Unavailable", scenario.Get());
    }

    [Fact]
    public void StaleValue_EndsWithItsBackendsExpiry()
    {
        using var scenario = new CacheScenario("empty");
        scenario.Backend.Say(FakeBackend.FoundFields(("host", "leased")) with { ExpiresAt = scenario.Program.Time.GetUtcNow() + Hour });
        Assert.Equal("leased", scenario.Get());
        scenario.Backend.Say(ToAnswer("unavailable"));

        scenario.Program.Time.Advance(Hour - TimeSpan.FromSeconds(1));
        Assert.Equal("stale leased (Unavailable)", scenario.Get());
        scenario.Program.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Unavailable", scenario.Get());
    }

    /// <summary>Delays double; a backend's own wish is obeyed, also by refreshes.</summary>
    [Theory]
    [InlineData("unavailable", 0, 1, 2, 4, 8)]
    [InlineData("not found", 0, 30, 60, 120, 240)]
    [InlineData("denied", 0, 300, 300, 300, 300)]
    [InlineData("unavailable", 60, 60, 60, 60, 60)]
    public void Failures_AreRetriedLessAndLessOften(string answer, int retryAfter, params int[] delays)
    {
        using var scenario = new CacheScenario("empty");
        scenario.Backend.Say(ToAnswer(answer) with { RetryAfter = retryAfter == 0 ? null : TimeSpan.FromSeconds(retryAfter) });
        scenario.Get();
        for (int i = 0; i < delays.Length; i++)
        {
            scenario.Program.Time.Advance(TimeSpan.FromSeconds(delays[i]) - TimeSpan.FromMilliseconds(1));
            scenario.Get();
            if (retryAfter > 0) scenario.Program.Refresh("x");
            Assert.Equal(i + 1, scenario.Backend.Calls);
            scenario.Program.Time.Advance(TimeSpan.FromMilliseconds(1));
            scenario.Get();
            Assert.Equal(i + 2, scenario.Backend.Calls);
        }
    }

    [Fact]
    public void MalformedValue_IsReadAgainWhenItsSourceChanges()
    {
        using var scenario = new CacheScenario("empty");
        scenario.Backend.Say(ToAnswer("malformed"));
        for (int i = 0; i < 100; i++)
        {
            scenario.Get();
            scenario.Program.Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(1, scenario.Lookups);

        scenario.Backend.Set(("host", "mended"));
        scenario.Backend.SignalChange();
        Assert.Equal("mended", scenario.Get());
    }

    [Fact]
    public void Outage_IsLoggedOnceAndItsEndOnceWithACount()
    {
        using var scenario = new CacheScenario("expired");
        scenario.Backend.Say(ToAnswer("unavailable"));
        for (int i = 0; i < 1000; i++)
        {
            scenario.Get();
            scenario.Program.Time.Advance(TimeSpan.FromSeconds(1));
        }
        scenario.Backend.Set(("host", "one"));
        scenario.Program.Time.Advance(Hour);
        scenario.Get();
        scenario.Get();

        string[] warnings = [.. scenario.Program.Log.Text.Split('\n')
            .Where(static line => line.StartsWith("Warning", StringComparison.Ordinal))];
        Assert.Equal(2, warnings.Length);
        Assert.Contains("served although it is out of date (Unavailable)", warnings[0], StringComparison.Ordinal);
        Assert.Contains($"resolved again after {scenario.Lookups - 1} failed lookups", warnings[1], StringComparison.Ordinal);
        Assert.InRange(scenario.Lookups, 10, 15);
    }

    private static BackendAnswer ToAnswer(string answer) => answer switch
    {
        "found" => FakeBackend.FoundFields(("host", "two")),
        "unchanged" => FakeBackend.FoundFields(("host", "one")),
        "not found" => BackendAnswer.NotFound(["v"]),
        "denied" => BackendAnswer.Denied(["v"]),
        "unavailable" => BackendAnswer.Unavailable(["v"]),
        _ => BackendAnswer.Malformed(["v"], "it is broken"),
    };
}
