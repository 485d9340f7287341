using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// Code that says itself that it runs on a developer's machine: below <c>if (environment.IsDevelopment())</c>, after a return of everything else,
/// in <c>#if DEBUG</c>, or in a method that ASP.NET calls for development alone. It is only asked about findings.
/// </summary>
internal static class DevelopmentCode
{
    private static readonly string[] Words = ["Development", "IsDev", "IsLocal", "IsDebug"];

    public static bool Contains(IOperation operation) => Contains(operation.Syntax);

    public static bool Contains(SyntaxNode node)
    {
        for (SyntaxNode inner = node; inner.Parent is { } outer; inner = outer)
        {
            switch (outer)
            {
                case IfStatementSyntax choice when choice.Statement == inner ? IsDevelopment(choice.Condition, ifTrue: true)
                    : choice.Else == inner && IsDevelopment(choice.Condition, ifTrue: false):
                case ConditionalExpressionSyntax chosen when chosen.WhenTrue == inner ? IsDevelopment(chosen.Condition, ifTrue: true)
                    : chosen.WhenFalse == inner && IsDevelopment(chosen.Condition, ifTrue: false):
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when both.Right == inner && IsDevelopment(both.Left, ifTrue: true):
                case BlockSyntax block when IsAfterReturnOfOthers(block, inner):
                case MethodDeclarationSyntax { Identifier.ValueText: "ConfigureDevelopment" or "ConfigureDevelopmentServices" }:
                    return true;
            }
        }

        return IsInDebugRegion(node);
    }

    private static bool IsAfterReturnOfOthers(BlockSyntax block, SyntaxNode statement)
    {
        foreach (StatementSyntax earlier in block.Statements)
        {
            if (earlier == statement) return false;
            if (earlier is IfStatementSyntax { Else: null } guard && IsDevelopment(guard.Condition, ifTrue: false)
                && (guard.Statement is BlockSyntax { Statements: { Count: > 0 } body } ? body.Last() : guard.Statement) is ReturnStatementSyntax or ThrowStatementSyntax)
                return true;
        }
        return false;
    }

    /// <summary>Whether a condition, being true or false, means development.</summary>
    private static bool IsDevelopment(ExpressionSyntax condition, bool ifTrue) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsDevelopment(inner.Expression, ifTrue),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => IsDevelopment(not.Operand, !ifTrue),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } pair =>
            pair.IsKind(SyntaxKind.LogicalAndExpression) == ifTrue
                ? IsDevelopment(pair.Left, ifTrue) || IsDevelopment(pair.Right, ifTrue)
                : IsDevelopment(pair.Left, ifTrue) && IsDevelopment(pair.Right, ifTrue),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } => !ifTrue && Speaks(condition, Words),
        _ => ifTrue ? Speaks(condition, Words) : Speaks(condition, ["IsProduction"]),
    };

    private static bool Speaks(ExpressionSyntax condition, string[] words)
    {
        string text = condition.ToString();
        return Array.Exists(words, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static bool IsInDebugRegion(SyntaxNode node)
    {
        SyntaxNode root = node.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives) return false;

        var open = new Stack<bool>();
        foreach (SyntaxTrivia trivia in root.DescendantTrivia(static one => one.ContainsDirectives, descendIntoTrivia: false))
        {
            if (trivia.SpanStart > node.SpanStart) break;
            switch (trivia.GetStructure())
            {
                case IfDirectiveTriviaSyntax start:
                    open.Push(IsDebug(start.Condition));
                    break;
                case ElifDirectiveTriviaSyntax other when open.Count > 0:
                    open.Pop();
                    open.Push(IsDebug(other.Condition));
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    open.Push(IsReleaseBefore(open.Pop(), trivia));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Contains(true);
    }

    private static bool IsDebug(ExpressionSyntax condition) => condition.ToString() is "DEBUG";

    /// <summary>What follows the else of <c>#if !DEBUG</c>.</summary>
    private static bool IsReleaseBefore(bool wasDebug, SyntaxTrivia otherwise) =>
        !wasDebug && otherwise.GetStructure() is ElseDirectiveTriviaSyntax directive
        && directive.GetRelatedDirectives().OfType<IfDirectiveTriviaSyntax>().FirstOrDefault()?.Condition.ToString() is "!DEBUG" or "RELEASE";
}
