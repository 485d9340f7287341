using System.Text.RegularExpressions;
using Fairlead.Core.Rules;

namespace Fairlead.Package.Tests;

/// <summary>What <c>dotnet format</c> makes of the sample that is full of findings: nobody looks at its changes one by one.</summary>
public sealed partial class DotNetFormatTests(LocalFeed feed)
{
    private static readonly string Sample = RepositoryFiles.GetFullPath("samples/LegacyImport");

    [Fact]
    public async Task NoValueIsLost_AndTheProgramCompiles()
    {
        var project = new ConsumerProject(feed, "Fairlead")
        {
            Properties = "<RootNamespace>LegacyImport</RootNamespace><UserSecretsId>fairlead-format-test</UserSecretsId>",
        };
        foreach (string file in Directory.GetFiles(Sample, "*.cs").Concat(Directory.GetFiles(Sample, "*.json")))
            project.Add(Path.GetFileName(file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        (await project.RunAsync("build")).Succeeded();
        string before = Read(project, "*.cs");
        string filesBefore = Read(project, "*.json");

        CommandResult plain = (await DotNet.RunAsync(project.Directory, ["format", "--no-restore"])).Succeeded();
        AssertValuesKept(before, Read(project, "*.cs"));
        CommandResult everything = (await DotNet.RunAsync(
            project.Directory, ["format", "--no-restore", "--severity", "info", "--diagnostics",
                .. RuleTable.All.Select(static rule => rule.Id)])).Succeeded();
        AssertValuesKept(before, Read(project, "*.cs"));

        Assert.Equal(filesBefore, Read(project, "*.json"));
        Assert.Contains("https://feeds.partner.io", Read(project, "*.cs"), StringComparison.Ordinal);
        (await project.RunAsync("build")).Succeeded();

        // Fixes that remove, move or guess are left to a person; every other fix can be applied to all.
        string[] skipped = [.. Skipped().Matches(plain.Output + everything.Output).Select(static line => line.Groups["fixer"].Value)
            .Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "MoveToConnectionFixer", "PlainFakeFixer", "RestrictedConnectionFixer", "SecretInCommentFixer", "UnknownConnectionIdFixer",
            ],
            skipped);
        Assert.DoesNotContain("didn't return", plain.Output + everything.Output, StringComparison.Ordinal);
    }

    private static string Read(ConsumerProject project, string pattern) =>
        string.Join('\n', Directory.GetFiles(project.Directory, pattern).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    /// <summary>Every literal and every comment is still there, but for what makes a connection secure.</summary>
    private static void AssertValuesKept(string before, string after)
    {
        string[] lost = [.. Value().Matches(before).Select(static value => value.Value)
            .Where(value => !after.Contains(value, StringComparison.Ordinal) && !after.Contains(Secure(value), StringComparison.Ordinal))];
        Assert.True(lost.Length == 0, $"{lost.Length} values of the sample are gone");
    }

    private static string Secure(string value) => value
        .Replace("http://", "https://", StringComparison.Ordinal)
        .Replace("ftp://", "ftps://", StringComparison.Ordinal)
        .Replace("\"http\"", "\"https\"", StringComparison.Ordinal)
        .Replace("SSL Mode=Disable", "SSL Mode=VerifyFull", StringComparison.Ordinal);

    [GeneratedRegex("""
        "[^"\n]+"|// [^\n]+
        """)]
    private static partial Regex Value();

    [GeneratedRegex(@"Code fix (?<fixer>\w+) doesn't support Fix All")]
    private static partial Regex Skipped();
}
