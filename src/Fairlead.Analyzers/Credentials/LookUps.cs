using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Look-ups by a constant key, and what stands in for a value that is not found: <c>GetEnvironmentVariable("DB_PASSWORD") ?? "…"</c>.
/// </summary>
internal static class LookUps
{
    /// <summary>
    /// Finds the key of the look-up that a value is the fallback of. Returns null if it is none, or the key names no secret.
    /// </summary>
    public static DestinationName? FindName(ValueDestination destination) => destination.User.Kind switch
    {
        OperationKind.Coalesce when destination.User is ICoalesceOperation choice && choice.WhenNull == destination.Value =>
            FindKey(choice.Value),
        OperationKind.CoalesceAssignment
            when destination.User is ICoalesceAssignmentOperation assignment && assignment.Value == destination.Value =>
            FindKey(assignment.Target),
        OperationKind.Conditional when destination.User is IConditionalOperation { WhenFalse: { } whenFalse } choice
            && choice.Condition != destination.Value =>
            FindKey(choice.WhenTrue == destination.Value ? whenFalse : choice.WhenTrue),
        _ => null,
    };

    private static DestinationName? FindKey(IOperation lookUp)
    {
        lookUp = lookUp.WithoutConversions();
        string? key = lookUp switch
        {
            IInvocationOperation call => FindKey(call),
            IPropertyReferenceOperation { Arguments: { Length: > 0 } keys } => keys[0].Value.ConstantValue.Value as string,
            IConditionalAccessOperation access => (FindKey(access.WhenNotNull) ?? FindKey(access.Operation))?.Name,
            ICoalesceOperation chain => (FindKey(chain.Value) ?? FindKey(chain.WhenNull))?.Name,
            ILocalReferenceOperation { Local: var local } => FindKeyOfVariable(local),
            IInvalidOperation => UnresolvedMember.Find(lookUp)?.Arguments.Select(static argument => argument.Value.ConstantValue.Value)
                .OfType<string>().FirstOrDefault(SecretNames.NamesSecret),
            _ => null,
        };
        return key is not null && SecretNames.NamesSecret(key) ? new DestinationName(key) : null;
    }

    private static string? FindKey(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Value.ConstantValue.Value is string key && SecretNames.NamesSecret(key)) return key;
        }
        return call.Instance is IInvocationOperation inner ? FindKey(inner) : null;
    }

    // By its syntax: a text is followed while code is typed, where a look at the whole body costs too much.
    private static string? FindKeyOfVariable(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var value })
            return null;
        foreach (SyntaxNode node in value.DescendantNodesAndSelf())
        {
            if (node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var key }
                && node.Parent is ArgumentSyntax && SecretNames.NamesSecret(key))
                return key;
        }
        return null;
    }
}
