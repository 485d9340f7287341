using Fairlead.Tool.Tests.Connections;

namespace Fairlead.Tool.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private const string PasswordVariable = "FAIRLEAD_CONN_ORDERS_DB__PASSWORD";

    private readonly ToolProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task MissingPassword_SaysWhichVariableToSet()
    {
        ToolRun run = await _project.RunAsync("check");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("orders_db (postgres): missing", run.Out, StringComparison.Ordinal);
        Assert.Contains("the environment variable FAIRLEAD_CONN_ORDERS_DB__PASSWORD", run.Out, StringComparison.Ordinal);
        Assert.Contains("dotnet user-secrets set \"Connections:orders_db:password\"", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 connections: 1 set, 1 missing", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryValueSet_IsClean()
    {
        _project.Environment[PasswordVariable] = ToolProject.Password;

        ToolRun run = await _project.RunAsync("check");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("password       environment variable " + PasswordVariable, run.Out, StringComparison.Ordinal);
        Assert.Contains("host           manifest, deployment development (hides manifest)", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProject.Password, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another value", "other", "which has another value")]
    [InlineData("the same value", null, "which has the same value")]
    public async Task TwoBackendsWithAValue_WarnsOfTheHiddenOne(string situation, string? second, string remark)
    {
        _project.Environment[PasswordVariable] = ToolProject.Password;
        _project.WriteUserSecrets($$"""{ "Connections:orders_db:password": "{{second ?? ToolProject.Password}}" }""");

        ToolRun run = await _project.RunAsync("check");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.True(run.Out.Contains(
            $"warning: password: environment variable {PasswordVariable} hides configuration Connections:orders_db:password, {remark}",
            StringComparison.Ordinal), $"{situation}: {run.Out}");
    }

    [Fact]
    public async Task Deployment_HasItsOwnConnectionsAndOverrides()
    {
        _project.Environment[PasswordVariable] = ToolProject.Password;

        ToolRun run = await _project.RunAsync("check", "--deployment", "production");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("lake (aws): set", run.Out, StringComparison.Ordinal);
        Assert.Contains("TLS (sslmode verify-full)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownDeployment_IsWrongUsage()
    {
        ToolRun run = await _project.RunAsync("check", "-d", "prodction");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("did you mean 'production'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpiredConnection_Fails()
    {
        using var project = new ToolProject("""
            { "connections": { "feed": { "conn_type": "http", "host": "https://feed.example", "expires": "2026-05-31", "owners": ["Team Feeds"] } } }
            """);

        ToolRun run = await project.RunAsync("check");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("feed (http): expired", run.Out, StringComparison.Ordinal);
        Assert.Contains("it expired on 2026-05-31 (owned by Team Feeds)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RotationDue_IsAWarning()
    {
        using var project = new ToolProject("""
            { "connections": { "feed": { "conn_type": "http", "host": "https://feed.example", "rotate_every": "90.00:00:00", "last_rotated": "2026-01-01" } } }
            """);

        ToolRun run = await project.RunAsync("check");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("warning: It has been due for rotation since 2026-04-01", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClearText_IsAWarning()
    {
        using var project = new ToolProject("""{ "connections": { "feed": { "conn_type": "http" } } }""");
        project.Environment["FAIRLEAD_CONN_FEED"] = "http://feed.example";

        ToolRun run = await project.RunAsync("check");

        Assert.Contains("warning: It is used in clear text", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BackendOutOfReach_IsAFailureAndNotAFinding()
    {
        using var project = new ToolProject("""
            {
              "connections": { "db": { "conn_type": "postgres", "host": "db", "fields": { "password": { "required": true } } } },
              "deployments": { "production": { "backends": [{ "type": "secret_files", "directory": "/nowhere/secrets" }] } }
            }
            """);

        ToolRun run = await project.RunAsync("check", "-d", "production");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("db (postgres): unavailable", run.Out, StringComparison.Ordinal);
        Assert.Contains("the directory does not exist", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MalformedValue_IsNamedAndNotQuoted()
    {
        _project.Environment["FAIRLEAD_CONN_ORDERS_DB"] = "postgres://etl:" + ToolProject.Password + "/x@db:port";

        ToolRun run = await _project.RunAsync("check");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("orders_db (postgres): malformed", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProject.Password, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownSettingOfABackend_IsSaid()
    {
        using var project = new ToolProject("""
            { "connections": {}, "deployments": { "production": { "backends": [{ "type": "secret_files", "path": "/x" }] } } }
            """);

        ToolRun run = await project.RunAsync("check", "-d", "production");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("The deployment 'production' names the backend 'secret_files': it has no setting 'path'", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task LockFile_SaysWhatIsRequired()
    {
        _project.Write("connections.lock.json", """
            { "version": 1, "deployments": [], "connections": { "partner_api": { "conn_type": "http", "required": [], "secrets": [], "deployments": [] } } }
            """);

        ToolRun run = await _project.RunAsync("check");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("1 connection: 1 set", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesOnly_ReadsNoValue()
    {
        _project.Environment[PasswordVariable + "_FILE"] = "/nowhere/password";

        ToolRun run = await _project.RunAsync("check", "--names-only");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains($"password  environment variable {PasswordVariable}_FILE", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesOnly_WithoutTheName_Fails()
    {
        ToolRun run = await _project.RunAsync("check", "--names-only");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("no name says that 'password' is set", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_CountsCallsOfServices()
    {
        using var project = new ToolProject($$"""
            {
              "connections": { "a": { "conn_type": "http", "host": "https://a.example" }, "b": { "conn_type": "http", "host": "https://b.example" } },
              "deployments": { "production": { "backends": [{ "type": "store", "path": "{{Path.GetTempPath()}}/none/store.db", "key_file": "/none" }] } }
            }
            """);

        ToolRun run = await project.RunAsync("check", "-d", "production", "--cost");

        Assert.Contains("store: at most 24 calls per hour and process (2 connections, each used for 5 minutes)", run.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoManifest_SaysWhereOneIs()
    {
        using var project = new ToolProject();
        project.Write("src/Other/connections.json", ToolProject.Manifest);
        File.Delete(project.GetPath("connections.json"));

        ToolRun run = await project.RunAsync("check");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("name the project: --project " + Path.Combine("src", "Other"), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenManifest_HasTheExactPlace()
    {
        using var project = new ToolProject("{\n  \"connections\": {\n    \"a\": { \"conn_type\" \"http\" }\n  }\n}\n");

        ToolRun run = await project.RunAsync("check");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("connections.json(3,24): FLD4001", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MistakeInOneConnection_LeavesTheOthers()
    {
        using var project = new ToolProject("""
            { "connections": { "a": { "conn_type": "postgress" }, "b": { "conn_type": "http", "host": "https://b.example" } } }
            """);

        ToolRun run = await project.RunAsync("check");

        Assert.Contains("did you mean", run.Error, StringComparison.Ordinal);
        Assert.Contains("b (http): set", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenSettings_HaveTheExactPlace()
    {
        _project.Write("appsettings.json", "{\n  \"a\": \n}");

        ToolRun run = await _project.RunAsync("check");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("appsettings.json' cannot be read as JSON (line 3", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HasTheWholeVerdict()
    {
        ToolRun run = await _project.RunAsync("check", "-o", "json");

        Core.Json.JsonValue orders =
            ToolProject.ReadJson(run)["connections"]!.Elements.Single(connection => connection["conn_id"]!.Text == "orders_db");
        Assert.Equal("missing", orders["state"]!.Text);
        Assert.Equal(["password"], orders["missing"]!.Elements.Select(element => element.Text));
    }

    [Fact]
    public async Task Explain_ShowsTheChain()
    {
        _project.Environment[PasswordVariable] = ToolProject.Password;

        ToolRun run = await _project.RunAsync("explain", "orders_db", "-d", "production");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains($"environment: found ({PasswordVariable})", run.Out, StringComparison.Ordinal);
        Assert.Contains("extra.sslmode  manifest", run.Out, StringComparison.Ordinal);
    }
}
