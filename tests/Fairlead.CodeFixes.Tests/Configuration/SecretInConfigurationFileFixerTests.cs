using Fairlead.Analyzers.Credentials;
using Fairlead.CodeFixes.Configuration;
using Fairlead.CodeFixes.Tests.UserSecrets;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.Configuration;

public sealed class SecretInConfigurationFileFixerTests : IDisposable
{
    private const string Password = "hun" + "ter2";
    private const string Other = "sword" + "fish7";

    private readonly TestSecrets _secrets = new();

    public void Dispose() => _secrets.Dispose();

    /// <summary>What .NET's host reads as settings: the same key in the user secrets, and the line is gone.</summary>
    [Theory]
    [InlineData("""{ "Smtp": { "Host": "mail", "Password": "{|FLD1008:hunter2|}" } }""", """{ "Smtp": { "Host": "mail" } }""", "Smtp:Password")]
    [InlineData("""{ "Smtp": { "Password": "{|FLD1008:hunter2|}", "Host": "mail" } }""", """{ "Smtp": { "Host": "mail" } }""", "Smtp:Password")]
    [InlineData("""{ "Smtp:Password": "{|FLD1008:hunter2|}" }""", "{ }", "Smtp:Password")]
    [InlineData("""{ "servers": [{ "name": "a", "password": "{|FLD1008:hunter2|}" }] }""", """{ "servers": [{ "name": "a" }] }""", "servers:0:password")]
    [InlineData("""{ "Passwords": ["{|FLD1008:hunter2|}", ""] }""", """{ "Passwords": ["", ""] }""", "Passwords:0")]
    public async Task Setting_MovesUnderItsKey(string before, string after, string key)
    {
        await FixAsync("appsettings.json", before, after);
        Assert.Equal(new() { [key] = Password }, _secrets.All);
    }

    [Fact]
    public async Task ConnectionString_MovesWhole()
    {
        await FixAsync("appsettings.Development.json",
            "{\n  \"ConnectionStrings\": {\n    \"Shop\": \"Server=sql01;User Id=app;Password={|FLD1008:hunter2|};Encrypt=True\"\n  }\n}\n",
            "{\n  \"ConnectionStrings\": {\n  }\n}\n");
        Assert.Equal(new() { ["ConnectionStrings:Shop"] = "Server=sql01;User Id=app;Password=hunter2;Encrypt=True" }, _secrets.All);
    }

    [Fact]
    public async Task Line_GoesWithItsCommaAndItsComment()
    {
        await FixAsync("appsettings.json",
            """
            {
              // the relay
              "Smtp": {
                "Host": "mail", // ours
                // the password of the relay
                "Password": "{|FLD1008:hunter2|}" // change it often
              },
              "Port": 1
            }
            """,
            """
            {
              // the relay
              "Smtp": {
                "Host": "mail" // ours
              },
              "Port": 1
            }
            """);
        Assert.Equal(new() { ["Smtp:Password"] = Password }, _secrets.All);
    }

    [Fact]
    public async Task HeadingOfSeveralMembers_Stays() => await FixAsync("appsettings.json",
        "{\r\n\t\"Smtp\": {\r\n\t\t// mail\r\n\t\t\"Password\": \"{|FLD1008:hunter2|}\",\r\n\t\t\"Host\": \"mail\"\r\n\t}\r\n}\r\n",
        "{\r\n\t\"Smtp\": {\r\n\t\t// mail\r\n\t\t\"Host\": \"mail\"\r\n\t}\r\n}\r\n");

    [Fact]
    public async Task EscapedValue_IsStoredDecoded()
    {
        await FixAsync("appsettings.json", """{ "Smtp": { "Password": "{|FLD1008:Hun\"ter\u0032x|}" } }""", """{ "Smtp": { } }""");
        Assert.Equal(new() { ["Smtp:Password"] = "Hun\"ter2x" }, _secrets.All);
    }

    /// <summary>What production's file says is not what a developer's program is to get.</summary>
    [Fact]
    public async Task ValueOfAnotherStage_IsKeptUnderItsOrigin()
    {
        await FixAsync("appsettings.Production.json", """{ "Smtp": { "Password": "{|FLD1008:hunter2|}" } }""", """{ "Smtp": { } }""");
        Assert.Equal(new() { ["appsettings.Production.json:Smtp:Password"] = Password }, _secrets.All);
    }

