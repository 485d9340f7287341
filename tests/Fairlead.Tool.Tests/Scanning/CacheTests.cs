namespace Fairlead.Tool.Tests.Scanning;

public class CacheTests
{
    [Fact]
    public async Task EditOfAnotherFile_ChangesTheFindingOfAnUnchangedOne()
    {
        using TestRepository repository = Create(("App/Login.cs", """class Login { object A() => new System.Net.NetworkCredential("svc", Settings.Shared); }"""),
            ("App/Settings.cs", $$"""static class Settings { public static readonly string Shared = "{{FakeSecrets.Password}}"; }"""));

        Assert.Contains("FLD1002", (await repository.RunAsync("scan")).Out, StringComparison.Ordinal);
        repository.Write("App/Settings.cs", """static class Settings { public static readonly string Shared = System.Environment.GetEnvironmentVariable("A")!; }""");
        Assert.DoesNotContain("FLD1002", (await repository.RunAsync("scan")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditOfAnotherProject_ChangesTheFindingOfAnUnchangedOne()
    {
        using TestRepository repository = Create(
            ("Lib/Lib.csproj", TestRepository.Project),
            ("Lib/Client.cs", "public class Client { public void Login(string user, string password) { } }"),
            ("App/Login.cs", $$"""class Login { void A() => new Client().Login("svc", "{{FakeSecrets.Password}}"); }"""));
        repository.Write("App/App.csproj", TestRepository.Project.Replace(
            "</Project>", "<ItemGroup><ProjectReference Include=\"../Lib/Lib.csproj\" /></ItemGroup></Project>", StringComparison.Ordinal));

        Assert.Contains("App/Login.cs", (await repository.RunAsync("scan")).Out, StringComparison.Ordinal);
        repository.Write("Lib/Client.cs", "public class Client { public void Login(string user, string label) { } }");
        Assert.DoesNotContain("App/Login.cs", (await repository.RunAsync("scan")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondScan_SaysTheSame()
    {
        using TestRepository repository = Create(("App/Mailer.cs", TestRepository.GetMailer(FakeSecrets.Password)));

        ToolRun first = await repository.RunAsync("scan", "--format", "sarif");
        ToolRun second = await repository.RunAsync("scan", "--format", "sarif");
        ToolRun without = await repository.RunAsync("scan", "--format", "sarif", "--no-cache");

        Assert.Equal(first.Out, second.Out);
        Assert.Equal(first.Out, without.Out);
    }

    [Fact]
    public async Task Cache_HoldsNoSecret()
    {
        using TestRepository repository = Create(("App/Mailer.cs", TestRepository.GetMailer(FakeSecrets.Password)));

        await repository.RunAsync("scan");

        string[] files = Directory.GetFiles(repository.GetPath("cache"), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, static file => Assert.DoesNotContain(FakeSecrets.Password, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task BrokenCache_IsNotUsed()
    {
        using TestRepository repository = Create(("App/Mailer.cs", TestRepository.GetMailer(FakeSecrets.Password)));
        await repository.RunAsync("scan");
        foreach (string file in Directory.GetFiles(repository.GetPath("cache"), "*", SearchOption.AllDirectories)) File.WriteAllText(file, "[{");

        Assert.Equal(ExitCode.Findings, (await repository.RunAsync("scan")).ExitCode);
    }

    [Fact]
    public async Task ChangedSettings_AreSeen()
    {
        using TestRepository repository = Create(("App/Mailer.cs", TestRepository.GetMailer(FakeSecrets.Password)));
        await repository.RunAsync("scan");

        repository.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.FLD1002.severity = none\n");

        Assert.Equal(ExitCode.Clean, (await repository.RunAsync("scan")).ExitCode);
    }

    private static TestRepository Create(params (string, string)[] files)
    {
        var repository = new TestRepository([("App/App.csproj", TestRepository.Project), (".gitignore", "cache/\n"), .. files]);
        repository.Environment["FAIRLEAD_CACHE"] = "cache";
        return repository;
    }
}
