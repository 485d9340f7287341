using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>The function that an expression belongs to, and where a variable for it can be declared.</summary>
/// <param name="Function">The function or member.</param>
/// <param name="Body">The block, switch section or file of statements, or the expression that is the whole function; null if there is
/// none.</param>
/// <param name="Anchor">The statement in front of which the variable goes; the expression where there are no statements.</param>
internal sealed record LocalScope(SyntaxNode Function, SyntaxNode? Body, SyntaxNode Anchor)
{
    /// <summary>True if the function is only an expression, which becomes a block when it needs a variable.</summary>
    public bool IsExpression => Body is ExpressionSyntax;

    /// <summary>Finds the function that an expression belongs to.</summary>
    public static SyntaxNode FindFunction(SyntaxNode expression) => expression.Ancestors().FirstOrDefault(static node => node
        is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ConstructorInitializerSyntax
        or PrimaryConstructorBaseTypeSyntax or MemberDeclarationSyntax) switch
    {
        GlobalStatementSyntax { Parent: { } root } => root,
        { } function => function,
        null => expression.SyntaxTree.GetRoot(),
    };

    /// <summary>Finds the scope that several expressions of a function have in common.</summary>
    public static LocalScope Find(SyntaxNode function, IReadOnlyList<SyntaxNode> expressions)
    {
        SyntaxNode first = expressions.OrderBy(static expression => expression.SpanStart).First();
        if (FindExpressionBody(function) is { } whole && whole.Span.Contains(first.Span)) return new LocalScope(function, whole, whole);
        foreach (SyntaxNode node in first.AncestorsAndSelf())
        {
            if (node == function && node is not CompilationUnitSyntax) break;
            if (node is not StatementSyntax) continue;
            SyntaxNode statement = node.Parent is GlobalStatementSyntax global ? global : node;
            if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax)) continue;
            if (node is BlockSyntax { Parent: BlockSyntax } or LocalFunctionStatementSyntax) continue;
            if (expressions.All(expression => statement.Parent.Span.Contains(expression.Span)))
                return new LocalScope(function, statement.Parent, node);
        }
        return new LocalScope(function, null, first);
    }

    private static ExpressionSyntax? FindExpressionBody(SyntaxNode function) => function switch
    {
        LambdaExpressionSyntax lambda => lambda.ExpressionBody,
        ArgumentSyntax factory => factory.Expression,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        AccessorDeclarationSyntax accessor => accessor.ExpressionBody?.Expression,
        BaseMethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody?.Expression,
        _ => null,
    };
}