    [Fact]
    public async Task ValueThatDevelopmentReplaces_IsKeptUnderItsOrigin()
    {
        await FixAsync(
            [("appsettings.Development.json", """{ "Smtp": { "Password": "{|FLD1008:swordfish7|}" } }""", """{ "Smtp": { } }"""),
            ("appsettings.json", """{ "Smtp": { "Password": "{|FLD1008:hunter2|}" } }""", """{ "Smtp": { } }""")]);
        Assert.Equal(new() { ["Smtp:Password"] = Other, ["appsettings.json:Smtp:Password"] = Password }, _secrets.All);
    }

    [Fact]
    public async Task OtherValueUnderTheKey_IsTheReason()
    {
        _secrets.Write("{ \"Smtp\": { \"Password\": \"other\" } }");
        var test = NewTest("class C;");
        test.TestState.AdditionalFiles.Add(("appsettings.Development.json", """{ "Smtp": { "Password": "{|FLD1008:hunter2|}" } }"""));
        test.Explanation = "Cannot move to the user secrets: the user secrets file already holds another value under 'Smtp:Password'; " +
            "remove or rename that first";
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("Smtp__Password", "Smtp:Password")]
    [InlineData("ASPNETCORE_Kestrel__Certificates__Default__Password", "Kestrel:Certificates:Default:Password")]
    [InlineData("FAIRLEAD_CONN_ORDERS_DB__PASSWORD", "Connections:orders-db:password")]
    public async Task VariableOfAProfile_MovesUnderTheKeyThatItSets(string name, string key)
    {
        await FixAsync(
            [
                ("connections.json", """{ "connections": { "orders-db": { "conn_type": "postgres" } } }""",
                    """{ "connections": { "orders-db": { "conn_type": "postgres" } } }"""),
                ("Properties/launchSettings.json",
                    $$"""{ "profiles": { "web": { "environmentVariables": { "A": "b", "{{name}}": "{|FLD1008:hunter2|}" } } } }""",
                    """{ "profiles": { "web": { "environmentVariables": { "A": "b" } } } }"""),
            ]);
        Assert.Equal(new() { [key] = Password }, _secrets.All);
    }

    [Theory]
    [InlineData("DB_PASSWORD", "class C { string? F() => Environment.GetEnvironmentVariable(\"DB_PASSWORD\"); }")]
    [InlineData("DB_PASSWORD", "class C;")]
    [InlineData("FAIRLEAD_CONN_CRM__PASSWORD", "class C;")]
    public Task VariableThatALibraryMayRead_Stays(string name, string code) => ExplainAsync(
        "Properties/launchSettings.json",
        $$"""{ "profiles": { "web": { "environmentVariables": { "{{name}}": "{|FLD1008:hunter2|}" } } } }""",
        name[0] == 'D' ? $"whoever reads '{name}' may know the environment only; set it in your shell, and delete it here"
            : $"no manifest of the project declares the connection of '{name}'", code);

    [Fact]
    public async Task VariableThatTheCodeReadsAsASetting_Moves()
    {
        await FixAsync("Properties/launchSettings.json",
            """{ "profiles": { "web": { "environmentVariables": { "DB_PASSWORD": "{|FLD1008:hunter2|}" } } } }""",
            """{ "profiles": { "web": { "environmentVariables": { } } } }""",
            code: "class C { string F(Dictionary<string, string> configuration) => configuration[\"DB_PASSWORD\"]; }");
        Assert.Equal(new() { ["DB_PASSWORD"] = Password }, _secrets.All);
    }

