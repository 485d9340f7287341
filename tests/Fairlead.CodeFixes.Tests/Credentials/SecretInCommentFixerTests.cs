using Fairlead.Analyzers.Credentials;
using Fairlead.CodeFixes.Credentials;
using Fairlead.CodeFixes.Tests.UserSecrets;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.Credentials;

public sealed class SecretInCommentFixerTests : IDisposable
{
    private const string Key = "Comments:Test0";

    private readonly TestSecrets _secrets = new();

    public void Dispose() => _secrets.Dispose();

    [Theory]
    [InlineData("// user: app, password: [|hunter2|]", "// user: app, password: ***")]
    [InlineData("/* mail.Password = \"[|hunter2|]\"; */", "/* mail.Password = \"***\"; */")]
    [InlineData("// until 2021: Server=dw;User Id=loader;Password=[|Winter2019!|]", "// until 2021: Server=dw;User Id=loader;Password=***")]
    [InlineData("/// <remarks>curl -u app:[|hunter2|] https://orders.io</remarks>", "/// <remarks>curl -u app:*** https://orders.io</remarks>")]
    public async Task Secret_GoesToTheUserSecrets(string comment, string fixedComment)
    {
        await FixAsync($"{comment}\nclass C;", $"{fixedComment}\nclass C;");
        int start = comment.IndexOf("[|", StringComparison.Ordinal) + 2;
        Assert.Equal(comment[start..comment.IndexOf("|]", StringComparison.Ordinal)], _secrets.All[Key]);
    }

    [Fact]
    public async Task SeveralSecrets_GetKeysOfTheirOwn()
    {
        await FixAsync(
            "// password: [|hunter2|]\nclass C; // password: [|hunter3|]\n// password: [|hunter2|]",
            "// password: ***\nclass C; // password: ***\n// password: ***");
        Assert.Equal(new() { [Key] = "hunter2", [Key + "-2"] = "hunter3" }, _secrets.All);
    }

    [Fact]
    public async Task KeyThatHasAnotherValue_IsLeftAlone()
    {
        _secrets.Write($$"""{ "{{Key}}": "of another time" }""");
        await FixAsync("// password: [|hunter2|]\nclass C;", "// password: ***\nclass C;");
        Assert.Equal(new() { [Key] = "of another time", [Key + "-2"] = "hunter2" }, _secrets.All);
    }

    private async Task FixAsync(string code, string fixedCode)
    {
        var test = new CodeFixTest<SecretInCommentAnalyzer, SecretInCommentFixer>();
        test.TestState.Sources.Add(code);
        test.FixedState.Sources.Add(fixedCode);
        test.TestState.AnalyzerConfigFiles.Add((".globalconfig", $"is_global = true\nbuild_property.UserSecretsId = {_secrets.Id}\n"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }
}
