using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Analyzers.Flow;
using Fairlead.Detection.ConnectionIds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// Decides which parameters, properties and fields of a compilation take connection ids. What is decided of a member is remembered, so that nearly every
/// call costs a look-up.
/// </summary>
internal sealed class ConnectionIdPositions(Compilation compilation, KnownSymbols symbols, AnalyzerOptions options, WorkflowCode workflowCode)
{
    private static readonly string[] ParameterNames = ["connectionId", "connId", "connection_id", "conn_id"];
    private static readonly string[] ParameterSuffixes = ["ConnectionId", "ConnId", "_connection_id", "_conn_id"];

    private readonly ConcurrentDictionary<ISymbol, ConnectionIdPosition?> _found = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _hasPosition = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IPropertySymbol>> _required = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _mayMark = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, ListedPositions> _listed = new();
    private readonly KnownMembers<LibraryPosition> _library =
        new(LibraryPositionTable.All, static one => one.TypeName, static one => [one.Member]);

    private readonly bool _canMark = symbols.CanMarkConnectionIds;
    private readonly bool _isListed = compilation.SyntaxTrees.Any(tree => ListedPositions.Option.Read(options, tree).Count > 0);

    /// <summary>Whether properties, fields and indexers can be positions too, by mark or listing.</summary>
    public bool CanMark => _canMark || _isListed;

    /// <summary>Whether a parameter of a method may be a position where it is called in a file.</summary>
    public bool MayTake(IMethodSymbol method, SyntaxTree tree) =>
        !method.Parameters.IsEmpty
        && ((_hasPosition.TryGetValue(method.OriginalDefinition, out bool has) ? has : _hasPosition.GetOrAdd(method.OriginalDefinition, HasPosition))
            || (_isListed && ListedIn(tree).MayHave(method)));

    /// <summary>The position that a parameter, property or field is where an operation gives it a value; null when it is none.</summary>
    public ConnectionIdPosition? Of(ISymbol target, IOperation use, ISymbol? caller)
    {
        ISymbol definition = target.OriginalDefinition;
        if (!_found.TryGetValue(definition, out ConnectionIdPosition? position)) position = _found.GetOrAdd(definition, Find);
        if (position is { Kind: not PositionKind.Named }) return position;
        if (_isListed && ListedIn(use.Syntax.SyntaxTree).Has(definition)) return new ConnectionIdPosition(definition, PositionKind.Listed, []);
        return position is not null && workflowCode.Contains(use, caller) ? position : null;
    }

    /// <summary>The properties of a created type that are declared to take an id and must be given one.</summary>
    public ImmutableArray<ConnectionIdPosition> RequiredOf(IObjectCreationOperation creation, ISymbol? caller)
    {
        if (!CanMark || creation.Type is not INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } type) return [];
        ImmutableArray<IPropertySymbol> properties =
            _required.GetOrAdd(type.OriginalDefinition, one => RequiredProperties.Of(one, property => _isListed || MarkOf(property) is not null));
        return properties.IsEmpty ? [] : [.. properties.Select(property => Of(property, creation, caller)).Where(static one => one is { IsDeclared: true }).Select(static one => one!)];
    }

    private ListedPositions ListedIn(SyntaxTree tree) =>
        _listed.TryGetValue(tree, out ListedPositions? listed) ? listed : _listed.GetOrAdd(tree, one => ListedPositions.Read(options, one));

    private bool HasPosition(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (_found.GetOrAdd(parameter, Find) is not null) return true;
        }
        return false;
    }

    private ConnectionIdPosition? Find(ISymbol target)
    {
        if (MarkOf(target) is { } mark) return new ConnectionIdPosition(target, PositionKind.Marked, mark);
        if (FindInLibrary(target) is { } position) return position;
        return target is IParameterSymbol parameter && IsNamedLikeConnectionId(parameter) && IsText(parameter.Type)
            ? new ConnectionIdPosition(target, PositionKind.Named, [])
            : null;
    }

    /// <summary>
    /// The types that a mark asks for, none for any; null where there is no mark: on the symbol itself, in the declaration that it overrides or
    /// implements, or on the indexer whose argument it is.
    /// </summary>
    private ImmutableArray<string>? MarkOf(ISymbol symbol)
    {
        if (!_canMark) return null;
        for (ISymbol? declaration = symbol; declaration is not null; declaration = declaration.OverriddenDeclaration())
        {
            if (OwnMarkOf(declaration) is { } mark) return mark;
        }
        foreach (ISymbol declaration in Implemented(symbol))
        {
            if (OwnMarkOf(declaration) is { } mark) return mark;
        }
        return symbol is IParameterSymbol { ContainingSymbol: IPropertySymbol indexer } ? MarkOf(indexer) : null;
    }

    private ImmutableArray<string>? OwnMarkOf(ISymbol symbol)
    {
        if (symbol.ContainingAssembly is not { } assembly || !_mayMark.GetOrAdd(assembly, symbols.MayMarkConnectionIds)) return null;
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (!KnownSymbols.IsConnectionIdAttribute(attribute.AttributeClass)) continue;
            return attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string type } ? [type] : [];
        }
        return null;
    }

    private static IEnumerable<ISymbol> Implemented(ISymbol symbol)
    {
        ISymbol member = symbol is IParameterSymbol parameter ? parameter.ContainingSymbol : symbol;
        if (member is not (IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } or IPropertySymbol)) yield break;
        if (member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type) yield break;
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            foreach (ISymbol declared in contract.GetMembers())
            {
                if (declared.Kind != member.Kind || !member.Name.EndsWith(declared.Name, StringComparison.Ordinal)) continue;
                if (!SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), member)) continue;
                ISymbol definition = declared.OriginalDefinition;
                yield return (symbol, definition) switch
                {
                    (IParameterSymbol one, IMethodSymbol method) => method.Parameters[one.Ordinal],
                    (IParameterSymbol one, IPropertySymbol indexer) => indexer.Parameters[one.Ordinal],
                    _ => definition,
                };
            }
        }
    }

    private ConnectionIdPosition? FindInLibrary(ISymbol target)
    {
        ISymbol member = target is IParameterSymbol { ContainingSymbol: var method } ? method : target;
        string? parameter = target is IParameterSymbol ? target.Name : null;
        return member.ContainingType is not null && _library.Find(member) is { } known && known.Parameter == parameter
            ? new ConnectionIdPosition(target, PositionKind.Library, [.. known.ConnTypes], known.Text)
            : null;
    }

    // SignalR calls its clients' ids connection ids too.
    private static bool IsNamedLikeConnectionId(IParameterSymbol parameter) =>
        (ParameterNames.Contains(parameter.Name) || ParameterSuffixes.Any(end => parameter.Name.EndsWith(end, StringComparison.Ordinal)))
        && parameter.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) != true;

    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType: var element } => IsText(element),
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => IsText(arguments[0]),
        _ => false,
    };
}
