namespace Fairlead.Tool.Tests.Operations;

public class SourceTests
{
    [Fact]
    public void NoFileOfTheTool_RevealsASecret()
    {
        string[] revealing =
            [.. RepositoryFiles.Find("src/Fairlead.Tool", "*.cs").Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path).Contains("Reveal()", StringComparison.Ordinal))];

        Assert.True(revealing.Length == 0,
            $"Let Fairlead.Operations handle secrets; the tool only writes what holds none: {string.Join(", ", revealing)}");
    }
}
