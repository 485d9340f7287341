using System.Diagnostics;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Backends;

/// <summary>Files of a mount that does not answer, for which a pipe without a writer stands: to open it takes for ever.</summary>
public sealed class BlockingFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task ConnectionInADeadMount_IsUnavailableWithinTheTimeout_AndOthersAreServed()
    {
        MakePipe("dead");
        _directory.Write("alive", "mysql://h");
        using var program = new TestProgram(builder => builder.ClearDefaults().AddSecretFiles(_directory.FullName));

        Task<ConnectionResolution> dead = program.Connections.TryGetAsync("dead", TestContext.Current.CancellationToken).AsTask();
        Assert.Equal("h", program.Get("alive").Host);
        program.Time.Advance(TimeSpan.FromSeconds(30));

        ConnectionResolution resolution = await dead;
        Assert.Equal(ConnectionOutcome.Unavailable, resolution.Outcome);
        Assert.Contains("no answer within 30 seconds", resolution.ToString(), StringComparison.Ordinal);
        _directory.Write("alive", "mysql://h2");
        program.Time.Advance(TimeSpan.FromSeconds(5));
        TestProgram.WaitUntil(() => program.Get("alive").Host == "h2");
    }

    [Fact]
    public async Task ManyDeadFiles_TakeNoMoreThreadsThanTheBackendMayHave()
    {
        for (int i = 0; i < 100; i++) MakePipe("dead" + i);
        using var program = new TestProgram(builder =>
            builder.ClearDefaults().AddSecretFiles(_directory.FullName, policy => policy.MaximumConcurrency = 4));
        int threads = Process.GetCurrentProcess().Threads.Count;

        Task<ConnectionResolution>[] dead = [.. Enumerable.Range(0, 100)
            .Select(i => program.Connections.TryGetAsync("dead" + i, TestContext.Current.CancellationToken).AsTask())];
        program.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.All(await Task.WhenAll(dead), static resolution => Assert.Equal(ConnectionOutcome.Unavailable, resolution.Outcome));
        Assert.InRange(Process.GetCurrentProcess().Threads.Count - threads, -100, 30);
    }

    [Fact]
    public async Task VariableThatNamesADeadFile_IsUnavailableWithinTheTimeout()
    {
        MakePipe("password");
        using var program = TestProgram.WithEnvironment(
            new() { ["FAIRLEAD_CONN_X__PASSWORD_FILE"] = _directory["password"], ["FAIRLEAD_CONN_Y"] = "mysql://h" });

        Task<ConnectionResolution> dead = program.Connections.TryGetAsync("x", TestContext.Current.CancellationToken).AsTask();
        Assert.Equal("h", program.Get("y").Host);
        program.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(ConnectionOutcome.Unavailable, (await dead).Outcome);
    }

    /// <summary>Opens the pipes for writing and closes them again, which ends the reads that wait.</summary>
    public void Dispose()
    {
        Run("sh", "-c", $"for pipe in '{_directory.FullName}'/*; do [ -p \"$pipe\" ] && : <> \"$pipe\"; done");
        _directory.Dispose();
    }

    private void MakePipe(string name) => Run("mkfifo", _directory[name]);

    private static void Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(command, arguments);
        process.WaitForExit();
    }
}
