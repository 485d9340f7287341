using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Caching;

/// <summary>A program whose connection <c>x</c> is brought into a state of the cache. The backend holds <c>one</c> at first.</summary>
internal sealed class CacheScenario : IDisposable
{
    public static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<BackendAnswer> _pending = new();

    public CacheScenario(string state)
    {
        Program = new TestProgram(builder => builder.ClearDefaults().AddBackend(Backend));
        switch (state)
        {
            case "empty":
                return;
            case "failed":
                Backend.Say(BackendAnswer.NotFound(["v"]));
                Program.TryGet("x");
                break;
            default:
                First = Program.Get("x");
                break;
        }

        switch (state)
        {
            case "stale":
                Backend.Say(BackendAnswer.Unavailable(["v"]));
                Program.Time.Advance(TimeToLive);
                Program.TryGet("x");
                break;
            case "expired":
                Program.Time.Advance(TimeToLive);
                break;
            case "due":
                Program.Time.Advance(TimeToLive * 0.8);
                break;
            case "refreshing":
                Program.Time.Advance(TimeToLive * 0.8);
                Backend.Answer = (_, _) => new(_pending.Task);
                Program.TryGet("x");
                TestProgram.WaitUntil(() => Backend.Calls == 2);
                break;
        }
        CallsBefore = Backend.Calls;
    }

    public FakeBackend Backend { get; } = FakeBackend.Holding(("host", "one"));

    public TestProgram Program { get; }

    /// <summary>The connection as it was resolved first.</summary>
    public Connection? First { get; }

    public int CallsBefore { get; }

    /// <summary>How many lookups the backend has seen since the state was reached.</summary>
    public int Lookups => Backend.Calls - CallsBefore;

    /// <summary>Ends the lookup that runs in the state <c>refreshing</c>.</summary>
    public void Answer(BackendAnswer answer) => _pending.SetResult(answer);

    /// <summary>What a get returns now, in words.</summary>
    public string Get() => Describe(Program.TryGet("x"));

    public static string Describe(ConnectionResolution resolution) => resolution switch
    {
        { StaleBecause: { } reason } => $"stale {resolution.Connection!.Host} ({reason})",
        { Connection: { } connection } => connection.Host!,
        _ => resolution.Outcome.ToString(),
    };

    public void Dispose() => Program.Dispose();
}
