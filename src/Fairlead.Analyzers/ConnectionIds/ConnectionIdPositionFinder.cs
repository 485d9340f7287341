using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.ConnectionIds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// Decides which parameters, properties and fields of a compilation take connection ids. What is decided of a member is remembered, so that
/// nearly every call costs a look-up.
/// </summary>
internal sealed class ConnectionIdPositionFinder(
    Compilation compilation, AnalyzerOptions options, WorkflowCode workflowCode)
{
    private static readonly string[] ParameterNames = ["connectionId", "connId", "connection_id", "conn_id"];
    private static readonly string[] ParameterSuffixes = ["ConnectionId", "ConnId", "_connection_id", "_conn_id"];

    private static readonly MemberTable<LibraryPosition> LibraryPositions =
        new(LibraryPositionTable.All, static position => position.TypeName, static position => [position.Member]);

    private readonly ConcurrentDictionary<ISymbol, ConnectionIdPosition?> _found = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _hasPosition = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IPropertySymbol>> _required =
        new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, ListedPositions> _listed = new();
    private readonly KnownMembers<LibraryPosition> _library = new(LibraryPositions);

    private readonly ConnectionIdAttributes _marks = new(compilation);
    private readonly bool _isListed = compilation.SyntaxTrees.Any(tree => ListedPositions.Option.Read(options, tree).Count > 0);

    /// <summary>True if properties, fields and indexers can be positions too, by mark or listing.</summary>
    public bool MayBeMembers => _isListed || _marks.AreUsedBeyondRuntime;

    /// <summary>Determines whether a parameter of a method may be a position where it is called in a file.</summary>
    public bool MayTake(IMethodSymbol method, SyntaxTree tree) =>
        !method.Parameters.IsEmpty
        && ((_hasPosition.TryGetValue(method.OriginalDefinition, out bool has)
            ? has
            : _hasPosition.GetOrAdd(method.OriginalDefinition, HasPosition))
            || (_isListed && GetListed(tree).MayHave(method)));

    /// <summary>
    /// False for nearly every property and field that is no position, and for methods none of whose parameters is: by their names.
    /// </summary>
    public bool MayBe(ISymbol member) => _isListed || _library.MayHave(member) || _marks.MayBeOn(member);

    /// <summary>
    /// Finds the position that a parameter, property or field is where an operation gives it a value. Returns null if it is not one.
    /// </summary>
    public ConnectionIdPosition? Find(ISymbol target, IOperation use, ISymbol? caller)
    {
        if (!(target is IParameterSymbol parameter
            ? IsNamedLikeConnectionId(parameter) || MayBe(parameter.ContainingSymbol)
            : MayBe(target)))
            return null;
        ISymbol definition = target.OriginalDefinition;
        if (!_found.TryGetValue(definition, out ConnectionIdPosition? position)) position = _found.GetOrAdd(definition, FindDeclared);
        if (position is { Kind: not PositionKind.Named }) return position;
        if (_isListed && GetListed(use.Syntax.SyntaxTree).Has(definition))
            return new ConnectionIdPosition(definition, PositionKind.Listed, []);
        return position is not null && workflowCode.Contains(use, caller) ? position : null;
    }

    /// <summary>Finds the properties of a created type that are declared to take an id and must be given one.</summary>
    public ImmutableArray<ConnectionIdPosition> FindRequired(IObjectCreationOperation creation, ISymbol? caller)
    {
        if (creation.Type is not INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } type || !(_isListed || _marks.MayBeIn(type)))
            return [];
        ImmutableArray<IPropertySymbol> properties =
            _required.GetOrAdd(type.OriginalDefinition,
                candidate => RequiredProperties.Find(candidate, property => _isListed || _marks.FindConnTypes(property) is not null));
        return properties.IsEmpty
            ? []
            : [.. properties.Select(property => Find(property, creation, caller)).Where(static property => property is { IsDeclared: true })
                .Select(static property => property!)];
    }

    private ListedPositions GetListed(SyntaxTree tree) =>
        _listed.TryGetValue(tree, out ListedPositions? listed)
            ? listed
            : _listed.GetOrAdd(tree, syntaxTree => ListedPositions.Read(options, syntaxTree));

    private bool HasPosition(IMethodSymbol method)
    {
        bool mayBeAny = _marks.MayBeOn(method) || _library.Find(method) is not null;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if ((mayBeAny || IsNamedLikeConnectionId(parameter)) && FindDeclared(parameter) is not null) return true;
        }
        return false;
    }

    private ConnectionIdPosition? FindDeclared(ISymbol target)
    {
        if (_marks.FindConnTypes(target) is { } mark) return new ConnectionIdPosition(target, PositionKind.Marked, mark);
        if (FindInLibrary(target) is { } position) return position;
        return target is IParameterSymbol parameter && IsNamedLikeConnectionId(parameter) && IsText(parameter.Type)
            ? new ConnectionIdPosition(target, PositionKind.Named, [])
            : null;
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
        parameter.Name is { Length: > 0 } name && name[name.Length - 1] == 'd'
        && (ParameterNames.Contains(name) || ParameterSuffixes.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
        && parameter.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) != true;

    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType: var element } => IsText(element),
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => IsText(arguments[0]),
        _ => false,
    };
}
