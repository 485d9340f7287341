using System.Text.Json;

namespace Fairlead.Package.Tests;

/// <summary>
/// What a build leaves behind for others to read: its output, its log of errors in SARIF, which holds the properties of diagnostics too,
/// and the
/// generated files. No secret of the project stands in any of them.
/// </summary>
public sealed class ErrorLogTests(LocalFeed feed)
{
    private const string Log = "build.sarif";
    private const string Canary = "kW3vR8qLz2TnXp5JhYb7Mc4D";
    private const int ShortestSecret = 6;

    private const string Properties = $"""
        <ErrorLog>{Log},version=2.1</ErrorLog>
        <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
        <CompilerGeneratedFilesOutputPath>generated</CompilerGeneratedFilesOutputPath>
        """;

    [Fact]
    public async Task SecretsOfTheSample_StandNowhereInTheLog()
    {
        string sample = RepositoryFiles.GetFullPath("samples/LegacyImport");
        var project = new ConsumerProject(feed, "Fairlead") { Properties = Properties };
        foreach (string file in Directory.GetFiles(sample, "*.cs").Concat(Directory.GetFiles(sample, "*.json")))
            project.Add(Path.GetFileName(file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        CommandResult build = (await project.RunAsync("build")).Succeeded();

        string log = await ReadAsync(project, Log);
        string[] secrets = [.. FindSecrets(project, log)];
        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, build.Output, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task SecretsInPlaceOfNames_StandNowhereThatABuildLeaves()
    {
        ConsumerProject project = new ConsumerProject(feed, "Fairlead") { Properties = Properties }
            .Add("Program.cs", $$"""
                using Fairlead;

                // fairlead:ignore {{Canary}} -- a pasted password
                var settings = new Dictionary<string, string>();
                settings.Add("Server=db1.contoso.com;User Id=app;Password={{Canary}};ApiKey", "q8Zr3vT1mX5kLw9pB2nD7sHf");
                settings["Server=db1.contoso.com;Password={{Canary}}"] = "http://{{Canary}}.contoso.com";
                Open("Server=db1.contoso.com;Password={{Canary}}");
                Open("{{Canary}}");
                static void Open([ConnectionId] string id) => Console.WriteLine(id.Length);
                """)
            .Add("appsettings.json", $$"""{ "amqp://app:{{Canary}}@mq.contoso.com": { "Password": "hunter22" }, "{{Canary}}": { "ApiKey": "q8Zr3vT1mX5kLw9pB2nD7sHf" } }""")
            .Add("connections.json", $$"""
                {
                  "connections": {
                    "orders_db": { "conn_type": "postgres", "host": "db1", "password": "{{Canary}}", "{{Canary}}": 1, "extra": { "Password={{Canary}}": "x" } },
                    "postgres://app:{{Canary}}@db1/orders": { "conn_type": "postgres", "host": "db1" }
                  },
                  "deployments": { "production": { "links": ["Server=db1;Password={{Canary}}"] } }
                }
                """);

        CommandResult build = await project.RunAsync("build");

        Assert.Contains("FLD1008", build.Output, StringComparison.Ordinal);
        Assert.Contains("FLD4006", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, build.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Canary, await ReadAsync(project, Log), StringComparison.OrdinalIgnoreCase);
        string generated = Path.Combine(project.Directory, "generated");
        string[] files = Directory.Exists(generated) ? Directory.GetFiles(generated, "*.cs", SearchOption.AllDirectories) : [];
        Assert.All(files, file => Assert.DoesNotContain(Canary, file + File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What stands where the credential rules report; words may stand in any message.</summary>
    private static IEnumerable<string> FindSecrets(ConsumerProject project, string log)
    {
        using JsonDocument document = JsonDocument.Parse(log);
        foreach (JsonElement result in document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            string rule = result.GetProperty("ruleId").GetString()!;
            if (!rule.StartsWith("FLD1", StringComparison.Ordinal) || rule is "FLD1009" or "FLD1010") continue;
            JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            string file = Path.GetFileName(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
            JsonElement region = place.GetProperty("region");
            if (region.GetProperty("startLine").GetInt32() != region.GetProperty("endLine").GetInt32()) continue;

            string line = File.ReadAllLines(Path.Combine(project.Directory, file))[region.GetProperty("startLine").GetInt32() - 1];
            string secret = line[(region.GetProperty("startColumn").GetInt32() - 1)..(region.GetProperty("endColumn").GetInt32() - 1)]
                .Trim('"', ' ');
            if (secret.Length >= ShortestSecret && !secret.All(char.IsLetter)) yield return secret;
        }
    }

    private static Task<string> ReadAsync(ConsumerProject project, string file) =>
        File.ReadAllTextAsync(Path.Combine(project.Directory, file), TestContext.Current.CancellationToken);
}
