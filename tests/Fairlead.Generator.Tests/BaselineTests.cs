namespace Fairlead.Generator.Tests;

/// <summary>Generated code is read by people, so a few files of it are kept to be read in review.</summary>
public class BaselineTests
{
    [Theory]
    [InlineData("Connections.g.cs")]
    [InlineData("ConnectionsFairleadBuilderExtensions.g.cs")]
    [InlineData("OrdersDbConnection.g.cs")]
    [InlineData("PartnerApiConnection.g.cs")]
    [InlineData("FxFeedConnection.g.cs")]
    public void GeneratedFile_EqualsItsBaseline(string hintName) => Verify(ExampleManifest.Text, hintName, hintName);

    [Theory]
    [InlineData("Connections.g.cs", "TemplateConnections.g.cs")]
    [InlineData("TenantDbConnection.g.cs", "TenantDbConnection.g.cs")]
    [InlineData("TenantDbTemplate.g.cs", "TenantDbTemplate.g.cs")]
    public void GeneratedFileOfATemplate_EqualsItsBaseline(string hintName, string baselineName) =>
        Verify(TemplateManifest.Text, hintName, baselineName);

    private static void Verify(string manifest, string hintName, string baselineName) => BaselineFiles.Check(
        "tests/Fairlead.Generator.Tests/Baselines/" + baselineName.Replace(".g.cs", ".generated.txt", StringComparison.Ordinal),
        new GeneratorProject(manifest).Generate()[hintName]);
}
