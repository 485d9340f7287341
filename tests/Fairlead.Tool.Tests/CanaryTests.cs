namespace Fairlead.Tool.Tests;

/// <summary>Runs every command in every format over planted secrets, and searches all that they write.</summary>
public class CanaryTests
{
    private static readonly string[] Secrets = [FakeSecrets.Password, FakeSecrets.OtherPassword, FakeSecrets.AwsKey, FakeSecrets.GitHubToken];

    [Theory]
    [InlineData("scan")]
    [InlineData("scan", "--format", "json")]
    [InlineData("scan", "--format", "sarif")]
    [InlineData("scan", "--format", "github")]
    [InlineData("scan", "--format", "junit")]
    [InlineData("scan", "--format", "sarif", "--output", "out/a.sarif")]
    [InlineData("scan", "--staged", "--format", "json")]
    [InlineData("scan", "--changed", "HEAD", "--format", "json")]
    [InlineData("scan", "--history", "--format", "sarif")]
    [InlineData("scan", "--history", "--still-present")]
    [InlineData("baseline", "create", "--overwrite")]
    [InlineData("baseline", "prune")]
    [InlineData("baseline", "show")]
    [InlineData("report", "merge", "old.sarif")]
    [InlineData("guard")]
    public async Task Output_HoldsNoSecret(params string[] args)
    {
        using TestRepository repository = Create();
        repository.Git("init", "-q");
        repository.Commit("first");
        repository.Write("App/Staged.cs", TestRepository.GetMailer(FakeSecrets.OtherPassword, "Staged"));
        repository.Git("add", "-A");
        repository.Environment["FAIRLEAD_CACHE"] = "out/cache";
        await repository.RunAsync("scan", "--format", "sarif", "--output", "old.sarif");
        await repository.RunAsync("baseline", "create");

        ToolRun run = await repository.RunWithInputAsync($"export DB_PASSWORD={FakeSecrets.Password}; {FakeSecrets.AwsKey}", args);

        Assert.NotEqual(ExitCode.Failure, run.ExitCode);
        string written = run.Out + run.Error
            + string.Concat(new[] { "out", ".fairlead" }.Select(repository.GetPath).Where(Directory.Exists)
                .SelectMany(static folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)).Select(File.ReadAllText));
        Assert.NotEmpty(written);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase));
    }

    private static TestRepository Create()
    {
        TestRepository repository = TestRepository.WithPassword();
        repository.Write(".gitignore", "out/\nold.sarif\n");
        repository.Write("App/Keys.cs", $$"""
            class Keys
            {
                // {{FakeSecrets.GitHubToken}}
                string aws = "{{FakeSecrets.AwsKey}}";
                string db = "Server=db;User Id=sa;Password={{FakeSecrets.OtherPassword}}";
                string uri = "postgres://app:{{FakeSecrets.Password}}@db.internal/orders";
            }
            """);
        repository.Write("appsettings.json", $$"""{ "Smtp": { "Password": "{{FakeSecrets.Password}}", "{{FakeSecrets.AwsKey}}": "{{FakeSecrets.OtherPassword}}" } }""");
        repository.Write("deploy.sh", $"curl -u svc:{FakeSecrets.Password} https://api.internal\nexport TOKEN={FakeSecrets.GitHubToken}\n");
        return repository;
    }
}
