using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Fairlead.Store.Tests;

/// <summary>Kills writers, and looks each time whether the store has what it has acknowledged, whole and once.</summary>
/// <param name="open">Opens the store to look at it.</param>
/// <param name="environment">Names the store for the writers.</param>
internal sealed class KillRun(Func<StoreBackend> open, Dictionary<string, string> environment)
{
    private const string Shared = "shared";

    private readonly Dictionary<string, long> _acknowledged = [];

    public int Kills { get; private set; }

    /// <summary>Gets how many writes were acknowledged.</summary>
    public long Writes => _acknowledged.Values.Sum();

    /// <summary>Two writers share a connection and have one each. One of them at a time is killed; at last both.</summary>
    /// <param name="kills">How many are killed.</param>
    /// <param name="disturbAsync">What else happens after each kill.</param>
    public async Task RunAsync(int kills, Func<int, Task>? disturbAsync = null)
    {
        var random = new Random(kills);
        Worker[] workers = [Start(0), Start(1)];
        try
        {
            while (Kills < kills)
            {
                int victim = random.Next(2);
                await workers[victim].Started.WaitAsync(TimeSpan.FromMinutes(1));

                // Anywhere between two writes of some milliseconds each.
                await Task.Delay(TimeSpan.FromMicroseconds(random.Next(20_000)));
                Count(await workers[victim].KillAsync());
                Kills++;
                if (disturbAsync is not null) await disturbAsync(Kills);
                await CheckAsync(isQuiet: false);
                workers[victim].Dispose();
                workers[victim] = Start(victim);
            }
            foreach (Worker worker in workers) Count(await worker.KillAsync());
            await CheckAsync(isQuiet: true);
        }
        finally
        {
            foreach (Worker worker in workers) worker.Dispose();
        }
    }

    private Worker Start(int index) => Worker.Start(environment, ["count", Shared, "own_" + index.ToString(CultureInfo.InvariantCulture)]);

    private void Count(Dictionary<string, long> acknowledged)
    {
        foreach ((string id, long version) in acknowledged) _acknowledged[id] = Math.Max(_acknowledged.GetValueOrDefault(id), version);
    }

    private async Task CheckAsync(bool isQuiet)
    {
        await using StoreBackend store = open();
        foreach ((string id, long acknowledged) in _acknowledged)
        {
            BackendAnswer answer = await store.FindAsync(new BackendRequest(id), CancellationToken.None);
            Assert.True(answer.Outcome == BackendOutcome.Found, $"{id} after {Kills} kills: {answer.Outcome}, {answer.Reason}");
            long version = long.Parse(answer.Version!, CultureInfo.InvariantCulture);
            Assert.True(version >= acknowledged, $"{id} is at {version} after {Kills} kills, and {acknowledged} was acknowledged");

            // Each write counts up by one: a lost or doubled one would show as another login than the version, a torn one as another
            // password.
            using JsonDocument value = JsonDocument.Parse(answer.Text!.Text.Reveal());
            Assert.Equal(answer.Version, value.RootElement.GetProperty("login").GetString());
            Assert.Equal("fake-password-of-" + answer.Version, value.RootElement.GetProperty("password").GetString());
            if (!isQuiet) continue;
            IReadOnlyList<StoreVersion> history = await store.GetHistoryAsync(new BackendRequest(id));
            Assert.Equal(
                Enumerable.Range(1, (int)version).Reverse().Select(static number => number.ToString(CultureInfo.InvariantCulture)),
                history.Select(static entry => entry.Version));
        }
        if (!isQuiet) return;
        StoreCheck check = await store.CheckAsync();
        Assert.Empty(check.Defects);
        Assert.Equal(_acknowledged.Count, check.ConnectionCount);
    }
}
