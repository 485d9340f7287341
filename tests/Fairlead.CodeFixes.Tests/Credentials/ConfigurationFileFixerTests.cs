using Fairlead.Analyzers.Credentials;
using Fairlead.CodeFixes.Credentials;
using Fairlead.TestFramework;

namespace Fairlead.CodeFixes.Tests.Credentials;

public class ConfigurationFileFixerTests
{
    [Theory]
    [InlineData("appsettings.json", """{ "Smtp": { "Password": "[|hunter2|]" } }""", """{ "Smtp": { "Password": "<Smtp__Password>" } }""")]
    [InlineData("local.settings.json", """{ "Values": { "Smtp:Password": "[|hunter2|]" } }""", """{ "Values": { "Smtp:Password": "<Smtp__Password>" } }""")]
    [InlineData("Properties/launchSettings.json",
        """{ "profiles": { "Api": { "environmentVariables": { "SMTP_PASSWORD": "[|hunter2|]" } } } }""",
        """{ "profiles": { "Api": { "environmentVariables": { "SMTP_PASSWORD": "<SMTP_PASSWORD>" } } } }""")]
    [InlineData("appsettings.json",
        """{ "ConnectionStrings": { "Orders": "Server=db;User Id=app;Password=[|Tr0ub4dor|]" } }""",
        """{ "ConnectionStrings": { "Orders": "Server=db;User Id=app;Password=<ConnectionStrings__Orders>" } }""")]
    [InlineData("web.config",
        """<configuration><appSettings><add key="SmtpPassword" value="[|hunter2|]" /></appSettings></configuration>""",
        """<configuration><appSettings><add key="SmtpPassword" value="${SMTP_PASSWORD}" /></appSettings></configuration>""")]
    [InlineData("NuGet.config",
        """<configuration><packageSourceCredentials><Contoso><add key="ClearTextPassword" value="[|hunter2|]" /></Contoso></packageSourceCredentials></configuration>""",
        """<configuration><packageSourceCredentials><Contoso><add key="ClearTextPassword" value="%CLEAR_TEXT_PASSWORD%" /></Contoso></packageSourceCredentials></configuration>""")]
    [InlineData("Api.csproj",
        "<Project><PropertyGroup><DbPassword>[|hunter2|]</DbPassword></PropertyGroup></Project>",
        "<Project><PropertyGroup><DbPassword>$(DB_PASSWORD)</DbPassword></PropertyGroup></Project>")]
    [InlineData("docker-compose.yml",
        "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=[|hunter2|]\n",
        "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD=${POSTGRES_PASSWORD}\n")]
    [InlineData("values.yaml", "smtp:\n  password: '[|hunter2|]'\n", "smtp:\n  password: '${SMTP_PASSWORD}'\n")]
    [InlineData("azure-pipelines.yml", "variables:\n  deployPassword: [|hunter2|]\n", "variables:\n  deployPassword: $(DEPLOY_PASSWORD)\n")]
    [InlineData(".github/workflows/build.yml", "env:\n  DB_PASSWORD: [|hunter2|]\n", "env:\n  DB_PASSWORD: ${{ secrets.DB_PASSWORD }}\n")]
    [InlineData("application.properties", "smtp.password=[|hunter2|]\n", "smtp.password=${SMTP_PASSWORD}\n")]
    [InlineData(".env", "DB_PASSWORD=[|hunter2|]\nA=1\n", "DB_PASSWORD=\nA=1\n")]
    [InlineData(".env", "DB_PASSWORD=\"[|hunter2|]\"\n", "DB_PASSWORD=\"\"\n")]
    public Task Secret_IsReplacedByWhatTheReaderOfTheFileUnderstands(string path, string text, string fixedText) =>
        VerifyAsync((path, text), (path, fixedText));

    [Fact]
    public Task SecretsOfSeveralFiles_AreReplacedAtOnce()
    {
        var test = new CodeFixTest<ConfigurationFileAnalyzer, ConfigurationFileFixer> { TestCode = "" };
        test.TestState.AdditionalFiles.Add(("appsettings.json", """{ "A": { "Password": "[|hunter2|]" }, "B": { "Password": "[|hunter2|]" } }"""));
        test.TestState.AdditionalFiles.Add((".env", "DB_PASSWORD=[|hunter2|]\n"));
        test.FixedState.AdditionalFiles.Add(("appsettings.json", """{ "A": { "Password": "<A__Password>" }, "B": { "Password": "<B__Password>" } }"""));
        test.FixedState.AdditionalFiles.Add((".env", "DB_PASSWORD=\n"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("secret.yaml", "kind: Secret\ndata:\n  password: [|aHVudGVyMg==|]\n")]
    [InlineData("values.yaml", "smtp: { password: [|hunter2|] }\n")]
    [InlineData("appsettings.json", """{ "Password": [|739154|] }""")]
    [InlineData("notes.txt", "sftp://etl:[|hunter2|]@files.internal/")]
    public Task WherePlaceholdersWouldBreakTheFile_NoneIsOffered(string path, string text) => VerifyAsync((path, text), null);

    private static Task VerifyAsync((string Path, string Text) file, (string Path, string Text)? fixedFile)
    {
        var test = new CodeFixTest<ConfigurationFileAnalyzer, ConfigurationFileFixer> { TestCode = "" };
        test.TestState.AdditionalFiles.Add(file);
        if (fixedFile is { } expected) test.FixedState.AdditionalFiles.Add(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
