using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// Code that only runs where a condition holds, by its syntax: branches, conditional expressions and what follows a guard.
/// </summary>
internal static class ConditionalCode
{
    /// <summary>
    /// Determines whether a part of a node only runs where conditions hold that are known to be true: <paramref name="evaluate"/> says of a
    /// condition whether it means so, means the opposite, or has nothing to do with it.
    /// </summary>
    public static bool IsOnlyReachedIf(SyntaxNode child, SyntaxNode parent, Func<ExpressionSyntax, bool?> evaluate) => parent switch
    {
        IfStatementSyntax branch => child == branch.Statement && evaluate(branch.Condition) == true,
        ElseClauseSyntax { Parent: IfStatementSyntax { Condition: var refused } } => evaluate(refused) == false,
        ConditionalExpressionSyntax choice => (child == choice.WhenTrue && evaluate(choice.Condition) == true)
            || (child == choice.WhenFalse && evaluate(choice.Condition) == false),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
            child == both.Right && evaluate(both.Left) == true,
        BlockSyntax block => child is StatementSyntax
            && block.Statements.TakeWhile(candidate => candidate != child).Any(statement => IsGuard(statement, evaluate)),
        SwitchSectionSyntax section => child is StatementSyntax
            && section.Statements.TakeWhile(candidate => candidate != child).Any(statement => IsGuard(statement, evaluate)),
        CompilationUnitSyntax unit => child is GlobalStatementSyntax
            && unit.Members.TakeWhile(member => member != child).OfType<GlobalStatementSyntax>()
                .Any(candidate => IsGuard(candidate.Statement, evaluate)),
        _ => false,
    };

    /// <summary>Evaluates a condition from what its parts mean.</summary>
    public static bool? Evaluate(ExpressionSyntax condition, Func<ExpressionSyntax, bool?> evaluatePart)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return Evaluate(inner, evaluatePart);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand }:
                return !Evaluate(operand, evaluatePart);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                return Evaluate(both.Left, evaluatePart) == true || Evaluate(both.Right, evaluatePart) == true ? true : null;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either:
                (bool? left, bool? right) = (Evaluate(either.Left, evaluatePart), Evaluate(either.Right, evaluatePart));
                return left == right ? left : left == false || right == false ? false : null;
            default:
                return evaluatePart(condition);
        }
    }

    /// <summary>Finds the name that an expression ends with: of a variable, a member, or what is called.</summary>
    public static string? FindName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: var member } => member.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax { Name: var member } } =>
            member.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Finds the text that literals and their sums write. Returns null for anything else.</summary>
    public static string? FindText(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        ParenthesizedExpressionSyntax { Expression: var inner } => FindText(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum =>
            FindText(sum.Left) is { } start && FindText(sum.Right) is { } end ? start + end : null,
        _ => null,
    };

    // if (!env.IsDevelopment()) return;
    private static bool IsGuard(StatementSyntax statement, Func<ExpressionSyntax, bool?> evaluate) =>
        statement is IfStatementSyntax { Else: null, Statement: var leaving } guard && evaluate(guard.Condition) == false
        && (leaving is BlockSyntax { Statements: { Count: > 0 } inner } ? inner[inner.Count - 1] : leaving)
            is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax;
}
