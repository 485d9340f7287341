using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.Generator.Tests;

public class CachingTests
{
    /// <summary>All steps. A run in which no file changes has nothing to say about that of the files.</summary>
    private static readonly string[] Steps =
    [
        TrackingNames.Project, TrackingNames.Libraries, TrackingNames.Manifest,
        TrackingNames.Connections, TrackingNames.Index, TrackingNames.Requirements, TrackingNames.UnreadManifest,
    ];

    [Fact]
    public void EditOfAnUnrelatedSource_RunsNothingAgain()
    {
        GeneratorRunResult result = RunTwice(ExampleManifest.Text, ExampleManifest.Text, editSource: true);

        Assert.All(Steps, step => AssertUnchanged(Reasons(result, step)));
        AssertUnchanged(OutputReasons(result));
    }

    [Fact]
    public void EditOfAConnection_DoesRunAgain()
    {
        GeneratorRunResult result = RunTwice(ExampleManifest.Text,
            ExampleManifest.Text.Replace("orders.internal", "orders2.internal", StringComparison.Ordinal));

        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, TrackingNames.Files));
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, TrackingNames.Manifest));
        Assert.Contains(IncrementalStepRunReason.Modified, OutputReasons(result));
    }

    [Fact]
    public void EditOfOneOfFiftyConnections_WritesItsFileAnew_AndNoOther()
    {
        GeneratorRunResult result = RunTwice(WriteManifest(50, changed: -1), WriteManifest(50, changed: 17));

        Assert.Equal([(IncrementalStepRunReason.Modified, 1), (IncrementalStepRunReason.Unchanged, 49)],
            Count(Reasons(result, TrackingNames.Connections)));
        AssertUnchanged(Reasons(result, TrackingNames.Index));
        Assert.Equal([(IncrementalStepRunReason.Modified, 1), (IncrementalStepRunReason.Cached, 52)], Count(OutputReasons(result)));
    }

    [Fact]
    public void DescriptionOfAConnection_IsWrittenInItsFileAndTheIndex()
    {
        GeneratorRunResult result = RunTwice(ExampleManifest.Text,
            ExampleManifest.Text.Replace("Orders, read replica", "Orders", StringComparison.Ordinal));

        Assert.Equal([(IncrementalStepRunReason.Modified, 1), (IncrementalStepRunReason.Unchanged, 3)],
            Count(Reasons(result, TrackingNames.Connections)));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, TrackingNames.Index));
    }

    [Fact]
    public void EditOfAConnectionType_WritesItsConnectionsAnew()
    {
        const string Manifest = """{ "connections": { "billing": { "conn_type": "acme", "host": "billing.internal" } } }""";
        const string Types = """{ "connection_types": { "acme": { "fields": { "host": { "title": "TITLE" } } } } }""";
        var project = new GeneratorProject(Manifest) { ConnectionTypes = Types.Replace("TITLE", "Server", StringComparison.Ordinal) };
        CSharpCompilation compilation = project.CreateCompilation();
        GeneratorDriver driver = project.CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);

        AdditionalText[] edited =
        [
            new ManifestFileText(Manifest),
            new ManifestFileText(Types.Replace("TITLE", "Endpoint", StringComparison.Ordinal), "/project/connection-types.json"),
        ];
        driver = driver.ReplaceAdditionalTexts([.. edited]).RunGenerators(compilation, TestContext.Current.CancellationToken);

        GeneratedSourceResult file = driver.GetRunResult().Results.Single()
            .GeneratedSources.Single(file => file.HintName == "BillingConnection.g.cs");
        Assert.Contains(" Endpoint { get; }", file.SourceText.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void HalfTypedVersionBetweenTwoAlike_WritesNothingThatIsNotEdited()
    {
        string manifest = WriteManifest(50, changed: -1);
        GeneratorDriver driver = new GeneratorProject(manifest).CreateDriver();
        foreach (string version in (string[])[manifest, manifest[..^20], manifest])
        {
            driver = driver.ReplaceAdditionalTexts([new ManifestFileText(version)])
                .RunGenerators(new GeneratorProject().CreateCompilation(), TestContext.Current.CancellationToken);
        }

        AssertUnchanged(Reasons(driver.GetRunResult().Results.Single(), TrackingNames.Connections).Take(49));
    }

    [Fact]
    public void NewConnection_WritesItsFileAndTheIndex()
    {
        GeneratorRunResult result = RunTwice(WriteManifest(50, changed: -1), WriteManifest(51, changed: -1));

        Assert.Equal(
            [(IncrementalStepRunReason.New, 1), (IncrementalStepRunReason.Modified, 1), (IncrementalStepRunReason.Cached, 52)],
            Count(OutputReasons(result)));
    }

    [Fact]
    public void MovedWhitespaceAndComments_WriteNothing()
    {
        string moved = "// the connections of the pipelines\n\n"
            + ExampleManifest.Text.Replace("{ \"", "{\n\n  \"", StringComparison.Ordinal);

        GeneratorRunResult result = RunTwice(ExampleManifest.Text, moved);

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, TrackingNames.Files));
        AssertUnchanged(Reasons(result, TrackingNames.Connections));
        AssertUnchanged(OutputReasons(result));
    }

    [Theory]
    [InlineData("a host", "orders.internal", "orders-2.internal", false)]
    [InlineData("a description", "\"Orders\"", "\"All orders\"", true)]
    [InlineData("a deployment's name", "\"production\"", "\"live\"", true)]
    [InlineData("an id", "\"feed\"", "\"feed_2\"", true)]
    public void EditOfALibrary_WritesOnlyTheListsAnew_WhereItChangesThem(string what, string before, string after, bool isListed)
    {
        GeneratorProject edited = LibraryTests.Shared with
            { Manifests = [LibraryTests.SharedManifest.Replace(before, after, StringComparison.Ordinal)] };
        GeneratorRunResult result = RunWithLibraries(LibraryTests.Shared, edited);

        Assert.NotNull(what);
        AssertUnchanged(Reasons(result, TrackingNames.Connections));
        AssertUnchanged(Reasons(result, TrackingNames.Index));
        Assert.Equal(isListed, Reasons(result, TrackingNames.Requirements).Contains(IncrementalStepRunReason.Modified));
        Assert.Equal(isListed ? 1 : 0, OutputReasons(result)
            .Count(reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)));
    }

    [Fact]
    public void EditOfALibrarysCode_RunsNothingAgain()
    {
        GeneratorRunResult result = RunWithLibraries(LibraryTests.Shared, LibraryTests.Shared with { Source = "internal class Added { }" });

        Assert.All(Steps, step => AssertUnchanged(Reasons(result, step)));
        AssertUnchanged(OutputReasons(result));
    }

    [Fact]
    public void NewLibrary_WritesTheIndexAnew()
    {
        GeneratorRunResult result = RunWithLibraries(null, LibraryTests.Shared);

        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, TrackingNames.Index));
        AssertUnchanged(Reasons(result, TrackingNames.Connections));
    }

    private static GeneratorRunResult RunWithLibraries(GeneratorProject? before, GeneratorProject after)
    {
        var app = new GeneratorProject("""{ "connections": { "app_api": { "conn_type": "http", "host": "https://app.internal" } } }""")
            { Properties = new Dictionary<string, string> { ["FairleadLockFile"] = "true", ["FairleadEnvironmentExample"] = "true" } };
        return app.CreateDriver()
            .RunGenerators((app with { References = before is null ? [] : [before] }).CreateCompilation(),
                TestContext.Current.CancellationToken)
            .RunGenerators((app with { References = [after] }).CreateCompilation(), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();
    }

    private static GeneratorRunResult RunTwice(string before, string after, bool editSource = false)
    {
        var project = new GeneratorProject { Source = "class Job { }" };
        CSharpCompilation compilation = project.CreateCompilation();
        AdditionalText first = new ManifestFileText(before);
        GeneratorDriver driver = project.CreateDriver().AddAdditionalTexts([first])
            .RunGenerators(compilation, TestContext.Current.CancellationToken);

        if (after != before) driver = driver.ReplaceAdditionalText(first, new ManifestFileText(after));
        if (editSource)
        {
            SyntaxTree tree = compilation.SyntaxTrees[0];
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(
                "class Job { int edited; }", (CSharpParseOptions)tree.Options, cancellationToken: TestContext.Current.CancellationToken));
        }

        GeneratorRunResult result = driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult()
            .Results.Single();
        Assert.Null(result.Exception);
        return result;
    }

    private static string WriteManifest(int count, int changed)
    {
        IEnumerable<string> connections = Enumerable.Range(0, count).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$"""  "service_{{i}}": { "conn_type": "http", "host": "https://{{(i == changed ? "new" : "old")}}.example" }"""));
        return "{ \"namespace\": \"Acme\", \"connections\": {\n" + string.Join(",\n", connections) + "\n} }";
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        Reasons(result.TrackedSteps[step]);

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        result.TrackedOutputSteps.Values.SelectMany(steps => Reasons(steps));

    private static IEnumerable<IncrementalStepRunReason> Reasons(ImmutableArray<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason);

    private static IEnumerable<(IncrementalStepRunReason, int)> Count(IEnumerable<IncrementalStepRunReason> reasons) =>
        reasons.GroupBy(reason => reason).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));

    private static void AssertUnchanged(IEnumerable<IncrementalStepRunReason> reasons)
    {
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
            reason.ToString()));
    }
}
