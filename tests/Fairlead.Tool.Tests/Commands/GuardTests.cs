using System.Text.Json;

namespace Fairlead.Tool.Tests.Commands;

public class GuardTests
{
    private const int Blocked = 2;

    [Fact]
    public async Task SecretInANewFile_IsBlockedWithoutBeingRepeated()
    {
        ToolRun run = await RunAsync(new { tool_name = "Write", tool_input = new { file_path = "src/Mailer.cs", content = TestRepository.GetMailer(FakeSecrets.Password) } });

        Assert.Equal(Blocked, run.ExitCode);
        Assert.Contains("src/Mailer.cs line 5, FLD1002", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeSecrets.Password, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretInAnEdit_IsBlocked()
    {
        ToolRun run = await RunAsync(new
        {
            tool_name = "MultiEdit",
            tool_input = new { file_path = "appsettings.json", edits = new[] { new { old_string = "{}", new_string = $$"""{ "Password": "{{FakeSecrets.Password}}" }""" } } },
        });

        Assert.Equal(Blocked, run.ExitCode);
    }

    [Fact]
    public async Task SecretInACommand_IsBlocked()
    {
        ToolRun run = await RunAsync(new { tool_name = "Bash", tool_input = new { command = $"export DB_PASSWORD={FakeSecrets.Password}" } });

        Assert.Equal(Blocked, run.ExitCode);
    }

    [Fact]
    public async Task SecretOfAKnownFormatInPlainText_IsBlocked()
    {
        using var repository = new TestRepository();

        Assert.Equal(Blocked, (await repository.RunWithInputAsync($"the key is {FakeSecrets.AwsKey}", "guard")).ExitCode);
    }

    [Theory]
    [InlineData("harmless code", "src/A.cs", "class A { string b = \"c\"; }")]
    [InlineData("clear text, which is no secret", "src/A.cs", "class A { object b = new System.Net.Http.HttpClient().GetAsync(\"http://feeds.partner.io\"); }")]
    [InlineData("documentation", "README.md", "Set `DB_PASSWORD` first.")]
    public async Task OtherEdits_Pass(string situation, string path, string text)
    {
        _ = situation;

        Assert.Equal(ExitCode.Clean, (await RunAsync(new { tool_name = "Write", tool_input = new { file_path = path, content = text } })).ExitCode);
    }

    private static async Task<ToolRun> RunAsync(object input)
    {
        using var repository = new TestRepository();
        return await repository.RunWithInputAsync(JsonSerializer.Serialize(input), "guard");
    }
}
