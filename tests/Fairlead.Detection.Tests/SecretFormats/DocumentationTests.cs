using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.SecretFormats.Patterns;

namespace Fairlead.Detection.Tests.SecretFormats;

/// <summary>docs/formats.md lists exactly the formats that there are, and counts them.</summary>
public class DocumentationTests
{
    private const string Page = "docs/formats.md";

    [Fact]
    public void Page_ListsEveryFormat()
    {
        BaselineFiles.CheckBetween(Page, "# The ", " formats\n", $"{SecretPatterns.All.Count}");
        BaselineFiles.CheckBetween(
            Page, "| Format | Secret | Signatures | Verified |\n| --- | --- | --- | --- |\n", end: null,
            string.Concat(SecretPatterns.All.Select(static pattern => CreateRow(pattern) + "\n")));
    }

    private static string CreateRow(SecretPattern pattern)
    {
        IReadOnlyList<string> signatures = pattern.Shape.Signatures;
        string shown = string.Join(" ", signatures.Take(3).Select(static signature => $"`{signature}`"));
        string more = signatures.Count > 3 ? " …" : "";
        return $"| `{pattern.Id}` | {pattern.Title} | {shown}{more} | {pattern.CheckName} |".Replace("\n", "⏎");
    }
}
