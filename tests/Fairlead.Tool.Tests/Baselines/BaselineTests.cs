namespace Fairlead.Tool.Tests.Baselines;

public class BaselineTests
{
    private const string File = ".fairlead/baseline.json";

    [Fact]
    public async Task OldFinding_IsAcceptedAndANewOneFails()
    {
        using TestRepository repository = await CreateAsync();

        Assert.Equal(ExitCode.Clean, (await repository.RunAsync("scan")).ExitCode);
        repository.Write("App/New.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "New"));
        ToolRun run = await repository.RunAsync("scan");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("App/New.cs", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("App/Mailer.cs(", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a moved file", "Moved/Post.cs", "Mailer", "Connect")]
    [InlineData("a renamed type", "App/Mailer.cs", "Post", "Connect")]
    [InlineData("a renamed method", "App/Mailer.cs", "Mailer", "Open")]
    [InlineData("a renamed type in a renamed file", "App/Post.cs", "Post", "Connect")]
    public async Task MovedOrRenamedCode_StaysAccepted(string situation, string path, string type, string method)
    {
        _ = situation;
        using TestRepository repository = await CreateAsync();
        System.IO.File.Delete(repository.GetPath("App/Mailer.cs"));
        repository.Write("Moved/Moved.csproj", TestRepository.Project);
        repository.Write(path, "// edited\n\n" + TestRepository.GetMailer(FakeSecrets.Password, type, method));

        ToolRun run = await repository.RunAsync("scan");

        Assert.True(run.ExitCode == ExitCode.Clean, run.Out);
        Assert.DoesNotContain("stale", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopyOfAcceptedCode_IsNew()
    {
        using TestRepository repository = await CreateAsync();
        repository.Write("App/Copy.cs", TestRepository.GetMailer(FakeSecrets.Password, "Copy"));

        ToolRun run = await repository.RunAsync("scan");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("App/Copy.cs", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FixedFinding_LeavesAStaleEntryThatPruneRemoves()
    {
        using TestRepository repository = await CreateAsync();
        repository.Write("App/Mailer.cs", "class Mailer;");

        ToolRun scan = await repository.RunAsync("scan");
        Assert.Equal(ExitCode.Clean, scan.ExitCode);
        Assert.Contains("stale: FLD1002 in App/Mailer.cs at M:Mailer.Connect", scan.Out, StringComparison.Ordinal);

        ToolRun prune = await repository.RunAsync("baseline", "prune");
        Assert.Contains("1 entry removed, 0 entries left", prune.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("stale", (await repository.RunAsync("scan")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoSecrets_GiveTheSameBaseline()
    {
        using TestRepository one = await CreateAsync(FakeSecrets.Password), other = await CreateAsync(FakeSecrets.OtherPassword);

        Assert.Equal(one.Read(File), other.Read(File));
    }

    [Theory]
    [InlineData("settings", "appsettings.json", "{{ \"Smtp\": {{ \"Password\": \"{0}\", \"Host\": \"mail\" }} }}")]
    [InlineData("a comment", "App/A.cs", "class A\n{{\n    // Password={0};Server=db\n    int b;\n}}\n")]
    [InlineData("an interpolated string", "App/A.cs", "class A {{ string B(int c) => $\"Server=db;User Id=sa;Password={0};Port={{c}}\"; }}")]
    [InlineData("a script", "deploy.sh", "export DB_PASSWORD={0}\n")]
    [InlineData("a list of settings", "compose.yml", "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD={0}\n")]
    public async Task TwoSecretsInAnyFile_GiveTheSameBaseline(string situation, string path, string text)
    {
        _ = situation;
        var baselines = new List<string>();
        foreach (string secret in new[] { FakeSecrets.Password, FakeSecrets.OtherPassword })
        {
            using var repository = new TestRepository(("App/App.csproj", TestRepository.Project), (path, string.Format(null, text, secret)));
            ToolRun run = await repository.RunAsync("baseline", "create");
            Assert.Contains("1 entry written", run.Out, StringComparison.Ordinal);
            baselines.Add(repository.Read(File));
        }

        Assert.Equal(baselines[0], baselines[1]);
    }

    [Fact]
    public async Task Baseline_HasOneSortedLineAnEntry()
    {
        using TestRepository repository = await CreateAsync();
        repository.Write("App/Alpha.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "Alpha"));

        await repository.RunAsync("baseline", "create", "--overwrite");

        string[] lines = [.. repository.Read(File).Split('\n').Where(static line => line.Contains("FLD", StringComparison.Ordinal))];
        Assert.Equal(2, lines.Length);
        Assert.All(lines, static line => Assert.EndsWith("},", line, StringComparison.Ordinal));
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Fact]
    public async Task ExistingBaseline_IsNotOverwritten()
    {
        using TestRepository repository = await CreateAsync();
        string before = repository.Read(File);
        repository.Write("App/New.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "New"));

        ToolRun run = await repository.RunAsync("baseline", "create");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Equal(before, repository.Read(File));
    }

    [Theory]
    [InlineData("half a file", "{ \"entries\": [ { \"rule\": ", "at line 1")]
    [InlineData("a conflict of a merge", "{\n  \"entries\": [\n<<<<<<< ours\n    null\n  ]\n}\n", "at line 3")]
    [InlineData("an entry without a place", "{\n  \"entries\": [\n    { \"rule\": \"FLD1002\" },\n    null\n  ]\n}\n", "at line")]
    [InlineData("a report of something else", "[ { \"Name\": 1 } ]", "no report of gitleaks")]
    public async Task BrokenBaseline_SaysWhere(string situation, string text, string expected)
    {
        _ = situation;
        using var repository = TestRepository.WithPassword();
        repository.Write(File, text);

        ToolRun run = await repository.RunAsync("scan");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportOfGitleaks_AcceptsTheLine()
    {
        using var repository = TestRepository.WithPassword();
        repository.Write("old.json", """[ { "RuleID": "generic-api-key", "File": "App/Mailer.cs", "StartLine": 5, "EndLine": 5, "Secret": "REDACTED" } ]""");

        Assert.Equal(ExitCode.Clean, (await repository.RunAsync("scan", "--baseline", "old.json")).ExitCode);
    }

    [Fact]
    public async Task IgnoreFileOfGitleaks_AcceptsTheLine()
    {
        using var repository = TestRepository.WithPassword();
        repository.Write(".gitleaksignore", "# old ones\nApp/Mailer.cs:generic-api-key:5\n");

        Assert.Equal(ExitCode.Clean, (await repository.RunAsync("scan")).ExitCode);
    }

    [Fact]
    public async Task Show_CountsByRuleAndFile()
    {
        using TestRepository repository = await CreateAsync();

        ToolRun run = await repository.RunAsync("baseline", "show");

        Assert.Contains("FLD1002      1  App/Mailer.cs", run.Out, StringComparison.Ordinal);
    }

    private static async Task<TestRepository> CreateAsync(string? password = null)
    {
        var repository = TestRepository.WithPassword(password);
        ToolRun run = await repository.RunAsync("baseline", "create");
        Assert.True(run.ExitCode == ExitCode.Clean, run.Error);
        return repository;
    }
}
