using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.SecretFormats.Patterns;

namespace Fairlead.Detection.Tests.SecretFormats;

/// <summary>The table in docs/formats.md lists exactly the formats that there are.</summary>
public class DocumentationTests
{
    [Fact]
    public void Page_ListsEveryFormat()
    {
        string page = RepositoryFiles.Read("docs/formats.md");
        string table = page[page.IndexOf($"# The {SecretPatterns.All.Count} formats", StringComparison.Ordinal)..];
        string[] listed =
            [.. table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.TrimEnd())];
        Assert.Equal(SecretPatterns.All.Select(RowOf), listed);
    }

    private static string RowOf(SecretPattern pattern)
    {
        IReadOnlyList<string> signatures = pattern.Shape.Signatures;
        string shown = string.Join(" ", signatures.Take(3).Select(signature => $"`{signature}`"));
        string more = signatures.Count > 3 ? " …" : "";
        return $"| `{pattern.Id}` | {pattern.Title} | {shown}{more} | {pattern.CheckName} |".Replace("\n", "⏎");
    }
}
