namespace Fairlead.Package.Tests;

/// <summary>What a build says where the manifest is not the file that the package looks for.</summary>
public sealed class UnreadManifestTests(LocalFeed feed)
{
    private const string Manifest = """{ "namespace": "Consumer", "connections": { "cache": { "conn_type": "redis", "host": "cache.internal" } } }""";

    private const string Program = """
        using Consumer;

        Console.WriteLine(typeof(Report).Name);

        public sealed class Report(Connections connections) { public string Id => connections.Cache.Id; }
        """;

    [Theory]
    [InlineData("config/connections.json", "'config/connections.json' is not read where it is")]
    [InlineData("connection.json", "rename 'connection.json' to 'connections.json'")]
    [InlineData("connections.json.txt", "rename 'connections.json.txt' to 'connections.json'")]
    [InlineData(".keep", "add a connections.json beside the project file")]
    public async Task ProjectWithoutAManifest_IsToldWhichFileIsMeant(string file, string advice)
    {
        CommandResult build = await new ConsumerProject(feed, "Fairlead").Add(file, Manifest).Add("Program.cs", Program).RunAsync("build");

        BuildDiagnostic diagnostic = Assert.Single(ConsumerProject.Diagnostics(build), candidate => candidate.Id == "FLD4013");
        Assert.Contains(advice, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("Program.cs", diagnostic.File);
    }

    [Fact]
    public async Task ManifestWithACapital_IsReadOnEverySystem()
    {
        CommandResult build = await new ConsumerProject(feed, "Fairlead").Add("Connections.json", Manifest).Add("Program.cs", Program)
            .RunAsync("build");

        Assert.Empty(ConsumerProject.Diagnostics(build.Succeeded()));
    }
}
