using System.Text;

namespace Fairlead.Tool.Tests.Scanning;

public class BadInputTests
{
    [Fact]
    public async Task LinkThatRunsInACircle_IsNotFollowed()
    {
        using TestRepository repository = TestRepository.WithPassword();
        Directory.CreateSymbolicLink(repository.GetPath("App/loop"), repository.GetPath("App"));
        File.CreateSymbolicLink(repository.GetPath("App/nowhere.cs"), repository.GetPath("missing.cs"));

        ToolRun run = await repository.RunAsync("scan");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Equal(1, run.Out.Split("FLD1002").Length - 1);
    }

    [Theory]
    [InlineData("Latin-1", "iso-8859-1")]
    [InlineData("UTF-16 with a mark", "utf-16")]
    [InlineData("UTF-8 with a mark", "utf-8")]
    public async Task FileInAnotherEncoding_IsRead(string situation, string encoding)
    {
        _ = situation;
        using var repository = new TestRepository(("App/App.csproj", TestRepository.Project));
        await File.WriteAllTextAsync(
            repository.GetPath("App/Mailer.cs"), "// Größe\n" + TestRepository.GetMailer(FakeSecrets.Password), Encoding.GetEncoding(encoding),
            TestContext.Current.CancellationToken);

        ToolRun run = await repository.RunAsync("scan");

        Assert.Contains("App/Mailer.cs(6,77): warning FLD1002", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BinaryFile_IsLeftOut()
    {
        using var repository = new TestRepository();
        await File.WriteAllBytesAsync(repository.GetPath("data.json"), [1, 0, 0, 0, 2], TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Clean, (await repository.RunAsync("scan")).ExitCode);
    }

    [Fact]
    public async Task BrokenProjectFile_IsSaidAndTheRestIsScanned()
    {
        using TestRepository repository = TestRepository.WithPassword();
        repository.Write("App/App.csproj", "<Project Sdk=");

        ToolRun run = await repository.RunAsync("scan");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("'App/App.csproj': The project file could not be read", run.Out, StringComparison.Ordinal);
        Assert.Contains("FLD1002", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodeThatDoesNotCompile_IsScanned()
    {
        using TestRepository repository = TestRepository.WithPassword();
        repository.Write("App/Broken.cs", "class { int } } {{ \"");

        Assert.Contains("App/Mailer.cs(5,77): warning FLD1002", (await repository.RunAsync("scan")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReportThatCannotBeWritten_LeavesNothingBehind()
    {
        using TestRepository repository = TestRepository.WithPassword();
        repository.Write("out", "a file where a folder should be");

        ToolRun run = await repository.RunAsync("scan", "--format", "json", "--output", "out/report.json");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.DoesNotContain(Directory.GetFiles(repository.Root), static path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IncompleteScan_WritesNoBaseline()
    {
        using TestRepository repository = TestRepository.WithPassword();
        using (FileStream huge = File.Create(repository.GetPath("App/Huge.cs"))) huge.SetLength(1L << 30);

        ToolRun run = await repository.RunAsync("baseline", "create");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.False(File.Exists(repository.GetPath(".fairlead/baseline.json")));
    }

    [Fact]
    public async Task InterruptedScan_LeavesTheOldReport()
    {
        using TestRepository repository = TestRepository.WithPassword();
        repository.Write("report.json", "old");
        using var interruption = new CancellationTokenSource();
        await interruption.CancelAsync();

        int exit = await Fairlead.Tool.Scanning.ScanRun.RunAsync(
            new Fairlead.Tool.Scanning.ScanRequest([repository.Root]) { Output = "report.json", IsWithoutCache = true },
            new ToolContext
            {
                In = TextReader.Null, Out = TextWriter.Null, Error = TextWriter.Null, Directory = repository.Root, GetEnvironmentVariable = static _ => null,
            },
            interruption.Token);

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Equal("old", repository.Read("report.json"));
    }
}
