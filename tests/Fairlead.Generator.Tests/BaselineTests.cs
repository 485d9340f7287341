namespace Fairlead.Generator.Tests;

/// <summary>
/// Generated code is read by people, so a few files of it are kept to be read in review.
/// Running the tests with UPDATE_BASELINES=1 writes them anew.
/// </summary>
public class BaselineTests
{
    [Theory]
    [InlineData("Connections.g.cs")]
    [InlineData("ConnectionsFairleadBuilderExtensions.g.cs")]
    [InlineData("OrdersDbConnection.g.cs")]
    [InlineData("PartnerApiConnection.g.cs")]
    [InlineData("FxFeedConnection.g.cs")]
    public void GeneratedFile_EqualsItsBaseline(string hintName)
    {
        string generated = new GeneratorProject(ExampleManifest.Text).Generate()[hintName];
        string baseline = RepositoryFiles.PathOf("tests/Fairlead.Generator.Tests/Baselines/" + hintName.Replace(".g.cs", ".generated.txt", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1") File.WriteAllText(baseline, generated);

        Assert.Equal(File.ReadAllText(baseline), generated);
    }
}
