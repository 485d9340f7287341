namespace Fairlead.Tool.Tests.Scanning;

/// <summary>Compares the findings of a scan with those of the compiler, rule by rule and place by place.</summary>
public class VerdictTests
{
    [Theory]
    [InlineData("LegacyImport", true)]
    [InlineData("OrdersWorkflow", false)]
    public async Task Sample_HasTheFindingsOfItsBuild(string sample, bool hasFindings)
    {
        string root = RepositoryFiles.GetFullPath(".").TrimEnd('.', '/'), project = RepositoryFiles.GetFullPath($"samples/{sample}");
        await BuildLog.RunAsync("build", project, "-v", "q");

        IReadOnlyList<string> built = await BuildLog.BuildAsync(project, root);
        ToolRun run = await ToolRun.RunAsync(root, "", "scan", project, "--format", "sarif", "--no-cache");

        Assert.Equal(hasFindings, built.Count > 0);
        AssertSame(built, BuildLog.Read(run.Out, root));
    }

    [Fact]
    public async Task GeneratedProjects_HaveTheFindingsOfTheirBuilds()
    {
        using TestRepository repository = GeneratedProjects.Create(count: 3, seed: 21);
        await BuildLog.RunAsync("build", repository.GetPath("P2"), "-v", "q");
        var built = new List<string>();
        foreach (int i in new[] { 0, 1, 2 }) built.AddRange(await BuildLog.BuildAsync(repository.GetPath($"P{i}"), repository.Root));

        ToolRun run = await repository.RunAsync("scan", "--format", "sarif");

        Assert.True(built.Count > 15, $"Only {built.Count} findings");
        AssertSame([.. built.Order(StringComparer.Ordinal)], BuildLog.Read(run.Out, repository.Root));
    }

    private static void AssertSame(IReadOnlyList<string> built, IReadOnlyList<string> scanned)
    {
        string[] missing = [.. built.Except(scanned)], more = [.. scanned.Except(built)];
        Assert.True(missing.Length + more.Length == 0, $"""
            The scan misses:
            {string.Join("\n", missing)}
            The build misses:
            {string.Join("\n", more)}
            """);
    }
}
