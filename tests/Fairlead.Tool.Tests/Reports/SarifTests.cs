using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;

namespace Fairlead.Tool.Tests.Reports;

public class SarifTests
{
    [Fact]
    public async Task Log_FollowsTheSchema()
    {
        using var repository = TestRepository.WithPassword();
        repository.Write("App/Accepted.cs", "#pragma warning disable FLD1002\n" + TestRepository.GetMailer(FakeSecrets.OtherPassword, "Accepted"));
        repository.Write("App/with space#.json", $$"""{ "Password": "{{FakeSecrets.Password}}" }""");

        ToolRun run = await repository.RunAsync("scan", "--format", "sarif");

        AssertValid(run.Out);
        JsonNode log = JsonNode.Parse(run.Out)!["runs"]![0]!;
        Assert.Contains("\"uri\": \"App/with%20space%23.json\"", run.Out, StringComparison.Ordinal);
        Assert.Contains(log["results"]!.AsArray(), static result => result!["suppressions"]?[0]!["kind"]!.GetValue<string>() == "inSource");
        Assert.True(log["invocations"]![0]!["executionSuccessful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task FileThatIsTooLarge_MakesTheLogIncomplete()
    {
        using var repository = TestRepository.WithPassword();
        using (FileStream huge = File.Create(repository.GetPath("App/Huge.cs"))) huge.SetLength(1L << 30);

        ToolRun run = await repository.RunAsync("scan", "--format", "sarif");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        AssertValid(run.Out);
        JsonNode invocation = JsonNode.Parse(run.Out)!["runs"]![0]!["invocations"]![0]!;
        Assert.False(invocation["executionSuccessful"]!.GetValue<bool>());
        Assert.Contains("Huge.cs", invocation["toolExecutionNotifications"]![0]!["message"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fingerprint_OutlivesEditsAboveAndAnotherSecret()
    {
        using var repository = TestRepository.WithPassword();
        string before = await GetFingerprintAsync(repository);
        repository.Write("App/Mailer.cs", "// a new line\n\n" + TestRepository.GetMailer(FakeSecrets.OtherPassword));

        Assert.Equal(before, await GetFingerprintAsync(repository));
    }

    [Fact]
    public async Task MergedShards_EqualAWholeScan()
    {
        using var repository = new TestRepository([.. Enumerable.Range(0, 6).SelectMany(static i => new[]
        {
            ($"P{i}/P{i}.csproj", TestRepository.Project),
            ($"P{i}/Mailer.cs", TestRepository.GetMailer(FakeSecrets.Password + i)),
        })]);
        await repository.RunAsync("scan", "--format", "sarif", "--output", "whole.sarif");
        await repository.RunAsync("scan", "--format", "sarif", "--output", "1.sarif", "--shard", "1/2");
        await repository.RunAsync("scan", "--format", "sarif", "--output", "2.sarif", "--shard", "2/2");

        ToolRun run = await repository.RunAsync("report", "merge", "2.sarif", "1.sarif", "1.sarif");

        AssertValid(run.Out);
        JsonNode merged = JsonNode.Parse(run.Out)!["runs"]![0]!, whole = JsonNode.Parse(repository.Read("whole.sarif"))!["runs"]![0]!;
        Assert.Equal(6, merged["results"]!.AsArray().Count);
        Assert.Equal(whole["results"]!.ToJsonString(), merged["results"]!.ToJsonString());
    }

    [Theory]
    [InlineData("no JSON", "{ ", "at line")]
    [InlineData("another version", """{ "version": "2.0.0" }""", "not SARIF 2.1.0")]
    [InlineData("no runs", """{ "version": "2.1.0" }""", "not a SARIF log")]
    public async Task MergeOfSomethingElse_SaysWhichFile(string situation, string text, string expected)
    {
        _ = situation;
        using var repository = new TestRepository(("a.sarif", text));

        ToolRun run = await repository.RunAsync("report", "merge", "a.sarif");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("a.sarif", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    private static async Task<string> GetFingerprintAsync(TestRepository repository)
    {
        JsonNode log = JsonNode.Parse((await repository.RunAsync("scan", "--format", "sarif")).Out)!;
        return log["runs"]![0]!["results"]![0]!["partialFingerprints"]!["fairlead/v1"]!.GetValue<string>();
    }

    private static void AssertValid(string log)
    {
        using Stream stream = typeof(SarifTests).Assembly.GetManifestResourceStream("sarif-schema-2.1.0.json")!;
        using var reader = new StreamReader(stream);
        Assert.True(JToken.Parse(log).IsValid(JSchema.Parse(reader.ReadToEnd()), out IList<string> errors), string.Join("\n", errors));
    }
}
