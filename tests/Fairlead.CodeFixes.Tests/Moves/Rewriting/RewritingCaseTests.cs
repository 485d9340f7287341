using System.Text;

namespace Fairlead.CodeFixes.Tests.Moves.Rewriting;

/// <summary>
/// Every case of <c>Cases</c>: the files afterwards, or the reason. What comes out is compiled with the generated code, and must have no
/// error, no warning and nothing that a rule about connections reports.
/// </summary>
public sealed class RewritingCaseTests
{
    public static TheoryData<string, string> Cases => [.. RewritingCase.All.Select(static found => (found.Page, found.Title))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case_IsWrittenAnew(string page, string title)
    {
        RewritingCase rewritingCase = RewritingCase.Find(page, title);
        (IReadOnlyDictionary<string, string> files, string? obstacle) =
            await new RewritingProject(rewritingCase).RewriteAsync(TestContext.Current.CancellationToken);
        if (rewritingCase.Obstacle is { } expected)
        {
            Assert.Equal(expected, obstacle);
            return;
        }
        Assert.Null(obstacle);
        if (rewritingCase.Settings.ContainsKey("crlf"))
            Assert.All(files.Values, static text => Assert.DoesNotMatch("(?<!\r)\n", text));
        BaselineFiles.CheckBetween(
            rewritingCase.Path, rewritingCase.Place.Head, rewritingCase.Place.Next, Show(rewritingCase, files));
    }

    private static string Show(RewritingCase rewritingCase, IReadOnlyDictionary<string, string> files)
    {
        var text = new StringBuilder();
        foreach ((string name, string before) in rewritingCase.Files)
        {
            string unchanged = MarkedCode.Parse(before).Text;
            string after = files.GetValueOrDefault(name, unchanged).ReplaceLineEndings("\n");
            if (after != unchanged) text.Append($"\n```cs {name} after\n{after}```\n");
        }
        return text.ToString();
    }
}
