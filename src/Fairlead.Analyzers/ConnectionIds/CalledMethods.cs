using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The code that an operation runs.</summary>
internal static class CalledMethods
{
    /// <summary>Finds the method, constructor or getter that an operation calls, or names for others to call.</summary>
    public static IMethodSymbol? Find(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMethodReferenceOperation reference => reference.Method,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation { Parent: not ISimpleAssignmentOperation } reference => reference.Property.GetMethod,
        IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation { Value: var value } } reference
            when value == reference => reference.Property.GetMethod,
        _ => null,
    };

    /// <summary>Determines whether an operation is described to somebody else, who runs it elsewhere: an activity of a workflow.</summary>
    public static bool IsInExpressionTree(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation { Parent: { } holder } && IsExpressionTree(holder.Type)) return true;
            if (parent is IAnonymousFunctionOperation { Parent.Parent: { } outer } && IsExpressionTree(outer.Type)) return true;
        }
        return false;
    }

    private static bool IsExpressionTree(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Expression", IsGenericType: true, ContainingNamespace.Name: "Expressions" };
}
