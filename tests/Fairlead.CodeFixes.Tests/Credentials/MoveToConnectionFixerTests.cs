using Fairlead.CodeFixes.Credentials;
using Fairlead.CodeFixes.Tests.UserSecrets;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.Credentials;

public sealed class MoveToConnectionFixerTests : IDisposable
{
    private const string Get = "connections.Smtp.Get().Password.Reveal()";

    private const string Entry = """{ "conn_type": "generic", "fields": { "password": { "required": true } } }""";

    /// <summary>What the generator makes of the manifest after the fix: the test's compiler runs no generator.</summary>
    private const string Generated = """
        using Fairlead;
        public sealed partial class Connections(IConnectionResolver resolver)
        {
            public ConnectionAccessor<TypedConnection> Connection { get; } = new("connection", resolver, c => new(c));
            public ConnectionAccessor<TypedConnection> Mail { get; } = new("mail", resolver, c => new(c));
            public ConnectionAccessor<TypedConnection> Smtp { get; } = new("smtp", resolver, c => new(c));
            public ConnectionAccessor<TypedConnection> Smtp2 { get; } = new("smtp_2", resolver, c => new(c));
            public ConnectionAccessor<TypedConnection> Crm { get; } = new("crm", resolver, c => new(c));
            public ConnectionAccessor<TypedConnection> OrdersDb { get; } = new("orders_db", resolver, c => new(c));
            public static class Ids { public const string Smtp = "smtp"; }
        }
        public sealed class TypedConnection(Connection connection)
        {
            public Secret Password { get; } = connection.Password!;
            public string ToConnectionString() => connection.Id;
        }
        namespace Npgsql
        {
            public sealed class NpgsqlConnection(string connectionString) { public string ConnectionString { get; } = connectionString; }
        }
        """;

    private readonly TestSecrets _secrets = new();

    public void Dispose() => _secrets.Dispose();

    [Theory]
    [InlineData("class C(Connections connections) { string SmtpPassword => [|\"hunter2\"|]; }")]
    [InlineData("class C { public C(Connections connections) { SmtpPassword = [|\"hunter2\"|]; } string SmtpPassword { get; } }")]
    [InlineData("class C { string SmtpPassword(Connections connections) => [|\"hunter2\"|]; }")]
    [InlineData("class C { string GetSmtpPassword(Connections connections) { string smtp_pwd = [|@\"hunter2\"|]; return smtp_pwd; } }")]
    [InlineData("class C { Func<string> F(Connections connections) => () => { var SMTP_PASSWORD = [|\"\"\"hunter2\"\"\"|]; return " +
        "SMTP_PASSWORD; }; }")]
    [InlineData("class C { void F(Connections connections) => G(smtpPassword: [|\"hunter2\"|]); void G(string smtpPassword) { } }")]
    [InlineData("class C { string Password = \"\"; void F(C smtp, Connections connections) => smtp.Password = [|\"hunter2\"|]; }")]
    [InlineData("class C { static Connections connections = null!; static string SmtpPassword() => [|\"hunter2\"|]; }")]
    public Task SecretWhereAValueOfConnectionsIsInScope_Moves(string code) =>
        FixAsync(code, Fixed(code, Get), Manifest($"\"smtp\": {Entry}"));

