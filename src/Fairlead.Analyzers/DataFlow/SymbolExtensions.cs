using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.DataFlow;

internal static class SymbolExtensions
{
    /// <summary>
    /// Gets the type that a symbol belongs to, of nested ones the one around all. Returns null outside of types, as in attributes of an
    /// assembly.
    /// </summary>
    public static INamedTypeSymbol? GetOutermostType(this ISymbol? symbol)
    {
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer) type = outer;
        return type;
    }

    /// <summary>Gets a type and the classes that it inherits from, from itself on.</summary>
    public static IEnumerable<INamedTypeSymbol> GetSelfAndBaseTypes(this INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }

    /// <summary>
    /// Finds the declaration that a property, or the member of a parameter, overrides: the property there, or the parameter.
    /// </summary>
    public static ISymbol? FindOverriddenDeclaration(this ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { OverriddenMethod: { } method } } parameter =>
            method.OriginalDefinition.Parameters[parameter.Ordinal],
        IParameterSymbol { ContainingSymbol: IPropertySymbol { OverriddenProperty: { } indexer } } parameter =>
            indexer.OriginalDefinition.Parameters[parameter.Ordinal],
        _ => null,
    };

    /// <summary>
    /// Finds the declarations in interfaces that a method, a property, or the member of a parameter implements: the member there, or the
    /// parameter.
    /// </summary>
    public static IEnumerable<ISymbol> FindImplementedDeclarations(this ISymbol symbol) => symbol is not IParameterSymbol parameter
        ? FindImplementedMembers(symbol)
        : FindImplementedMembers(parameter.ContainingSymbol).Select<ISymbol, ISymbol>(declared =>
            declared is IMethodSymbol method
                ? method.Parameters[parameter.Ordinal]
                : ((IPropertySymbol)declared).Parameters[parameter.Ordinal]);

    /// <summary>Finds the parameter of that name, there or in a declaration that the method overrides.</summary>
    public static IParameterSymbol? FindParameter(this IMethodSymbol method, string name)
    {
        for (IMethodSymbol? declaration = method; declaration is not null; declaration = declaration.OverriddenMethod)
        {
            foreach (IParameterSymbol parameter in declaration.Parameters)
            {
                if (parameter.Name == name) return parameter;
            }
        }
        return null;
    }

    private static IEnumerable<ISymbol> FindImplementedMembers(ISymbol member)
    {
        IEnumerable<ISymbol> named = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } method => method.ExplicitInterfaceImplementations,
            IPropertySymbol { ExplicitInterfaceImplementations: { IsEmpty: false } properties } => properties,
            _ => [],
        };
        foreach (ISymbol declared in named) yield return declared.OriginalDefinition;

        bool mayBeImplicit = member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol
            && member.DeclaredAccessibility == Accessibility.Public;
        if (!mayBeImplicit || member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type) yield break;
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            foreach (ISymbol declared in contract.GetMembers(member.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), member))
                    yield return declared.OriginalDefinition;
            }
        }
    }
}
