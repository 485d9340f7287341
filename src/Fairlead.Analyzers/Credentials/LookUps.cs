using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
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
            ILocalReferenceOperation use => FindKeyOfVariable(use),
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

    /// <summary>
    /// Looks at the declarations of the blocks around only: a text is followed while code is typed, where the whole body costs too much.
    /// </summary>
    private static string? FindKeyOfVariable(ILocalReferenceOperation use)
    {
        for (IOperation? parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not IBlockOperation block) continue;
            foreach (IOperation statement in block.Operations)
            {
                if (statement is not IVariableDeclarationGroupOperation declarations) continue;
                IVariableDeclaratorOperation? declarator = declarations.Declarations
                    .SelectMany(static declaration => declaration.Declarators)
                    .FirstOrDefault(declared => SymbolEqualityComparer.Default.Equals(declared.Symbol, use.Local));
                if (declarator is null) continue;
                return declarator.Initializer?.Value is { } value and not ILocalReferenceOperation ? FindKey(value)?.Name : null;
            }
        }
        return null;
    }
}
