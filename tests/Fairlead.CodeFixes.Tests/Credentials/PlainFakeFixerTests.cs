using Fairlead.Analyzers.Credentials;
using Fairlead.CodeFixes.Credentials;
using Fairlead.CodeFixes.Tests.UserSecrets;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.Credentials;

public sealed class PlainFakeFixerTests : IDisposable
{
    private const string Token = "gh" + "p_u8jzPde0IgxLd6GncfBAepfJBd0Kh8024xXH";
    private const string Other = "SG" + ".JKY40uvSwMFLZDe1f8rESQ.edUStPKR0CsTy4Qwb8DwkNhFdnXsiVpzz63FfkCzJr4";
    private const string Password = "Vk3xpQz81mLwT6rN";

    private readonly TestSecrets _secrets = new();

    public void Dispose() => _secrets.Dispose();

    [Fact]
    public async Task Token_BecomesAPlainFakeEverywhereInTheFile()
    {
        await FixAsync(
            $$"""class T { string Sent() => "{|FLD1001:{{Token}}|}"; bool Same(string s) => s == "{|FLD1001:{{Token}}|}"; string Head() => "token {|FLD1001:{{Token}}|}"; }""",
            """class T { string Sent() => "not-a-real-secret"; bool Same(string s) => s == "not-a-real-secret"; string Head() => "token not-a-real-secret"; }""");
        Assert.Equal(new() { ["TestValues:not-a-real-secret"] = Token }, _secrets.All);
    }

    [Fact]
    public async Task AttributeAndConstant_TakeAFakeToo()
    {
        await FixAsync(
            $$"""class T { const string One = "{|FLD1001:{{Token}}|}"; [Obsolete("{|FLD1001:{{Other}}|}")] void F() { } }""",
            """class T { const string One = "not-a-real-secret"; [Obsolete("not-a-real-secret-2")] void F() { } }""");
        Assert.Equal(new() { ["TestValues:not-a-real-secret"] = Token, ["TestValues:not-a-real-secret-2"] = Other }, _secrets.All);
    }

    [Fact]
    public Task ConnectionString_KeepsTheRest() => FixAsync(
        $$"""class T { string S() => "Host=db;Username=app;Password={|FLD1003:{{Password}}|};Database=orders"; }""",
        """class T { string S() => "Host=db;Username=app;Password=not-a-real-password;Database=orders"; }""");

    [Fact]
    public async Task Program_GetsNoFakes()
    {
        var test = NewTest($$"""class T { string Sent() => "{|FLD1001:{{Token}}|}"; }""", isTest: false);
        await test.RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_secrets.All);
    }

    private async Task FixAsync(string code, string fixedCode)
    {
        var test = NewTest(code, isTest: true);
        test.FixedState.Sources.Add(fixedCode);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private CodeFixTest<CredentialAnalyzer, PlainFakeFixer> NewTest(string code, bool isTest)
    {
        var test = new CodeFixTest<CredentialAnalyzer, PlainFakeFixer>();
        test.TestState.Sources.Add(code);
        test.TestState.AnalyzerConfigFiles.Add((".globalconfig",
            $"is_global = true\nbuild_property.UserSecretsId = {_secrets.Id}\nbuild_property.IsTestProject = {isTest}\n"));
        return test;
    }
}