    [Theory]
    [InlineData("class C(Connections connections) { void F(string smtpPassword = [|\"hunter2\"|]) { } }")]
    [InlineData("class C(Connections connections) { bool F(string smtp) => smtp is [|\"hunter2\"|]; }")]
    [InlineData("class C(Connections connections) { int F(string smtp) { switch (smtp) { case [|\"hunter2\"|]: return 1; default: " +
        "return 0; } } }")]
    [InlineData("class C(Connections connections) { [Obsolete([|\"hunter2\"|])] void F() { } }")]
    [InlineData("struct C(Connections connections) { Func<string> F() => () => [|\"hunter2\"|]; }")]
    public async Task SecretWhereNoConnectionCanBeHad_OffersNothing(string code)
    {
        await NewTest(code, Manifest("")).RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_secrets.All);
    }

    [Fact]
    public Task ParameterThatAFieldKeeps_IsReadFromTheField() => FixAsync(
        """class C(Connections connections) { readonly Connections _all = connections; string SmtpPassword => [|"hunter2"|]; }""",
        """class C(Connections connections) { readonly Connections _all = connections; string SmtpPassword => _all.Smtp.Get().Password.Reveal(); }""",
        Manifest($"\"smtp\": {Entry}"));

    [Fact]
    public Task ResolverInScope_IsAskedByTheId() => FixAsync(
        """using Fairlead; class C(Fairlead.IConnectionResolver resolver) { string SmtpPassword => [|"hunter2"|]; }""",
        """using Fairlead; class C(Fairlead.IConnectionResolver resolver) { string SmtpPassword => resolver.Get(Connections.Ids.Smtp).Password!.Reveal(); }""",
        Manifest($"\"smtp\": {Entry}"));

    [Theory]
    [InlineData("", "using Fairlead;\n\n")]
    [InlineData("// The licence.\n\n", "// The licence.\n\nusing Fairlead;\n\n")]
    [InlineData("/// <summary>Sends mail.</summary>\n", "using Fairlead;\n\n/// <summary>Sends mail.</summary>\n")]
    [InlineData("using System;\n\n", "using System;\nusing Fairlead;\n\n")]
    [InlineData("using System.Text;\nusing Npgsql;\n\n", "using System.Text;\nusing Fairlead;\nusing Npgsql;\n\n")]
    [InlineData("using System.Text;\r\nusing Npgsql;\r\n\r\n", "using System.Text;\r\nusing Fairlead;\r\nusing Npgsql;\r\n\r\n")]
    [InlineData("using Text = System.Text.StringBuilder;\n\n", "using Fairlead;\nusing Text = System.Text.StringBuilder;\n\n")]
    [InlineData("global using System;\n\n", "global using System;\nusing Fairlead;\n\n")]
    [InlineData("namespace Acme;\n\n", "using Fairlead;\n\nnamespace Acme;\n\n")]
    public Task ResolverInAFileWithoutItsNamespace_GetsTheUsingDirective(string top, string fixedTop) => FixAsync(
        top + """class C(global::Fairlead.IConnectionResolver resolver) { string SmtpPassword => [|"hunter2"|]; }""",
        fixedTop + """class C(global::Fairlead.IConnectionResolver resolver) { string SmtpPassword => resolver.Get(Connections.Ids.Smtp).Password!.Reveal(); }""",
        Manifest($"\"smtp\": {Entry}"));

    [Theory]
    [InlineData("global using Fairlead;\n")]
    [InlineData("namespace Fairlead.Mails;\n")]
    public Task ResolverWhoseNamespaceIsInScope_GetsNoUsingDirective(string top) => FixAsync(
        top + """class C(Fairlead.IConnectionResolver resolver) { string SmtpPassword => [|"hunter2"|]; }""",
        top + """class C(Fairlead.IConnectionResolver resolver) { string SmtpPassword => resolver.Get(Connections.Ids.Smtp).Password!.Reveal(); }""",
        Manifest($"\"smtp\": {Entry}"));

    [Fact]
    public Task ConnectionsBesideAResolver_ArePreferred() => FixAsync(
        """using Fairlead; class C(Fairlead.IConnectionResolver resolver, Connections @event) { string SmtpPassword => [|"hunter2"|]; }""",
        """using Fairlead; class C(Fairlead.IConnectionResolver resolver, Connections @event) { string SmtpPassword => @event.Smtp.Get().Password.Reveal(); }""",
        Manifest($"\"smtp\": {Entry}"));

    [Fact]
    public async Task SeveralSecrets_MoveToConnectionsOfTheirOwn()
    {
        await FixAsync(
            """class C(Connections connections) { string SmtpPassword => [|"hunter2"|]; string CrmToken => [|"hunter25"|]; }""",
            $$"""class C(Connections connections) { string SmtpPassword => {{Get}}; string CrmToken => connections.Crm.Get().Password.Reveal(); }""",
            Manifest($"\"smtp\": {Entry}", $"\"crm\": {Entry}"));
        Assert.Equal(new() { ["Connections:smtp:password"] = "hunter2", ["Connections:crm:password"] = "hunter25" }, _secrets.All);
    }

    [Fact]
    public async Task NameThatIsTaken_GetsANumber()
    {
        await FixAsync(
            """class C(Connections connections) { string SmtpPassword => [|"hunter2"|]; string SmtpToken => [|"hunter25"|]; }""",
            $$"""class C(Connections connections) { string SmtpPassword => {{Get}}; string SmtpToken => connections.Smtp2.Get().Password.Reveal(); }""",
            Manifest($"\"smtp\": {Entry}", $"\"smtp_2\": {Entry}"));
        Assert.Equal(new() { ["Connections:smtp:password"] = "hunter2", ["Connections:smtp_2:password"] = "hunter25" }, _secrets.All);
    }

    [Theory]
    [InlineData("SMTP")]
    [InlineData("smtp-")]
    public Task NameThatTheManifestHasInAnotherSpelling_IsThatConnection(string taken) => FixAsync(
        """class C(Connections connections) { string SmtpPassword => [|"hunter2"|]; }""",
        """class C(Connections connections) { string SmtpPassword => connections.Smtp.Get().Password.Reveal(); }""",
        Manifest($"\"{taken}\": {Entry}"),
        before: Manifest($$"""
            "{{taken}}": { "conn_type": "generic" }
            """));

    [Theory]
    [InlineData("{ \"connections\": { \"crm\": { \"conn_type\": ")]
    [InlineData("[]")]
    [InlineData("{ \"connections\": [] }")]
    public Task ManifestThatCannotBeRead_OffersNothing(string manifest) =>
        NewTest("""class C(Connections connections) { string SmtpPassword => [|"hunter2"|]; }""", manifest)
            .RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("")]
    [InlineData("../../etc")]
    [InlineData("..")]
    public async Task ProjectWithoutUserSecrets_OffersNothing(string userSecretsId)
    {
        var test = NewTest("""class C(Connections connections) { string SmtpPassword => [|"hunter2"|]; }""", Manifest(""));
        test.TestState.AnalyzerConfigFiles.Clear();
        test.TestState.AnalyzerConfigFiles.Add((".globalconfig", $"is_global = true\nbuild_property.UserSecretsId = {userSecretsId}\n"));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Title_NamesTheConnectionAndNotTheValue()
    {
        var test = NewTest("""class C(Connections connections) { string SmtpPassword => [|"hunter2"|]; }""", Manifest(""));
        test.CodeActionTitle = "Move to the connection 'smtp'";
        test.FixedState.Sources.Add($$"""class C(Connections connections) { string SmtpPassword => {{Get}}; }""");
        test.FixedState.Sources.Add(Generated);
        test.FixedState.AdditionalFiles.Add(("connections.json", Manifest($"\"smtp\": {Entry}")));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task FixAsync(string code, string fixedCode, string manifest, string? before = null)
    {
        var test = NewTest(code, before ?? Manifest(""));
        test.FixedState.Sources.Add(fixedCode);
        test.FixedState.Sources.Add(Generated);
        test.FixedState.AdditionalFiles.Add(("connections.json", manifest));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private CodeFixTest<PlainSecretAnalyzer, MoveToConnectionFixer> NewTest(string code, string? manifest)
    {
        var test = new CodeFixTest<PlainSecretAnalyzer, MoveToConnectionFixer>();
        test.TestState.Sources.Add(code);
        test.TestState.Sources.Add(Generated);
        if (manifest is not null) test.TestState.AdditionalFiles.Add(("connections.json", manifest));
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<Secret>());
        test.TestState.AdditionalReferences.Add(FrameworkReferences.GetAssembly<FairleadOptions>());
        test.TestState.AnalyzerConfigFiles.Add((".globalconfig", $"is_global = true\nbuild_property.UserSecretsId = {_secrets.Id}\n"));
        return test;
    }

    private static string Fixed(string code, string replacement)
    {
        int start = code.IndexOf("[|", StringComparison.Ordinal);
        int end = code.IndexOf("|]", StringComparison.Ordinal) + 2;
        return code[..start] + replacement + code[end..];
    }

    private static string Manifest(params string[] entries)
    {
        string inside = string.Join(",", entries.Where(entry => entry.Length > 0).Select(entry => "\n    " + entry));
        return $"{{\n  // what this project talks to\n  \"connections\": {{{inside}\n  }}\n}}\n";
    }
}
