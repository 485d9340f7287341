using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.Core.Tests.Manifest;

/// <summary>
/// Manifests that no person writes: whatever is in them is still read and reported, and the work does not square with it.
/// </summary>
public class LargeManifestTests
{
    private const int Many = 10_000;

    [Fact]
    public void ManyFieldsWithTheSameName_GetNamesOfTheirOwn()
    {
        var names = new UniqueNames(StringComparer.Ordinal);
        string[] given = [.. Enumerable.Range(0, Many).Select(_ => names.Take("Tier"))];

        Assert.Equal(["Tier", "Tier_2", "Tier_3"], given[..3]);
        Assert.Equal(Many, given.Distinct().Count());
    }

    [Fact]
    public void NumberedName_StepsOverOneThatIsTaken()
    {
        var names = new UniqueNames(StringComparer.Ordinal);

        Assert.Equal(["A_2", "A", "A_3"], new[] { "A_2", "A", "A" }.Select(names.Take));
    }

    [Fact]
    public void ManyDeclaredAndUndeclaredExtras_AreAllRead()
    {
        string fields = List(i => $$""" "declared_{{i}}": {} """);
        string extra = List(i => $$""" "free_{{i}}": 1, "declared_{{i}}": "x" """);

        ManifestParseResult result =
            Parse($$"""{ "connections": { "x": { "conn_type": "generic", "fields": { {{fields}} }, "extra": { {{extra}} } } } }""");

        Assert.Empty(result.Problems);
        Assert.Equal(2 * Many, result.Manifest.Connections[0].Values.Extra.Count);
    }

    [Fact]
    public void ManyUnknownIds_AreAllReportedAndTheFirstWithASuggestion()
    {
        string connections = List(i => $$""" "orders_{{i:00000}}": { "conn_type": "generic" } """);
        string links = List(i => $$""" "ordres_{{i:00000}}" """);

        ManifestParseResult result =
            Parse($$"""{ "connections": { {{connections}} }, "deployments": { "d": { "links": [{{links}}] } } }""");

        Assert.Equal(Many, result.Problems.Count);
        Assert.EndsWith("did you mean 'orders_00000'?", result.Problems[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("which the manifest does not declare", result.Problems[Many - 1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyDeploymentsThatInheritOneAnother_AreReported()
    {
        string deployments = List(i => $$""" "d{{i + 1}}": { "inherits": "d{{i}}" } """);

        ManifestParseResult result = Parse($$"""{ "connections": {}, "deployments": { "d0": {}, {{deployments}} } }""");

        Assert.Equal(Many + 1, result.Manifest.Deployments.Count);
        Assert.Contains("more than 50 steps", result.Problems[0].Message, StringComparison.Ordinal);
    }

    private static ManifestParseResult Parse(string text) => ManifestParser.Parse(text, ConnectionTypeTable.BuiltIn);

    private static string List(Func<int, string> item) => string.Join(",", Enumerable.Range(0, Many).Select(item));
}
