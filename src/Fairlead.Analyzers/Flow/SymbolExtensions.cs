using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Flow;

internal static class SymbolExtensions
{
    /// <summary>The type that a symbol belongs to, of nested ones the one around all; null outside of types, as in attributes of an assembly.</summary>
    public static INamedTypeSymbol? OutermostType(this ISymbol? symbol)
    {
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer) type = outer;
        return type;
    }

    /// <summary>The declaration that a property, or the member of a parameter, overrides: the property there, or the parameter.</summary>
    public static ISymbol? OverriddenDeclaration(this ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { OverriddenMethod: { } method } } parameter =>
            method.OriginalDefinition.Parameters[parameter.Ordinal],
        IParameterSymbol { ContainingSymbol: IPropertySymbol { OverriddenProperty: { } indexer } } parameter =>
            indexer.OriginalDefinition.Parameters[parameter.Ordinal],
        _ => null,
    };

    /// <summary>The parameter of that name, there or in a declaration that the method overrides.</summary>
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
}
