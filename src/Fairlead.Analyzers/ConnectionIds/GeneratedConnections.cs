using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The class that the generator makes of a project's manifests: an accessor for each connection, and constants of their ids.</summary>
internal sealed class GeneratedConnections
{
    private readonly INamedTypeSymbol _type;
    private readonly INamedTypeSymbol _ids;
    private readonly KnownSymbols _symbols;

    private GeneratedConnections(INamedTypeSymbol type, KnownSymbols symbols) =>
        (_type, _ids, _symbols) = (type, type.GetTypeMembers("Ids")[0], symbols);

    /// <summary>The class with its namespace.</summary>
    public string Name => _type.ToDisplayString();

    /// <summary>Null where nothing is generated, for the runtime is not referenced or the generator does not run.</summary>
    public static GeneratedConnections? Find(ProjectConnections project, KnownSymbols symbols, AnalyzerOptions options)
    {
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.RootNamespace", out string? root);
        foreach (string? space in new[] { project.Manifests?.Manifest.Namespace, MemberNames.ToNamespace(root ?? "") })
        {
            if (space is not null && symbols.GeneratedConnections(space) is { } type) return new GeneratedConnections(type, symbols);
        }
        return null;
    }

    public bool Has(string member) => !_ids.GetMembers(member).IsEmpty;

    /// <summary>The connection whose accessor or constant a symbol is, by the name of that.</summary>
    public string? MemberOf(ISymbol? symbol) =>
        symbol is IPropertySymbol or IFieldSymbol && (IsSame(symbol.ContainingType, _type) || IsSame(symbol.ContainingType, _ids)) ? symbol.Name : null;

    /// <summary>Whether a file is one of those that declare the class.</summary>
    public bool IsDeclaredIn(SyntaxTree tree) => _type.DeclaringSyntaxReferences.Any(one => one.SyntaxTree == tree);

    /// <summary>Whether a parameter is that of a resolver's method, which an accessor has too.</summary>
    public bool IsResolution(ISymbol target) =>
        target is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: var type } }
        && (KnownSymbols.Is(type, _symbols.ConnectionResolver) || type.AllInterfaces.Any(one => KnownSymbols.Is(one, _symbols.ConnectionResolver)));

    private static bool IsSame(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
