using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fairlead.Package.Tests;

/// <summary>The sample that is published trimmed, and compiled to machine code: what either would break, breaks when it runs.</summary>
public sealed class ConnectionProbeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("connection-probe-").FullName;

    [Fact]
    public async Task PublishedTrimmedAndSelfContained_WarnsOfNothingAndRuns()
    {
        await PublishAsync("--no-restore");

        Assert.True(File.Exists(Path.Combine(_directory, "System.Private.CoreLib.dll")));
        await AssertRunsAsync();
    }

    [Fact]
    public async Task CompiledToMachineCode_WarnsOfNothingAndRuns()
    {
        if (!HasLinker()) Assert.Skip("Neither clang nor gcc is installed, one of which links native programs");
        await PublishAsync("-p:Native=true");

        Assert.False(File.Exists(Path.Combine(_directory, "System.Private.CoreLib.dll")));
        await AssertRunsAsync();
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static bool HasLinker() => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(static folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));

    private async Task PublishAsync(string option)
    {
        CommandResult publish = (await DotNet.RunAsync(RepositoryFiles.GetFullPath(""),
            ["publish", "samples/ConnectionProbe", option, "-c", LocalFeed.Configuration, "-o", _directory, "--nologo"])).Succeeded();
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
    }

    private async Task AssertRunsAsync()
    {
        using var server = new TcpListener(IPAddress.Loopback, port: 0);
        server.Start();
        int port = ((IPEndPoint)server.LocalEndpoint).Port;

        CommandResult run = await DotNet.RunProgramAsync(Path.Combine(_directory, "ConnectionProbe"), _directory,
            new Dictionary<string, string>
        {
            ["FAIRLEAD_DEPLOYMENT"] = "production",
            ["FAIRLEAD_CONN_ORDERS_DB"] = string.Create(CultureInfo.InvariantCulture,
                $"postgres://etl:plainly-fake@127.0.0.1:{port}/orders"),
            ["FAIRLEAD_CONN_LEDGER__HOST"] = "127.0.0.1",
            ["FAIRLEAD_CONN_LEDGER__PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["FAIRLEAD_CONN_SESSION_CACHE__HOST"] = "127.0.0.1",
            ["FAIRLEAD_CONN_SESSION_CACHE__PORT"] = "1",
            ["FAIRLEAD_CONN_PARTNER_API__HOST"] = "https://127.0.0.1:1/v2/",
            ["FAIRLEAD_CONN_PARTNER_API__EXTRA__PROBE_PATHS"] = "health,ready",
        });

        Assert.Equal(
            $"""
            orders_db      answers          etl@127.0.0.1:{port}/orders, VerifyFull
            session_cache  does not answer  rediss://127.0.0.1:1/
            ledger         answers          127.0.0.1, Mandatory
            partner_api    does not answer  https://127.0.0.1:1/v2/health
            partner_api    does not answer  https://127.0.0.1:1/v2/ready

            """.ReplaceLineEndings("\n"),
            run.Output.ReplaceLineEndings("\n"));
        Assert.Equal(1, run.ExitCode);
    }
}
