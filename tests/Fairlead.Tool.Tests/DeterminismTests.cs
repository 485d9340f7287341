using Fairlead.Tool.Tests.Scanning;

namespace Fairlead.Tool.Tests;

/// <summary>The same code gives the same bytes, wherever it lies and on every day, so that the cache of a build distributes them.</summary>
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

    [Fact]
    public async Task TwoBuilds_GiveTheSameDiagnosticsAndGeneratedCode()
    {
        (IReadOnlyList<string> log, string code) first = await BuildAsync(), second = await BuildAsync();

        Assert.NotEmpty(first.log);
        Assert.NotEmpty(first.code);
        Assert.Equal(first.log, second.log);
        Assert.Equal(first.code, second.code);
    }

    private static async Task<string> ScanAsync(DateTimeOffset day)
    {
        using TestRepository repository = GeneratedProjects.Create(count: 2, seed: 4);
        repository.Time = new FixedTime(day);
        return (await repository.RunAsync("scan", "--format", "sarif")).Out;
    }

    private static async Task<(IReadOnlyList<string> Log, string Code)> BuildAsync()
    {
        using TestRepository repository = GeneratedProjects.Create(count: 1, seed: 4);
        repository.Write("P0/connections.json", """{ "connections": { "orders_db": { "conn_type": "postgres", "host": "db.internal" } } }""");
        await BuildLog.RunAsync("restore", repository.GetPath("P0"), "-v", "q");
        string output = repository.GetPath("P0/obj/generated");
        IReadOnlyList<string> log = await BuildLog.BuildAsync(
            repository.GetPath("P0"), repository.Root, "-p:EmitCompilerGeneratedFiles=true", $"-p:CompilerGeneratedFilesOutputPath={output}");
        string code = string.Concat(Directory.GetFiles(output, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(static path => File.ReadAllText(path)));
        return (log, code);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
