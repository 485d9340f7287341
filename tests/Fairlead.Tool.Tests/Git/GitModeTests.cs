namespace Fairlead.Tool.Tests.Git;

public class GitModeTests
{
    [Fact]
    public async Task Staged_JudgesWhatIsStagedAndNotWhatIsOnTheDisk()
    {
        using TestRepository repository = CreateRepository();
        repository.Write("App/New.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "New"));
        repository.Git("add", "-A");
        repository.Write("App/New.cs", "class New;");
        repository.Write("App/Unstaged.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "Unstaged"));

        ToolRun run = await repository.RunAsync("scan", "--staged");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("App/New.cs(5,", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Unstaged", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Mailer.cs", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StagedBeforeTheFirstCommit_IsJudged()
    {
        using var repository = TestRepository.WithPassword();
        repository.Git("init", "-q");
        repository.Git("add", "-A");

        Assert.Equal(ExitCode.Findings, (await repository.RunAsync("scan", "--staged")).ExitCode);
    }

    [Fact]
    public async Task StagedFileThatIsGoneFromTheDisk_IsJudged()
    {
        using TestRepository repository = CreateRepository();
        repository.Write("App/New.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "New"));
        repository.Git("add", "-A");
        File.Delete(repository.GetPath("App/New.cs"));

        Assert.Contains("App/New.cs(5,", (await repository.RunAsync("scan", "--staged")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_JudgesFilesSinceARevisionAndNewOnes()
    {
        using TestRepository repository = CreateRepository();
        repository.Write("App/New.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "New"));
        repository.Commit("second");
        repository.Write("App/Untracked.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "Untracked"));

        ToolRun run = await repository.RunAsync("scan", "--changed", "HEAD~1");

        Assert.Contains("App/New.cs", run.Out, StringComparison.Ordinal);
        Assert.Contains("App/Untracked.cs", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("App/Mailer.cs", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownRevision_IsAFailure()
    {
        using TestRepository repository = CreateRepository();

        ToolRun run = await repository.RunAsync("scan", "--changed", "nowhere");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("nowhere", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_FindsWhatWasRemovedInTheCommitThatBroughtIt()
    {
        using TestRepository repository = CreateRepository();
        string first = repository.Git("rev-parse", "HEAD");
        repository.Write("App/Mailer.cs", "class Mailer;");
        repository.Commit("removed");

        ToolRun run = await repository.RunAsync("scan", "--history");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains($"{first[..10]}:App/Mailer.cs(5,77): warning FLD1002", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Clean, (await repository.RunAsync("scan")).ExitCode);
    }

    [Fact]
    public async Task StillPresent_LeavesOutWhatWasRemoved()
    {
        using TestRepository repository = CreateRepository();
        repository.Write("App/Old.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "Old"));
        repository.Commit("second");
        repository.Write("App/Old.cs", "class Old;");
        repository.Commit("removed");

        ToolRun run = await repository.RunAsync("scan", "--history", "--still-present");

        Assert.Contains("App/Mailer.cs", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("App/Old.cs", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenObject_IsSaidAndTheScanFails()
    {
        using TestRepository repository = CreateRepository();
        string blob = repository.Git("rev-parse", "HEAD:App/Mailer.cs");
        string file = repository.GetPath($".git/objects/{blob[..2]}/{blob[2..]}");
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllText(file, "broken");

        ToolRun run = await repository.RunAsync("scan", "--history");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("could not be read", run.Out, StringComparison.Ordinal);
    }

    private static TestRepository CreateRepository()
    {
        var repository = TestRepository.WithPassword();
        repository.Git("init", "-q");
        repository.Commit("first");
        return repository;
    }
}
