using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Tests.Repository;

/// <summary>What docs/glossary.md says about names, and the length of lines.</summary>
public class LanguageTests
{
    private const int LongestLine = 150;

    public static TheoryData<string> Projects =>
    [
        .. new[] { "src", "tests", "benchmarks", "samples" }
            .SelectMany(static folder => Directory.GetDirectories(RepositoryFiles.GetFullPath(folder)))
            .Select(RepositoryFiles.GetRelativePath)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Methods_BeginWithAVerb(string project)
    {
        string[] nouns = [.. FindSources([project]).SelectMany(FindNouns)];
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
        string[] lines = [.. FindSources(["src", "tests"]).SelectMany(FindLongLines)];
        Assert.True(lines.Length == 0, $"""
            Break these lines at 140 columns: one arm of a pattern a line, one condition a line, a local for the third condition.
            {string.Join("\n", lines)}
            """);
    }

    private static IEnumerable<string> FindSources(string[] folders) => folders
        .SelectMany(folder => RepositoryFiles.Find(folder, "*.cs"))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal));

    private static IEnumerable<string> FindLines(string[] folders, Predicate<string> isSought) =>
        from path in FindSources(folders)
        from line in File.ReadAllLines(path).Select((text, index) => (Text: text, Number: index + 1))
        where isSought(line.Text)
        select $"{RepositoryFiles.GetRelativePath(path)}:{line.Number}";

    /// <summary>The programs, documents and messages that a test has in its texts may be as long as they are.</summary>
    private static IEnumerable<string> FindLongLines(string path)
    {
        SourceText source = SourceText.From(File.ReadAllText(path));
        if (!source.Lines.Any(static line => line.Span.Length > LongestLine)) yield break;
        TextSpan[] texts =
        [
            .. CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)).GetRoot()
                .DescendantTokens()
                .Where(static token => token.Value is string && !token.IsKind(SyntaxKind.IdentifierToken)
                    || token.IsKind(SyntaxKind.InterpolatedStringTextToken))
                .Select(static token => token.Span),
        ];
        foreach (TextLine line in source.Lines.Where(static line => line.Span.Length > LongestLine))
        {
            int inTexts = path.Contains("/tests/", StringComparison.Ordinal)
                ? texts.Sum(text => text.Intersection(line.Span)?.Length ?? 0)
                : 0;
            if (line.Span.Length - inTexts > LongestLine) yield return $"{RepositoryFiles.GetRelativePath(path)}:{line.LineNumber + 1}";
        }
    }

    private static IEnumerable<string> FindNouns(string path) =>
        from method in CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        let name = method.Identifier.ValueText
        where Regex.IsMatch(name, "(^|[a-z])Of$")
            && !name.EndsWith("IndexOf", StringComparison.Ordinal)
            && !name.EndsWith("OneOf", StringComparison.Ordinal)
            && !name.Contains('_', StringComparison.Ordinal) // a test, whose name is a sentence
        where !IsConversion(method)
        select $"{RepositoryFiles.GetRelativePath(path)}: {name}";

    private static bool IsConversion(MethodDeclarationSyntax method) =>
        method.Identifier.ValueText == "Of"
        && method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && method.Parent is BaseTypeDeclarationSyntax type
        && method.ReturnType.ToString().TrimEnd('?').Split('<')[0] == type.Identifier.ValueText;
}
