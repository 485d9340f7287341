using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Transport;

/// <summary>
/// Takes away what gives an API a callback: the assignment, the subscription, the argument, or the call that does nothing else.
/// </summary>
internal static class RemovedOverride
{
    /// <summary>Returns null if more hangs on the callback than may go away.</summary>
    public static SyntaxNode? Remove(SyntaxNode root, SyntaxNode callback, SemanticModel model)
    {
        SyntaxNode? user = callback.Parent;
        while (user is ParenthesizedExpressionSyntax or CastExpressionSyntax) user = user.Parent;
        return user switch
        {
            AssignmentExpressionSyntax assignment => RemoveAssignment(root, assignment),
            ArgumentSyntax { Parent: ArgumentListSyntax arguments } argument => RemoveArgument(root, argument, arguments, model),
            _ => null,
        };
    }

    private static SyntaxNode? RemoveAssignment(SyntaxNode root, AssignmentExpressionSyntax assignment) => assignment.Parent switch
    {
        InitializerExpressionSyntax => RemoveNode(root, assignment),
        ExpressionStatementSyntax statement => RemoveStatement(root, statement),
        _ => null,
    };

    private static SyntaxNode? RemoveArgument(SyntaxNode root, ArgumentSyntax argument, ArgumentListSyntax arguments, SemanticModel model)
    {
        if (model.GetSymbolInfo(arguments.Parent!).Symbol is not IMethodSymbol method) return null;
        bool isAllThatItDoes = arguments is { Arguments.Count: 1, Parent: InvocationExpressionSyntax } && ReturnsNothingNew(method);
        if (isAllThatItDoes) return RemoveCall(root, (InvocationExpressionSyntax)arguments.Parent!);

        IParameterSymbol? parameter = FindParameter(argument, arguments, method);
        bool isLast = arguments.Arguments.Last() == argument || argument.NameColon is not null;
        bool canBeLeftOut = parameter is not null && isLast && (parameter.IsOptional || HasOverloadWithout(method, parameter, arguments));
        return canBeLeftOut ? RemoveNode(root, argument) : null;
    }

    /// <summary>A method that gives back what it was called on, as builders do, or nothing.</summary>
    private static bool ReturnsNothingNew(IMethodSymbol method)
    {
        ITypeSymbol? owner = method.ReducedFrom is { } extension ? extension.Parameters[0].Type : method.ContainingType;
        return method.ReturnsVoid || SymbolEqualityComparer.Default.Equals(method.ReturnType, owner);
    }

    private static SyntaxNode? RemoveCall(SyntaxNode root, InvocationExpressionSyntax call)
    {
        if (call.Parent is ExpressionStatementSyntax statement && call.Expression is MemberAccessExpressionSyntax { Expression: NameSyntax
            or MemberAccessExpressionSyntax or ThisExpressionSyntax })
            return RemoveStatement(root, statement);
        return call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && !HoldsText(call.ArgumentList)
            ? root.ReplaceNode(call, receiver.WithTrailingTrivia(call.GetTrailingTrivia()))
            : null;
    }

    private static IParameterSymbol? FindParameter(ArgumentSyntax argument, ArgumentListSyntax arguments, IMethodSymbol method)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name })
            return method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        int index = arguments.Arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }

    private static bool HasOverloadWithout(IMethodSymbol method, IParameterSymbol parameter, ArgumentListSyntax arguments)
    {
        // A later argument would be one of another parameter there.
        if (parameter.Ordinal != arguments.Arguments.Count - 1) return false;
        ITypeSymbol[] others = [.. method.Parameters.Where(other => other.Ordinal != parameter.Ordinal).Take(parameter.Ordinal)
            .Select(static other => other.Type)];
        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(overload =>
            overload.IsStatic == method.IsStatic
            && overload.DeclaredAccessibility >= method.DeclaredAccessibility
            && overload.Parameters.Length == others.Length
            && overload.Parameters.Select(static other => other.Type).SequenceEqual(others, SymbolEqualityComparer.Default));
    }

    /// <summary>A statement on its own goes with the condition above it, if asking that has no other effect.</summary>
    private static SyntaxNode? RemoveStatement(SyntaxNode root, StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax or SwitchSectionSyntax { Statements.Count: > 1 } => RemoveNode(root, statement),
        GlobalStatementSyntax global => RemoveNode(root, global),
        IfStatementSyntax { Else: null, Parent: BlockSyntax } condition when HasNoEffect(condition.Condition) =>
            RemoveNode(root, condition),
        _ => null,
    };

    private static bool HasNoEffect(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().All(static node =>
        node is NameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax
            or BinaryExpressionSyntax or ThisExpressionSyntax
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression });

    private static SyntaxNode? RemoveNode(SyntaxNode root, SyntaxNode removed) => HoldsText(removed)
        ? null
        : root.RemoveNode(removed, SyntaxRemoveOptions.KeepUnbalancedDirectives | SyntaxRemoveOptions.AddElasticMarker);

    /// <summary>A thumbprint that a callback compares, or a secret in a comment, would be kept nowhere.</summary>
    private static bool HoldsText(SyntaxNode removed) =>
        removed.DescendantNodes()
            .Any(static node => node.Kind() is SyntaxKind.StringLiteralExpression
                or SyntaxKind.InterpolatedStringText
                or SyntaxKind.Utf8StringLiteralExpression)
        || CredentialScanner.Scan(removed.ToFullString()).Count > 0;
}