    /// <summary>A row for each reader that fills in placeholders.</summary>
    [Theory]
    [InlineData("docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: {|FLD1008:hunter2|}\n", "${POSTGRES_PASSWORD}")]
    [InlineData("compose.dev.yaml", "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD={|FLD1008:hunter2|}\n", "${POSTGRES_PASSWORD}")]
    [InlineData("docker-compose.yml", "services:\n  db:\n    environment: { POSTGRES_PASSWORD: {|FLD1008:hunter2|} }\n", "\"${POSTGRES_PASSWORD}\"")]
    [InlineData(".github/workflows/ci.yml", "jobs:\n  a:\n    env:\n      DB_PASSWORD: {|FLD1008:hunter2|}\n", "${{ secrets.DB_PASSWORD }}")]
    [InlineData("azure-pipelines.yml", "steps:\n- script: test\n  env:\n    DB_PASSWORD: '{|FLD1008:hunter2|}'\n", "$(DB_PASSWORD)")]
    [InlineData("azure-pipelines.yml", "variables:\n  DB_PASSWORD: {|FLD1008:hunter2|}\n", "$(DB_PASSWORD_SECRET)")]
    [InlineData(".gitlab-ci.yml", "test:\n  script: [ test ]\n  environment:\n    DB_PASSWORD: {|FLD1008:hunter2|}\n", "$DB_PASSWORD")]
    [InlineData("nuget.config", "<configuration><packageSourceCredentials><acme><add key=\"ClearTextPassword\" value=\"{|FLD1008:hunter2|}\" /></acme></packageSourceCredentials></configuration>", "%ACME_PASSWORD%")]
    [InlineData("Deploy.targets", "<Project><PropertyGroup><DbPassword>{|FLD1008:hunter2|}</DbPassword></PropertyGroup></Project>", "$(DB_PASSWORD)")]
    [InlineData("application.properties", "db.password={|FLD1008:hunter2|}\n", "${DB_PASSWORD}")]
    public async Task FileWhoseReaderFillsInPlaceholders_GetsOne(string file, string before, string placeholder)
    {
        await FixAsync(file, before, before.Replace("{|FLD1008:hunter2|}", placeholder, StringComparison.Ordinal));
        string name = new([.. placeholder.Replace("secrets.", "", StringComparison.Ordinal).Where(static c => char.IsLetter(c) || c == '_')]);
        Assert.Equal(new() { [$"{file}:{name}"] = Password }, _secrets.All);
    }

    [Fact]
    public async Task TokenOfNpm_BecomesAVariable()
    {
        await FixAsync(".npmrc", "//npm.acme.example/:_authToken={|FLD1008:Vk3xpQz81mLwT6rN|}\n", "//npm.acme.example/:_authToken=${NPM_AUTH_TOKEN}\n");
        Assert.Equal(new() { [".npmrc:NPM_AUTH_TOKEN"] = "Vk3xpQz81mLwT6rN" }, _secrets.All);
    }

    [Theory]
    [InlineData("FROM a\nARG DB_PASSWORD={|FLD1008:hunter2|}\nRUN b\n", "FROM a\nARG DB_PASSWORD\nRUN b\n")]
    [InlineData("FROM a\nARG DB_PASSWORD=\"{|FLD1008:hunter2|}\"\nRUN b\n", "FROM a\nARG DB_PASSWORD\nRUN b\n")]
    [InlineData("FROM a\nENV DB_PASSWORD={|FLD1008:hunter2|} X=1\n", "FROM a\nARG DB_PASSWORD\nENV DB_PASSWORD=${DB_PASSWORD} X=1\n")]
    [InlineData("FROM a\nENV A=1 \\\n    DB_PASSWORD=\"{|FLD1008:hunter2|}\"\n", "FROM a\nARG DB_PASSWORD\nENV A=1 \\\n    DB_PASSWORD=\"${DB_PASSWORD}\"\n")]
    public async Task ImageOfAContainer_GetsABuildArgument(string before, string after)
    {
        await FixAsync("Dockerfile", before, after);
        Assert.Equal(new() { ["Dockerfile:DB_PASSWORD"] = Password }, _secrets.All);
    }

    [Fact]
    public async Task TwoSecretsOfOneName_GetTwoPlaceholders()
    {
        await FixAsync("docker-compose.yml",
            "services:\n  a:\n    environment:\n      DB_PASSWORD: {|FLD1008:hunter2|}\n  b:\n    environment:\n      DB_PASSWORD: {|FLD1008:swordfish7|}\n  c:\n    environment:\n      DB_PASSWORD: {|FLD1008:hunter2|}\n",
            "services:\n  a:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n  b:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD_2}\n  c:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD}\n");
        Assert.Equal(
            new() { ["docker-compose.yml:DB_PASSWORD"] = Password, ["docker-compose.yml:DB_PASSWORD_2"] = Other }, _secrets.All);
    }

