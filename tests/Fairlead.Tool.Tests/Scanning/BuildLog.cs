using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Fairlead.Tool.Tests.Scanning;

/// <summary>The findings that SARIF logs have, of a build or of a scan, as lines that can be compared.</summary>
internal static class BuildLog
{
    /// <summary>Builds a project that was restored and built before, so that the compiler writes its log.</summary>
    public static async Task<IReadOnlyList<string>> BuildAsync(string project, string root, params string[] arguments)
    {
        string log = Path.GetTempFileName();
        try
        {
            await RunAsync(
                ["build", project, "-v", "q", "--no-dependencies", "--no-restore", "-t:Rebuild", $"-p:ErrorLog={log}%2cversion=2.1", .. arguments]);
            return Read(await File.ReadAllTextAsync(log), root);
        }
        finally
        {
            File.Delete(log);
        }
    }

    public static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in arguments.Append("-nodeReuse:false")) start.ArgumentList.Add(argument);
        using Process build = Process.Start(start)!;
        string output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, output);
    }

    /// <summary>Reads rule, place and whether the finding is accepted. Paths start at the root.</summary>
    public static IReadOnlyList<string> Read(string log, string root) =>
    [
        .. JsonNode.Parse(log)!["runs"]![0]!["results"]!.AsArray()
            .Where(static result => result!["ruleId"]!.GetValue<string>().StartsWith("FLD", StringComparison.Ordinal))
            .Select(result => Describe(result!, root))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static string Describe(JsonNode result, string root)
    {
        JsonNode? place = result["locations"]?.AsArray().FirstOrDefault()?["physicalLocation"];
        string uri = place?["artifactLocation"]!["uri"]!.GetValue<string>() ?? "";
        if (uri.StartsWith("file:", StringComparison.Ordinal)) uri = Path.GetRelativePath(root, new Uri(uri).LocalPath);
        JsonNode? region = place?["region"];
        bool isAccepted = result["suppressions"] is JsonArray { Count: > 0 };
        return string.Create(CultureInfo.InvariantCulture,
            $"{uri}({region?["startLine"]},{region?["startColumn"]}-{region?["endLine"]},{region?["endColumn"]}) {result["ruleId"]} {(isAccepted ? "accepted" : "open")}");
    }
}
