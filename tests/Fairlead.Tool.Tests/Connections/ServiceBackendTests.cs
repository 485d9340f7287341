using Fairlead.TestServers.Vault;

namespace Fairlead.Tool.Tests.Connections;

/// <summary>Backends that the manifest names: a secrets service, and the encrypted store.</summary>
public class ServiceBackendTests
{
    private const string Mount = "secret";

    [Fact]
    public async Task Vault_IsReadAndWritten()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        vault.MountKeyValues(Mount);
        using ToolProject project = CreateProject(vault.Address, vault.RootToken);

        ToolRun missing = await project.RunAsync("check", "-d", "production", "--cost");
        ToolRun added =
            await project.RunAsync(ToolProject.Password, ["connections", "add", "db", "--conn-password", "-", "-d", "production"]);
        ToolRun set = await project.RunAsync("check", "-d", "production");
        ToolRun updated = await project.RunAsync("connections", "update", "db", "--conn-login", "other", "-d", "production");
        ToolRun shown = await project.RunAsync("connections", "get", "db", "-d", "production", "-o", "json", "--reveal");
        ToolRun deleted = await project.RunAsync("connections", "delete", "db", "-d", "production");
        ToolRun gone = await project.RunAsync("connections", "get", "db", "-d", "production");

        Assert.Equal(ExitCode.Findings, missing.ExitCode);
        Assert.Contains("at most 12 calls per hour and process", missing.Out, StringComparison.Ordinal);
        Assert.True(added.ExitCode == ExitCode.Clean, added.Error);
        Assert.True(set.ExitCode == ExitCode.Clean, set.Out + set.Error);
        Assert.True(updated.ExitCode == ExitCode.Clean, updated.Error);
        Assert.Equal("other", ToolProject.ReadJson(shown)["login"]!.Text);
        Assert.Equal(ToolProject.Password, ToolProject.ReadJson(shown)["password"]!.Text);
        Assert.True(deleted.ExitCode == ExitCode.Clean, deleted.Error);
        Assert.Equal(ExitCode.Findings, gone.ExitCode);
        Assert.DoesNotContain(vault.RootToken, missing.Out + set.Out + gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedToken_IsDeniedAndNotMissing()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        vault.MountKeyValues(Mount);
        using ToolProject project = CreateProject(vault.Address, "no-such-token");

        ToolRun run = await project.RunAsync("check", "-d", "production");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("db (postgres): denied", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("no-such-token", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceThatIsDown_IsAFailureAndNothingIsWritten()
    {
        using ToolProject project = CreateProject(new Uri("http://127.0.0.1:9"), "token");

        ToolRun check = await project.RunAsync("check", "-d", "production");
        ToolRun add = await project.RunAsync("x", ["connections", "add", "db", "--conn-password", "-", "-d", "production"]);
        ToolRun get = await project.RunAsync("connections", "get", "db", "-d", "production");

        Assert.Equal(ExitCode.Failure, check.ExitCode);
        Assert.Equal(ExitCode.Failure, add.ExitCode);
        Assert.Contains("read it before you try again", add.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failure, get.ExitCode);
    }

    [Fact]
    public async Task NamesOnly_IsUnknownWhereAServiceCannotBeListed()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        vault.MountKeyValues(Mount);
        using ToolProject project = CreateProject(vault.Address, vault.RootToken);

        ToolRun run = await project.RunAsync("check", "-d", "production", "--names-only");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("db (postgres): unknown", run.Out, StringComparison.Ordinal);
        Assert.Contains("can't list its connections", run.Out, StringComparison.Ordinal);
        Assert.Empty(vault.Calls);
    }

    [Fact]
    public async Task Store_KeepsAndListsConnections()
    {
        using var project = new ToolProject("""{ "connections": {} }""");
        project.Write("store.key", Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)));
        File.SetAttributes(project.GetPath("store.key"), FileAttributes.Normal);
        project.Write("connections.json", $$"""
            {
              "connections": {},
              "deployments": { "production": { "backends": [{ "type": "store", "path": "{{project.GetPath("store.db")}}", "key_file": "{{project.GetPath("store.key")}}" }] } }
            }
            """);

        ToolRun added = await project.RunAsync($"postgres://u:{ToolProject.Password}@h/d",
            ["connections", "add", "sales_db", "--conn-uri", "-", "-d", "production"]);
        ToolRun listed = await project.RunAsync("connections", "list", "-d", "production", "-o", "json");
        ToolRun named = await project.RunAsync("connections", "list", "-d", "production", "--conn-id", "sales_db");

        Assert.True(added.ExitCode == ExitCode.Clean, added.Error);
        Assert.Equal("sales_db", ToolProject.ReadJson(listed).Elements.Single()["conn_id"]!.Text);
        Assert.Contains("set, undeclared", named.Out, StringComparison.Ordinal);
    }

    private static ToolProject CreateProject(Uri address, string token)
    {
        var project = new ToolProject("""{ "connections": {} }""");
        project.Write("token", token);
        project.Write("connections.json", $$"""
            {
              "connections": { "db": { "conn_type": "postgres", "host": "db", "schema": "orders", "login": "etl", "fields": { "password": { "required": true } } } },
              "deployments": {
                "production": {
                  "backends": [{ "type": "vault", "address": "{{address}}", "mount_point": "{{Mount}}", "token_file": "{{project.GetPath("token")}}", "timeout": "00:00:02" }]
                }
              }
            }
            """);
        return project;
    }
}