    [Fact]
    public async Task PartOfAValue_IsWrittenInItsPlace()
    {
        await FixAsync("docker-compose.yml",
            "services:\n  a:\n    environment:\n      - ConnectionStrings__Shop=Server=sql;User Id=app;Password={|FLD1008:hunter2|};Encrypt=True\n",
            "services:\n  a:\n    environment:\n      - ConnectionStrings__Shop=Server=sql;User Id=app;Password=${CONNECTION_STRINGS_SHOP_PASSWORD};Encrypt=True\n");
        Assert.Equal(new() { ["docker-compose.yml:CONNECTION_STRINGS_SHOP_PASSWORD"] = Password }, _secrets.All);
    }

    /// <summary>Nothing fills in these; the light bulb says what to do.</summary>
    [Theory]
    [InlineData("k8s.yaml", "apiVersion: v1\nkind: Secret\nstringData:\n  password: {|FLD1008:hunter2|}\n",
        "Kubernetes fills in nothing; create the Secret in the cluster or by an operator, and delete the value here")]
    [InlineData("app.config", "<configuration><appSettings><add key=\"SmtpPassword\" value=\"{|FLD1008:hunter2|}\" /></appSettings></configuration>",
        "ConfigurationManager fills in nothing; move the section to a file that 'configSource' names and Git ignores")]
    [InlineData(".env", "DB_PASSWORD={|FLD1008:hunter2|}\n", "the file is this machine's own; keep it out of Git")]
    [InlineData("local.settings.json", """{ "Values": { "DbPassword": "{|FLD1008:hunter2|}" } }""", "the file is this machine's own; keep it out of Git")]
    [InlineData("deploy.sh", "export DB_PASSWORD={|FLD1008:hunter2|}\n", "let the script read an environment variable, and delete the value here")]
    [InlineData("config.json", """{ "smtp": { "password": "{|FLD1008:hunter2|}" } }""",
        "it is not known what reads this file; supply the value where the program runs, and delete it here")]
    [InlineData("Dockerfile", "FROM a\nRUN curl -u app:{|FLD1008:hunter2|} https://x.acme.io\n", "use 'RUN --mount=type=secret', and delete the value here")]
    [InlineData("appsettings.json", "{ } // \"Password\": \"{|FLD1008:hunter2|}\"", "it is in a comment; revoke the secret, and delete the comment")]
    [InlineData("appsettings.json", """{ "Smtp": { "Password": "{|FLD1008:hunter2|}" }""", "'appsettings.json' is broken; repair it first")]
    public Task FileWithoutPlaceholders_SaysWhatToDo(string file, string text, string advice) => ExplainAsync(file, text, advice);

    [Fact]
    public async Task ProjectWithoutUserSecrets_SaysHowToAddThem()
    {
        var test = NewTest("class C;");
        test.TestState.AnalyzerConfigFiles.Clear();
        test.TestState.AdditionalFiles.Add(("appsettings.json", """{ "Smtp": { "Password": "{|FLD1008:hunter2|}" } }"""));
        test.Explanation = "Cannot move to the user secrets: the project has no user secrets; 'dotnet user-secrets init' adds them";
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private Task FixAsync(string file, string before, string after, string code = "class C;") => FixAsync([(file, before, after)], code);

    private async Task FixAsync(IReadOnlyList<(string Name, string Before, string After)> files, string code = "class C;")
    {
        var test = NewTest(code);
        foreach ((string name, string before, string after) in files)
        {
            test.TestState.AdditionalFiles.Add((name, before));
            test.FixedState.AdditionalFiles.Add((name, after));
        }
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task ExplainAsync(string file, string text, string advice, string code = "class C;")
    {
        var test = NewTest(code);
        test.TestState.AdditionalFiles.Add((file, text));
        test.Explanation = "Cannot move to the user secrets: " + advice;
        await test.RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_secrets.All);
    }

    private CodeFixTest<SecretInConfigurationFileAnalyzer, SecretInConfigurationFileFixer> NewTest(string code)
    {
        var test = new CodeFixTest<SecretInConfigurationFileAnalyzer, SecretInConfigurationFileFixer> { TestCode = code };
        test.TestState.AnalyzerConfigFiles.Add((".globalconfig", $"is_global = true\nbuild_property.UserSecretsId = {_secrets.Id}\n"));
        return test;
    }
}
