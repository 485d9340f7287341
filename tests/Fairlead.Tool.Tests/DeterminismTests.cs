using Fairlead.Tool.Tests.Scanning;

namespace Fairlead.Tool.Tests;

/// <summary>The same code gives the same report, wherever it lies and on every day.</summary>
public class DeterminismTests
{
    [Fact]
    public async Task TwoFoldersAndDays_GiveTheSameReport()
    {
        string first = await ScanAsync(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        string second = await ScanAsync(new DateTimeOffset(2027, 9, 30, 0, 0, 0, TimeSpan.Zero));

        Assert.Contains("FLD1002", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    private static async Task<string> ScanAsync(DateTimeOffset day)
    {
        using TestRepository repository = GeneratedProjects.Create(count: 2, seed: 4);
        repository.Time = new FixedTime(day);
        return (await repository.RunAsync("scan", "--format", "sarif")).Out;
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
