using Fairlead.TestServers.Vault;

namespace Fairlead.Package.Tests;

/// <summary>The sample that works, run as the README says, from a folder of its own.</summary>
public sealed class OrdersWorkflowTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("orders-workflow-").FullName;

    [Fact]
    public async Task WithoutSetUp_ImportsEveryOrderAndSaysWhereConnectionsCameFrom()
    {
        string output = (await RunAsync(new())).Succeeded().Output;

        Assert.Contains("Imported 1,500 orders in 6 requests from https://localhost:", output, StringComparison.Ordinal);
        Assert.Contains("AT           136    25,772.93", output, StringComparison.Ordinal);
        Assert.Matches(@"orders_api \(http\), deployment development\n(.*\n)*  password +file .*orders_api.password\n", output);
        Assert.True(File.Exists(Path.Combine(_directory, "orders.db")));
    }

    [Fact]
    public async Task DeploymentAndEnvironmentVariable_ChangeTheRun()
    {
        string output = (await RunAsync(new()
        {
            ["FAIRLEAD_DEPLOYMENT"] = "production",
            ["FAIRLEAD_CONN_ORDERS_DB__HOST"] = "mine.db",
        })).Succeeded().Output;

        Assert.Contains("Imported 1,500 orders in 3 requests", output, StringComparison.Ordinal);
        Assert.Matches(@"extra.page_size +manifest, deployment production\n", output);
        Assert.Matches(@"host +environment variable FAIRLEAD_CONN_ORDERS_DB__HOST\n", output);
        Assert.True(File.Exists(Path.Combine(_directory, "mine.db")));
    }

    [Fact]
    public async Task ConnectionOfTheSharedLibrary_TakesTheOverrideOfTheProgram()
    {
        string output = (await RunAsync(new() { ["FAIRLEAD_DEPLOYMENT"] = "production" })).Succeeded().Output;

        Assert.Matches(@"orders_db \(sqlite\), deployment production\n(.*\n)*  host +manifest, deployment production\n", output);
        Assert.True(File.Exists(Path.Combine(_directory, "orders-production.db")));
        Assert.False(File.Exists(Path.Combine(_directory, "orders-shared.db")));
    }

    [Fact]
    public async Task UnknownDeployment_EndsWithTheKnownOnes()
    {
        CommandResult run = await RunAsync(new() { ["FAIRLEAD_DEPLOYMENT"] = "prod" });

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FAIRLEAD_DEPLOYMENT is 'prod', but the declared deployments are development, production", run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--rotate")]
    [InlineData("--from", "environment")]
    [InlineData("--from", "environment", "--rotate")]
    [InlineData("--from", "store")]
    [InlineData("--from", "store", "--rotate")]
    public async Task SecretsElsewhereOrRotated_LoseNoOrder(params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["XDG_CONFIG_HOME"] = Path.Combine(_directory, "settings") };

        string output = (await RunAsync(environment, arguments)).Succeeded().Output;

        Assert.Contains("Imported 1,500 orders in 6 requests", output, StringComparison.Ordinal);
        Assert.Equal(arguments.Contains("--rotate"),
            output.Contains("The partner takes another token after 2 requests", StringComparison.Ordinal));
        Assert.Equal(arguments.Contains("store"), File.Exists(Path.Combine(_directory, "orders-connections.db")));
        if (arguments.Contains("store")) Assert.Matches(@"  password +the store .*orders-connections.db, orders_api\n", output);
        if (arguments.Contains("environment"))
            Assert.Matches(@"  password +environment variable FAIRLEAD_CONN_ORDERS_API__PASSWORD\n", output);
    }

    [Fact]
    public async Task VaultAtItsAddress_HoldsTheSecrets()
    {
        await using FakeVault vault = await FakeVault.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string> { ["VAULT_ADDR"] = vault.Address.AbsoluteUri, ["VAULT_TOKEN"] = vault.RootToken };

        string output = (await RunAsync(environment, "--from", "vault", "--rotate")).Succeeded().Output;

        Assert.Contains("Imported 1,500 orders in 6 requests", output, StringComparison.Ordinal);
        Assert.Matches(@"  password +.*secret.connections.orders_api\n", output);
    }

    [Theory]
    [InlineData("elsewhere", "--from is environment, store or vault")]
    [InlineData("vault", "--from vault needs VAULT_ADDR and VAULT_TOKEN")]
    public async Task PlaceThatIsNone_IsSaid(string place, string expected)
    {
        CommandResult run = await RunAsync(new(), "--from", place);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenValue_IsNamedAndNotQuoted()
    {
        CommandResult run = await RunAsync(new() { ["FAIRLEAD_CONN_ORDERS_DB"] = "plainly-fake-and-no-uri" });

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("environment variable FAIRLEAD_CONN_ORDERS_DB: it is neither a URI nor JSON", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("plainly-fake", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<CommandResult> RunAsync(Dictionary<string, string> environment, params string[] arguments) => DotNet.RunAsync(
        _directory,
        ["run", "--no-build", "-c", LocalFeed.Configuration, "--project", RepositoryFiles.GetFullPath("samples/OrdersWorkflow"), "--",
            .. arguments],
        environment);
}
