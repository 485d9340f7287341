using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The members that <c>[ConnectionId]</c> marks. Attributes are asked for only where a mark can be: on what comes from assemblies that know
/// the attribute, and in this compilation on members that are called like one whose declaration has the mark.
/// </summary>
internal sealed class ConnectionIdAttributes(Compilation compilation)
{
    private static readonly TypeNameSet Attribute = new([KnownTypes.ConnectionIdAttribute]);

    private static readonly WeakCache<SyntaxTree, IReadOnlyCollection<string>?> NamesByFile = new(MarkedNames.Find);

    private readonly AttributeAssemblies _assemblies = new(compilation, Attribute);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _mayInheritMark = new(SymbolEqualityComparer.Default);

    /// <summary>Null if the attribute has another name too, under which anything may be marked.</summary>
    private readonly Lazy<HashSet<string>?> _names = new(() => CollectNames(compilation));

    /// <summary>Determines whether anything of a compilation can be marked.</summary>
    public static bool CanBeUsed(Compilation compilation) => Attribute.IsAnyIn(compilation);

    /// <summary>
    /// True if anything else than parameters of the runtime's own methods can be marked: here, or in another assembly that knows the
    /// attribute.
    /// </summary>
    public bool AreUsedBeyondRuntime =>
        _assemblies.HasAttribute && (_names.Value is not { Count: 0 } || _assemblies.MayBeUsedByReferences());

    /// <summary>False where a member and its parameters have no mark, nor the declarations that it overrides or implements.</summary>
    public bool MayBeOn(ISymbol member) => _assemblies.HasAttribute
        && (_names.Value is not { } names
            || names.Contains(GetName(member))
            || (member.ContainingType is { } type && MayInheritMark(type)));

    /// <summary>False where nothing in a type of this compilation has a mark.</summary>
    public bool MayBeIn(INamedTypeSymbol type) => _assemblies.HasAttribute && (_names.Value is not { Count: 0 } || MayInheritMark(type));

    /// <summary>
    /// Finds the types that a mark asks for, none for any. Returns null if there is no mark: on the symbol itself, in the declaration that
    /// it overrides or implements, or on the indexer whose argument it is.
    /// </summary>
    public ImmutableArray<string>? FindConnTypes(ISymbol symbol)
    {
        if (!MayBeOn(symbol is IParameterSymbol ? symbol.ContainingSymbol : symbol)) return null;
        for (ISymbol? declaration = symbol; declaration is not null; declaration = declaration.FindOverriddenDeclaration())
        {
            if (FindOwnConnTypes(declaration) is { } mark) return mark;
        }
        foreach (ISymbol declaration in symbol.FindImplementedDeclarations())
        {
            if (FindOwnConnTypes(declaration) is { } mark) return mark;
        }
        return symbol is IParameterSymbol { ContainingSymbol: IPropertySymbol indexer } ? FindConnTypes(indexer) : null;
    }

    private static ImmutableArray<string>? FindOwnConnTypes(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (!KnownTypes.IsConnectionIdAttribute(attribute.AttributeClass)) continue;
            return attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string type }
                ? [type]
                : [];
        }
        return null;
    }

    /// <summary>Determines whether a type is, inherits or implements one of another assembly that knows the attribute.</summary>
    private bool MayInheritMark(INamedTypeSymbol type) => _mayInheritMark.TryGetValue(type.OriginalDefinition, out bool may)
        ? may
        : _mayInheritMark.GetOrAdd(type.OriginalDefinition, candidate => candidate.GetSelfAndBaseTypes().Concat(candidate.AllInterfaces)
            .Any(MayMark));

    private bool MayMark(INamedTypeSymbol type) => type.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        && _assemblies.MayUse(assembly);

    private static string GetName(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => member.ContainingType.Name,
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } or IPropertySymbol =>
            member.Name.Substring(member.Name.LastIndexOf('.') + 1),
        _ => member.Name,
    };

    private static HashSet<string>? CollectNames(Compilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (NamesByFile.Get(tree) is not { } found) return null;
            names.UnionWith(found);
        }
        return names;
    }
}
