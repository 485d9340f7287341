using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Tests.Suppressions;

/// <summary>The line that stands for the findings after the tenth. The files of cases called "many" have the situations.</summary>
public class ManyFindingsTests
{
    [Fact]
    public Task Line_SaysHowManyFollow() => VerifyAsync(
        $$"""
        class Feeds
        {
            string[] all = [{{string.Join(", ", CreateUrls(13))}}];
        }
        """);

    [Fact]
    public Task StatementsOutsideOfTypes_AreFolded() => VerifyAsync(
        string.Join("\n", CreateUrls(13).Select(url => $"_ = new Uri({url});")),
        OutputKind.ConsoleApplication);

    private static IEnumerable<string> CreateUrls(int count)
    {
        for (int i = 0; i < count; i++)
        {
            string url = $"http://a{i}.partner.io";
            yield return i < 10 ? $"\"{{|FLD2001:{url}|}}\"" : i == 10 ? $"\"{{|#0:{url}|}}\"" : $"\"{url}\"";
        }
    }

    private static Task VerifyAsync(string code, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var test = new SuppressionTest { TestCode = code, OutputKind = kind };
        test.ExpectedDiagnostics.Add(TestProjects.Expect("FLD2001").WithLocation(0)
            .WithMessage("And 3 more in this file; 'fairlead.findings_per_file = all' lists them"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
