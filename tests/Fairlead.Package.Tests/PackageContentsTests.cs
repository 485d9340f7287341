using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Fairlead.Package.Tests;

public sealed class PackageContentsTests(LocalFeed feed)
{
    [Theory]
    [InlineData("Fairlead")]
    [InlineData("Fairlead.Abstractions")]
    [InlineData("Fairlead.Analyzers")]
    public void Package_HoldsTheFilesOfItsList(string package) => BaselineFiles.Check(
        $"tests/Fairlead.Package.Tests/PackageFiles/{package}.txt",
        string.Concat(Files(package).Where(static file => !IsPrecompiled(file)).Select(static file => file + "\n")));

    [Fact]
    public void AnalyzersPackage_HoldsTheCompilerSideCompiledAheadOfTime()
    {
        if (LocalFeed.PrecompiledFolder is not { } folder) return;
        Assert.Equal(
            new[] { "Analyzers", "CodeFixes", "Core", "Detection", "Generator" }.Select(part => $"{folder}/Fairlead.{part}.dll"),
            Files("Fairlead.Analyzers").Where(IsPrecompiled));
    }

    private static bool IsPrecompiled(string file) =>
        LocalFeed.PrecompiledFolder is { } folder && file.StartsWith(folder + "/", StringComparison.Ordinal);

    private IEnumerable<string> Files(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(feed.Packages, $"{package}.{LocalFeed.Version}.nupkg"));
        return [.. archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !Regex.IsMatch(name, @"^(_rels/|package/|\[Content_Types\]|.*\.nuspec$)"))
            .Order(StringComparer.Ordinal)];
    }
}
