using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The members that <c>[ConnectionId]</c> marks. Attributes are asked for only where a mark can be: on what comes from assemblies that know
/// the attribute, and in this compilation on members that are called like one whose declaration has the mark.
/// </summary>
internal sealed class ConnectionIdAttributes(Compilation compilation, KnownSymbols symbols)
{
    private const string AttributeName = "ConnectionId";

    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _mayMark = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _mayInheritMark = new(SymbolEqualityComparer.Default);
    private readonly Lazy<HashSet<string>?> _names = new(() => FindMarkedNames(compilation));

    /// <summary>True if anything can be marked at all.</summary>
    private bool AreUsed { get; } = symbols.CanMarkConnectionIds;

    /// <summary>
    /// True if anything else than parameters of the runtime's own methods can be marked: here, or in another assembly that knows the
    /// attribute.
    /// </summary>
    public bool AreUsedBeyondRuntime => AreUsed && (_names.Value is not { Count: 0 }
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(symbol => !KnownSymbols.IsRuntime(symbol)
            && symbols.MayMarkConnectionIds(symbol)));

    /// <summary>False where a member and its parameters have no mark, nor the declarations that it overrides or implements.</summary>
    public bool MayBeOn(ISymbol member) => AreUsed
        && (_names.Value is not { } names
            || names.Contains(GetName(member))
            || (member.ContainingType is { } type && MayInheritMark(type)));

    /// <summary>False where nothing in a type of this compilation has a mark.</summary>
    public bool MayBeIn(INamedTypeSymbol type) => AreUsed && (_names.Value is not { Count: 0 } || MayInheritMark(type));

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
            if (!KnownSymbols.IsConnectionIdAttribute(attribute.AttributeClass)) continue;
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
        && _mayMark.GetOrAdd(assembly, symbols.MayMarkConnectionIds);

    private static string GetName(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => member.ContainingType.Name,
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } or IPropertySymbol =>
            member.Name.Substring(member.Name.LastIndexOf('.') + 1),
        _ => member.Name,
    };

    /// <summary>
    /// The names of marked members and of those with marked parameters. Returns null if the attribute has another name too, so that any may
    /// be.
    /// </summary>
    private static HashSet<string>? FindMarkedNames(Compilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            string text = tree.GetText().ToString();
            for (int at = text.IndexOf(AttributeName, StringComparison.Ordinal); at >= 0;
                at = text.IndexOf(AttributeName, at + 1, StringComparison.Ordinal))
            {
                SyntaxNode? node = tree.GetRoot().FindToken(at).Parent;
                if (node?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: not null }) return null;
                if (node?.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent is { } declaration) names.UnionWith(GetNames(declaration));
            }
        }
        return names;
    }

    private static IEnumerable<string> GetNames(SyntaxNode declaration) => declaration switch
    {
        // A record makes a property of it, too.
        ParameterSyntax { Parent: var owners } parameter =>
            GetNames(owners is BaseParameterListSyntax ? owners.Parent! : owners!).Append(parameter.Identifier.ValueText),
        BaseFieldDeclarationSyntax fields => fields.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        IndexerDeclarationSyntax => ["this[]"],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        LocalFunctionStatementSyntax function => [function.Identifier.ValueText],
        AnonymousFunctionExpressionSyntax => [""],
        DelegateDeclarationSyntax => [WellKnownMemberNames.DelegateInvokeName],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.ValueText],
        _ => [],
    };
}
