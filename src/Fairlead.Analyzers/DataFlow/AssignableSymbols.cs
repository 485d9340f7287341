using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// A parameter, field or property of the compilation that gets its value elsewhere: at calls, in other members, in other files.
/// </summary>
internal static class AssignableSymbols
{
    /// <summary>Finds the assignable symbol that a walk ended at. Returns null if no other code of the compilation can assign it.</summary>
    public static ISymbol? Find(IOperation origin)
    {
        ISymbol? symbol = origin switch
        {
            IParameterReferenceOperation { Parameter: var parameter } => FindParameter(parameter),
            IFieldReferenceOperation { Field: { IsConst: false } field } => field,
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
            _ => null,
        };
        return symbol is null || symbol.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty ? null : symbol.OriginalDefinition;
    }

    private static ISymbol? FindParameter(IParameterSymbol parameter) => parameter.ContainingSymbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } property }
            when parameter.IsImplicitlyDeclared => property,
        IMethodSymbol { MethodKind: MethodKind.Ordinary
            or MethodKind.Constructor
            or MethodKind.ExplicitInterfaceImplementation
            or MethodKind.ReducedExtension } =>
            parameter,
        _ => null,
    };

    /// <summary>
    /// Gets the symbol itself, the ones that it overrides or implements, and for the property that a record makes of a parameter that
    /// parameter: what fills one of them fills it.
    /// </summary>
    public static IEnumerable<ISymbol> GetEquivalents(ISymbol assignable)
    {
        yield return assignable;
        for (ISymbol? one = assignable.FindOverriddenDeclaration(); one is not null; one = one.FindOverriddenDeclaration())
            yield return one;
        foreach (ISymbol declaration in assignable.FindImplementedDeclarations()) yield return declaration;
        switch (assignable)
        {
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { PartialDefinitionPart: { } part } } parameter:
                yield return part.Parameters[parameter.Ordinal];
                break;
            case IPropertySymbol property:
                foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
                {
                    foreach (IParameterSymbol parameter in constructor.Parameters)
                    {
                        if (IsDeclaredBy(property, parameter)) yield return parameter.OriginalDefinition;
                    }
                }
                break;
        }
    }

    /// <summary>Determines whether a property is the one that a record makes of a parameter.</summary>
    public static bool IsDeclaredBy(ISymbol property, IParameterSymbol parameter) =>
        !parameter.DeclaringSyntaxReferences.IsEmpty && !property.DeclaringSyntaxReferences.IsEmpty
        && parameter.DeclaringSyntaxReferences[0].Span == property.DeclaringSyntaxReferences[0].Span
        && parameter.DeclaringSyntaxReferences[0].SyntaxTree == property.DeclaringSyntaxReferences[0].SyntaxTree;
}
