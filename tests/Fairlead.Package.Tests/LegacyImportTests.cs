using System.Text.RegularExpressions;

namespace Fairlead.Package.Tests;

/// <summary>The sample that is full of findings, built as a project that uses the package.</summary>
public sealed partial class LegacyImportTests(LocalFeed feed)
{
    private static readonly string Sample = RepositoryFiles.GetFullPath("samples/LegacyImport");

    [Fact]
    public async Task Readme_ListsExactlyWhatTheBuildFinds()
    {
        var project = new ConsumerProject(feed, "Fairlead");
        foreach (string file in Directory.GetFiles(Sample, "*.cs").Concat(Directory.GetFiles(Sample, "*.json")))
            project.Add(Path.GetFileName(file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        CommandResult build = (await project.RunAsync("build")).Succeeded();

        string readme = await File.ReadAllTextAsync(Path.Combine(Sample, "README.md"), TestContext.Current.CancellationToken);
        Assert.Equal(
            TableRow().Matches(readme).Select(row => row.Groups["finding"].Value.Replace("`", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
            ConsumerProject.Diagnostics(build).Select(d => $"{d.File}({d.Line}) {d.Id}").Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| (?<finding>`[^`]+` FLD\d{4}) \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
