using System.IO.Compression;
using System.Text.RegularExpressions;
using Fairlead.Core.Rules;

namespace Fairlead.Package.Tests;

public sealed class PackageContentsTests(LocalFeed feed)
{
    [Fact]
    public void AnalyzersPackage_HoldsTheCompilerSideAndNoLibrary() => Assert.Equal(
        [
            "README.md",
            "analyzers/dotnet/Fairlead.Analyzers.dll",
            "analyzers/dotnet/Fairlead.CodeFixes.dll",
            "analyzers/dotnet/Fairlead.Core.dll",
            "analyzers/dotnet/Fairlead.Detection.dll",
            "analyzers/dotnet/Fairlead.Generator.dll",
            "buildTransitive/Fairlead.Analyzers.props",
            "buildTransitive/Fairlead.Analyzers.targets",
            "buildTransitive/Fairlead.RepositoryFiles.props",
            "buildTransitive/Fairlead.RepositoryFiles.targets",
            "globalconfig/Fairlead.default.globalconfig",
            "globalconfig/Fairlead.none.globalconfig",
            "globalconfig/Fairlead.strict.globalconfig",
            "globalconfig/Fairlead.tests.globalconfig",
            "schema/connection-types.schema.json",
            "schema/connections.schema.json",
            .. LocalFeed.PrecompiledFolder is { } folder
                ? new[] { "Analyzers", "CodeFixes", "Core", "Detection", "Generator" }.Select(part => $"{folder}/Fairlead.{part}.dll")
                : [],
            "tools/netstandard2.0/Fairlead.BuildTasks.dll",
        ],
        Files("Fairlead.Analyzers"));

    [Fact]
    public void RuntimePackage_HoldsTheLibraryForBothFrameworks() => Assert.Equal(
        [
            "README.md",
            "lib/net10.0/Fairlead.dll", "lib/net10.0/Fairlead.xml",
            "lib/net8.0/Fairlead.dll", "lib/net8.0/Fairlead.xml",
        ],
        Files("Fairlead"));

    [Fact]
    public void ContractPackage_HoldsTheLibraryAndTheCore_AndNoAnalyzers() => Assert.Equal(
        [
            "README.md",
            "lib/net10.0/Fairlead.Abstractions.dll", "lib/net10.0/Fairlead.Abstractions.xml", "lib/net10.0/Fairlead.Core.dll",
            "lib/net8.0/Fairlead.Abstractions.dll", "lib/net8.0/Fairlead.Abstractions.xml", "lib/net8.0/Fairlead.Core.dll",
        ],
        Files("Fairlead.Abstractions"));

    [Fact]
    public void Presets_NameEveryRuleWithTheSeverityOfItsConfidence()
    {
        Assert.Equal(Expected(_ => "none"), Preset("none"));
        Assert.Equal(Expected(rule => rule.Confidence == RuleConfidence.Hygiene ? "suggestion" : "warning"), Preset("default"));
        Assert.Equal(Expected(rule => rule.Confidence switch
        {
            RuleConfidence.Certain => "error",
            RuleConfidence.Likely => "warning",
            _ => "suggestion",
        }), Preset("strict"));
        Assert.NotEmpty(Preset("tests"));
        Assert.All(Preset("tests"), line => Assert.Contains(line.Replace("warning", "error", StringComparison.Ordinal), Preset("strict")));

        static IEnumerable<string> Expected(Func<Rule, string> severity) =>
            RuleTable.All
                .Select(rule => (rule == RuleTable.SecretInConfigurationFile ? $"fairlead.severity.{rule.Id}" : $"dotnet_diagnostic.{rule.Id}.severity") + $" = {severity(rule)}")
                .Order(StringComparer.Ordinal);

        static IEnumerable<string> Preset(string mode) => File
            .ReadLines(RepositoryFiles.PathOf($"src/Fairlead.Package/globalconfig/Fairlead.{mode}.globalconfig"))
            .Where(line => line.StartsWith("dotnet_diagnostic", StringComparison.Ordinal) || line.StartsWith("fairlead", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private IEnumerable<string> Files(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(feed.Packages, $"{package}.{LocalFeed.Version}.nupkg"));
        return [.. archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !Regex.IsMatch(name, @"^(_rels/|package/|\[Content_Types\]|.*\.nuspec$)"))
            .Order(StringComparer.Ordinal)];
    }
}
