using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// The code that a build of one kind leaves out: what stands on the other side of <c>#if</c>. Files that have text there are parsed once
/// more, with every symbol of their conditions turned round.
/// </summary>
internal sealed class OtherBranches
{
    private readonly Dictionary<string, List<TextSpan>> _leftOut;

    private OtherBranches(CSharpCompilation compilation, Dictionary<string, List<TextSpan>> leftOut) =>
        (Compilation, _leftOut, Paths) = (compilation, leftOut, leftOut.Keys.ToHashSet(StringComparer.Ordinal));

    public CSharpCompilation Compilation { get; }

    /// <summary>Gets the files that have such code.</summary>
    public IReadOnlySet<string> Paths { get; }

    /// <summary>Finds the code that a compilation left out and that holds a text. Returns null if there is none.</summary>
    public static OtherBranches? Find(CSharpCompilation compilation)
    {
        var leftOut = new Dictionary<string, List<TextSpan>>(StringComparer.Ordinal);
        CSharpCompilation other = compilation;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SyntaxNode root = tree.GetRoot();
            if (!root.ContainsDirectives || FindLeftOut(root) is not { Count: > 0 } spans) continue;
            leftOut[tree.FilePath] = spans;
            other = other.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.GetText(), TurnRound(tree), tree.FilePath));
        }
        return leftOut.Count == 0 ? null : new OtherBranches(other, leftOut);
    }

    /// <summary>Determines whether a diagnostic is about code that the first compilation left out.</summary>
    public bool Contains(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree
        && _leftOut.TryGetValue(tree.FilePath, out List<TextSpan>? spans)
        && spans.Exists(span => span.Contains(diagnostic.Location.SourceSpan));

    private static List<TextSpan> FindLeftOut(SyntaxNode root) =>
    [
        .. root.DescendantTrivia(static node => node.ContainsDirectives)
            .Where(static trivia =>
                trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().Contains('"', StringComparison.Ordinal))
            .Select(static trivia => trivia.Span),
    ];

    private static CSharpParseOptions TurnRound(SyntaxTree tree)
    {
        var options = (CSharpParseOptions)tree.Options;
        HashSet<string> symbols = [.. options.PreprocessorSymbolNames];
        IEnumerable<string> asked = tree.GetRoot()
            .DescendantNodes(static node => node.ContainsDirectives, descendIntoTrivia: true)
            .OfType<ConditionalDirectiveTriviaSyntax>()
            .SelectMany(static directive => directive.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            .Select(static name => name.Identifier.ValueText);
        foreach (string symbol in asked.ToHashSet(StringComparer.Ordinal))
        {
            if (!symbols.Remove(symbol)) symbols.Add(symbol);
        }
        return options.WithPreprocessorSymbols(symbols);
    }
}
