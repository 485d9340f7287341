using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator.Tests;

public class UnreadManifestTests
{
    [Theory]
    [InlineData("class Report(Connections connections) { }", "Connections")]
    [InlineData("class Report { object Production => Deployments.Production; }", "Deployments")]
    [InlineData("class Report { void M(Fairlead.FairleadBuilder builder) => builder.AddConnections(); }", "AddConnections")]
    [InlineData(
        "class Report { void M(Microsoft.Extensions.DependencyInjection.IServiceCollection s) { var c = new Connections(null); } }",
        "Connections")]
    public void GeneratedNameWithoutAManifest_IsExplainedWhereItIsUsed(string source, string name)
    {
        Diagnostic diagnostic = Assert.Single(Report(source));

        Assert.Equal("FLD4013", diagnostic.Id);
        Assert.Equal(
            $"'{name}' is generated from a manifest, and this project has none: add a connections.json beside the project file",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(name, source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("config/connections.json",
        "'config/connections.json' is not read where it is; move it beside the project file, or name it there: "
            + "<AdditionalFiles Include=\"config/connections.json\" />")]
    [InlineData("../connections.json", "'../connections.json' is not read where it is")]
    [InlineData(@"config\acme.connections.json", "'config/acme.connections.json' is not read where it is")]
    [InlineData("connections.yaml|connection.json", "rename 'connection.json' to 'connections.json'")]
    [InlineData("connections.jsonc", "rename 'connections.jsonc'")]
    [InlineData("connections.json.txt", "rename 'connections.json.txt'")]
    [InlineData("connections.yaml", "'connections.yaml' is not JSON")]
    public void FileThatIsMeant_IsNamed(string candidates, string advice) =>
        Assert.Contains(advice, Assert.Single(Report("class Report(Connections connections) { }", candidates))
            .GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Theory]
    [InlineData("class Report(Fairlead.IConnectionResolver resolver) { object M() => resolver.Get(\"x\"); }")]
    [InlineData("class Report(Acme.Connections connections) { } namespace Acme { class Connections { } }")]
    [InlineData("class Report { int Connections; int M() => Connections; string S = \"Connections\"; /* AddConnections */ }")]
    [InlineData("class Report { void M(Server server) => server.AddConnections(); } class Server { }")]
    public void ProjectThatUsesNoGeneratedName_IsLeftAlone(string source) => Assert.Empty(Report(source, "config/connections.json"));

    [Fact]
    public void ProjectWithAManifest_IsLeftAlone()
    {
        var project = new GeneratorProject("""{ "connections": {} }""") { Source = "class Report(Misspelt.Connections connections) { }" };

        Assert.Empty(project.CreateDriver().RunGenerators(project.CreateCompilation(), TestContext.Current.CancellationToken).GetRunResult()
            .Diagnostics);
    }

    [Fact]
    public void ProjectWithoutTheRuntime_IsLeftAlone()
    {
        var project = new GeneratorProject { Source = "class Report(Connections connections) { }", ReferencesRuntime = false };

        Assert.Empty(project.CreateDriver().RunGenerators(project.CreateCompilation(), TestContext.Current.CancellationToken).GetRunResult()
            .Diagnostics);
    }

    private static IReadOnlyList<Diagnostic> Report(string source, string candidates = "")
    {
        var project = new GeneratorProject
        {
            Source = source,
            Properties = new Dictionary<string, string> { ["FairleadManifestCandidates"] = candidates },
        };
        return project.CreateDriver().RunGenerators(project.CreateCompilation(), TestContext.Current.CancellationToken).GetRunResult()
            .Diagnostics;
    }
}
