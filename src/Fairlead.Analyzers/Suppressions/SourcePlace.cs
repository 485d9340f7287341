using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Suppressions;

/// <summary>
/// A place in C# as a baseline knows it: the member's documentation id, and what is written there. The member is empty outside of any.
/// </summary>
internal sealed record SourcePlace(string Member, string Written)
{
    /// <summary>What is longer than this, in characters, is known by the token that it begins with.</summary>
    private const int LongestNode = 4096;

    public static SourcePlace Create(SyntaxTree tree, TextSpan span, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode root = tree.GetRoot(cancellationToken);
        SyntaxToken token = root.FindToken(span.Start);
        return new SourcePlace(GetMember(token, model, cancellationToken), GetWritten(root, token, span));
    }

    /// <summary>Everything that could be written at a place within a member.</summary>
    public static IEnumerable<string> FindAllWritten(SyntaxNode member)
    {
        SyntaxNode node = member is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } ? field : member;
        foreach (SyntaxNodeOrToken token in node.DescendantNodesAndTokensAndSelf())
        {
            if (token.IsToken || token.Span.Length <= LongestNode) yield return token.ToString();
        }
        foreach (SyntaxTrivia trivia in node.DescendantTrivia())
        {
            if (IsComment(trivia)) yield return trivia.ToString();
        }
    }

    private static string GetWritten(SyntaxNode root, SyntaxToken token, TextSpan span)
    {
        if (!token.Span.Contains(span.Start))
            return root.FindTrivia(span.Start) is { } trivia && IsComment(trivia) ? trivia.ToString() : token.Text;
        if (token.Span.Contains(span)) return token.Text;
        SyntaxNode node = root.FindNode(span, getInnermostNodeForTie: true);
        return node.Span.Length <= LongestNode ? node.ToString() : token.Text;
    }

    private static string GetMember(SyntaxToken token, SemanticModel model, CancellationToken cancellationToken)
    {
        for (SyntaxNode? node = token.Parent; node is not null; node = node.Parent)
        {
            SyntaxNode? declaration = node switch
            {
                VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } => node,
                BaseFieldDeclarationSyntax field => field.Declaration.Variables.First(),
                GlobalStatementSyntax => node.Parent, // the entry point that the top-level statements make up
                MemberDeclarationSyntax => node,
                _ => null,
            };
            if (declaration is not null && model.GetDeclaredSymbol(declaration, cancellationToken) is { } symbol)
                return symbol.GetDocumentationCommentId() ?? "";
        }
        return "";
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || SyntaxFacts.IsDocumentationCommentTrivia(trivia.Kind());
}
