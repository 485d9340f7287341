using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Tests.Repository;

/// <summary>What docs/glossary.md says about names, and the length of lines.</summary>
public class LanguageTests
{
    private const int LongestLine = 150;

    private static readonly string[] Sources =
        [.. Directory.GetDirectories(RepositoryFiles.PathOf("src")).Select(RepositoryFiles.GetRelativePath)];

    /// <summary>Where lines are longer still. Take yours off the list when none is any more.</summary>
    private static readonly string[] PathsWithLongLines =
    [
        "src/Fairlead.Abstractions/",
        "src/Fairlead.Testing/",
        "src/Fairlead/",
        "tests/Fairlead.Analyzers.Tests/",
        "tests/Fairlead.CodeFixes.Tests/",
        "tests/Fairlead.Core.Tests/",
        "tests/Fairlead.Detection.Tests/",
        "tests/Fairlead.Package.Tests/",
        "tests/Fairlead.TestServers/",
        "tests/Fairlead.Tests/",
        "tests/ManifestFuzzer.cs",
    ];

    public static TheoryData<string> Projects => [.. Sources];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Methods_BeginWithAVerb(string project)
    {
        string[] nouns = [.. RepositoryFiles.Find(project, "*.cs").SelectMany(FindMethodsOf)];
        Assert.True(nouns.Length == 0, $"""
            Name a method by a verb and what comes back: 'FindX' may return null, 'GetX' never does, 'TryGetX' has an out parameter.
            Only a conversion to the type that declares it may be called 'Of'. Rename:
            {string.Join("\n", nouns)}
            """);
    }

    [Fact]
    public void LambdaParameters_CarryTheNameOfTheThing()
    {
        string[] lines = [.. FindLines(["src", "tests"], static line => Regex.IsMatch(line, @"(?<![\w.""])" + "one =" + ">"))];
        Assert.True(lines.Length == 0, $"Name the parameter after the thing: 'argument => argument.Value'.\n{string.Join("\n", lines)}");
    }

    [Fact]
    public void Lines_AreShort()
    {
        string[] lines = [.. FindLines(["src", "tests"], static line => line.Length > LongestLine)
            .Where(line => !PathsWithLongLines.Any(path => line.StartsWith(path, StringComparison.Ordinal)))];
        Assert.True(lines.Length == 0, $"""
            Break these lines at 140 columns: one arm of a pattern a line, one condition a line, a local for the third condition.
            {string.Join("\n", lines)}
            """);
    }

    [Fact]
    public void PathsWithLongLines_HaveSome()
    {
        string[] lines = [.. FindLines(["src", "tests"], static line => line.Length > LongestLine)];
        Assert.All(PathsWithLongLines, path => Assert.True(
            Array.Exists(lines, line => line.StartsWith(path, StringComparison.Ordinal)),
            $"No line in {path} is too long any more: take it off {nameof(PathsWithLongLines)}."));
    }

    private static IEnumerable<string> FindLines(string[] folders, Predicate<string> isSought) =>
        from folder in folders
        from path in RepositoryFiles.Find(folder, "*.cs")
        where !path.Contains("/obj/", StringComparison.Ordinal)
        from line in File.ReadAllLines(path).Select((text, index) => (Text: text, Number: index + 1))
        where isSought(line.Text)
        select $"{RepositoryFiles.GetRelativePath(path)}:{line.Number}";

    private static IEnumerable<string> FindMethodsOf(string path) =>
        from method in CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        let name = method.Identifier.ValueText
        where Regex.IsMatch(name, "(^|[a-z])Of$")
            && !name.EndsWith("IndexOf", StringComparison.Ordinal)
            && !name.EndsWith("OneOf", StringComparison.Ordinal)
        where !IsConversion(method)
        select $"{RepositoryFiles.GetRelativePath(path)}: {name}";

    private static bool IsConversion(MethodDeclarationSyntax method) =>
        method.Identifier.ValueText == "Of"
        && method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && method.Parent is BaseTypeDeclarationSyntax type
        && method.ReturnType.ToString().TrimEnd('?').Split('<')[0] == type.Identifier.ValueText;
}
