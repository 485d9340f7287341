using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fairlead.Package.Tests;

/// <summary>The sample that is published self-contained and trimmed: what trimming would break, breaks when it runs.</summary>
public sealed class ConnectionProbeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("connection-probe-").FullName;

    [Fact]
    public async Task PublishedTrimmedAndSelfContained_WarnsOfNothingAndRuns()
    {
        CommandResult publish = (await DotNet.RunAsync(RepositoryFiles.PathOf(""),
            ["publish", "samples/ConnectionProbe", "--no-restore", "-c", LocalFeed.Configuration, "-o", _directory, "--nologo"])).Succeeded();
        using var server = new TcpListener(IPAddress.Loopback, port: 0);
        server.Start();
        int port = ((IPEndPoint)server.LocalEndpoint).Port;

        CommandResult run = await DotNet.RunProgramAsync(Path.Combine(_directory, "ConnectionProbe"), _directory, new Dictionary<string, string>
        {
            ["FAIRLEAD_DEPLOYMENT"] = "production",
            ["FAIRLEAD_CONN_ORDERS_DB"] = string.Create(CultureInfo.InvariantCulture, $"postgres://etl:plainly-fake@127.0.0.1:{port}/orders"),
            ["FAIRLEAD_CONN_LEDGER__HOST"] = "127.0.0.1",
            ["FAIRLEAD_CONN_LEDGER__PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["FAIRLEAD_CONN_SESSION_CACHE__HOST"] = "127.0.0.1",
            ["FAIRLEAD_CONN_SESSION_CACHE__PORT"] = "1",
            ["FAIRLEAD_CONN_PARTNER_API__HOST"] = "https://127.0.0.1:1/v2/",
            ["FAIRLEAD_CONN_PARTNER_API__EXTRA__PROBE_PATHS"] = "health,ready",
        });

        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        Assert.True(File.Exists(Path.Combine(_directory, "System.Private.CoreLib.dll")));
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

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
