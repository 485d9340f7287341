using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials;

internal static class TypeSymbols
{
    /// <summary>The type that a symbol belongs to, of nested ones the one around all; null outside of types, as in attributes of an assembly.</summary>
    public static INamedTypeSymbol? Outermost(ISymbol? symbol)
    {
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is { } outer) type = outer;
        return type;
    }
}
