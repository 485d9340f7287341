using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>Tells jobs, workflows, activities and message handlers of known frameworks from other code.</summary>
internal sealed class WorkflowCode(KnownSymbols symbols)
{
    /// <summary>Whether an operation in a member belongs to workflow code, or to a call given to a job scheduler.</summary>
    public bool Contains(IOperation operation, ISymbol? member)
    {
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (IsWorkflow(symbol)) return true;
        }
        return IsScheduledCall(operation);
    }

    private bool IsWorkflow(ISymbol symbol) => HasKnownAttribute(symbol) || symbol switch
    {
        INamedTypeSymbol type => type.AllInterfaces.Any(IsKnown) || BaseTypes(type).Any(IsKnown),
        IMethodSymbol method => method.Parameters.Any(parameter => HasKnownAttribute(parameter) || IsKnown(parameter.Type)),
        _ => false,
    };

    /// <summary>Hangfire has no type that marks a job: a method becomes one by its call in the expression given to the scheduler.</summary>
    private bool IsScheduledCall(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation && CallThatTakes(parent) is { TargetMethod.ContainingType: var type }
                && symbols.JobSchedulers.Contains(type))
            {
                return true;
            }
        }
        return false;
    }

    private static IInvocationOperation? CallThatTakes(IOperation lambda)
    {
        IOperation? parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation) parent = parent.Parent;
        return parent as IInvocationOperation;
    }

    private bool HasKnownAttribute(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && (IsKnown(type) || BaseTypes(type).Any(IsKnown)));

    private bool IsKnown(ITypeSymbol type) => type is INamedTypeSymbol named && symbols.WorkflowTypes.Contains(named.OriginalDefinition);

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType) yield return ancestor;
    }
}
