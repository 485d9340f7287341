using Fairlead.Core.ConnectionTypes;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>The APIs that a value gets to, and the type of connections that they use; null if that is not known.</summary>
internal sealed record ClientApis(ConnectionType? Type, IReadOnlyList<INamedTypeSymbol> Apis)
{
    private const string BuilderBase = "DbConnectionStringBuilder";

    /// <summary>Finds the class with which the driver builds connection strings. Returns null if the client has none.</summary>
    public INamedTypeSymbol? FindConnectionStringBuilder()
    {
        foreach (INamedTypeSymbol api in Apis)
        {
            if (api.ContainingNamespace is not { IsGlobalNamespace: false } space) continue;
            foreach (INamedTypeSymbol type in space.GetTypeMembers())
            {
                bool isBuilder = type is { DeclaredAccessibility: Accessibility.Public, IsAbstract: false }
                    && type.Name.EndsWith("ConnectionStringBuilder", StringComparison.Ordinal)
                    && (type.BaseType?.Name == BuilderBase || type.BaseType?.BaseType?.Name == BuilderBase);
                if (isBuilder) return type;
            }
        }
        return null;
    }
}
