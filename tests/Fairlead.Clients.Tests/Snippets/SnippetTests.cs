namespace Fairlead.Clients.Tests.Snippets;

/// <summary>The page shows the classes that the tests run.</summary>
public class SnippetTests
{
    [Theory]
    [InlineData("ConnectionCredentialsProvider.cs")]
    [InlineData("ConnectionRedisOptions.cs")]
    public void Page_ShowsTheTestedClass(string file)
    {
        string code = RepositoryFiles.Read("tests/Fairlead.Clients.Tests/Snippets/" + file).ReplaceLineEndings("\n");
        int firstLine = code.IndexOf('\n') + 1;

        BaselineFiles.CheckBetween("docs/brokers.md", "```csharp\n" + code[..firstLine], "```", code[firstLine..]);
        Assert.InRange(code.Count(static character => character == '\n'), 1, 40);
    }
}
