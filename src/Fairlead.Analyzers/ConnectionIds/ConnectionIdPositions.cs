using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>Decides which parameters, properties and fields of a compilation take connection ids.</summary>
internal sealed class ConnectionIdPositions(KnownSymbols symbols, AnalyzerOptions options)
{
    private static readonly string[] ParameterNames = ["connectionId", "connId", "connection_id", "conn_id"];
    private static readonly string[] ParameterSuffixes = ["ConnectionId", "ConnId", "_connection_id", "_conn_id"];

    private static readonly SymbolDisplayFormat ListedName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private readonly ConcurrentDictionary<SyntaxTree, HashSet<string>> _listed = new();
    private readonly WorkflowCode _workflowCode = new(symbols);

    public bool Takes(IParameterSymbol parameter, IOperation use, ISymbol? caller) =>
        IsMarked(parameter)
        || IsListed(parameter, use.Syntax.SyntaxTree)
        || (IsNamedLikeConnectionId(parameter) && _workflowCode.Contains(use, caller));

    public bool Takes(ISymbol member, IOperation use) => IsMarked(member) || IsListed(member, use.Syntax.SyntaxTree);

    /// <summary>Marked itself, or in the declaration that it overrides, or by the indexer whose argument it is.</summary>
    private bool IsMarked(ISymbol symbol)
    {
        for (ISymbol? declaration = symbol.OriginalDefinition; declaration is not null; declaration = Overridden(declaration))
        {
            if (declaration.GetAttributes().Any(attribute => KnownSymbols.IsConnectionIdAttribute(attribute.AttributeClass))) return true;
        }
        return symbol is IParameterSymbol { ContainingSymbol: IPropertySymbol indexer } && IsMarked(indexer);
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { OverriddenMethod: { } method } } parameter =>
            method.OriginalDefinition.Parameters[parameter.Ordinal],
        IParameterSymbol { ContainingSymbol: IPropertySymbol { OverriddenProperty: { } indexer } } parameter =>
            indexer.OriginalDefinition.Parameters[parameter.Ordinal],
        _ => null,
    };

    private bool IsListed(ISymbol symbol, SyntaxTree tree)
    {
        HashSet<string> listed = _listed.GetOrAdd(tree, ReadListed);
        return listed.Count > 0 && listed.Contains(NameToList(symbol.OriginalDefinition));
    }

    private HashSet<string> ReadListed(SyntaxTree tree) =>
        new(UnknownConnectionIdAnalyzer.ConnectionIdParameters.Read(options, tree), StringComparer.Ordinal);

    /// <summary>The name as users list it: <c>Acme.Runner.Run(target)</c>, <c>Acme.Job.Target</c> or <c>Acme.Registry.this[]</c>.</summary>
    private static string NameToList(ISymbol symbol)
    {
        if (symbol is IParameterSymbol { ContainingSymbol: IPropertySymbol property }) return NameToList(property);
        if (symbol is IParameterSymbol parameter)
        {
            ISymbol method = parameter.ContainingSymbol;
            string name = method is IMethodSymbol { MethodKind: MethodKind.Constructor } ? method.ContainingType.Name : method.Name;
            return $"{method.ContainingType?.ToDisplayString(ListedName)}.{name}({parameter.Name})";
        }
        // An indexer's name is already "this[]".
        return $"{symbol.ContainingType?.ToDisplayString(ListedName)}.{symbol.Name}";
    }

    // SignalR calls its clients' ids connection ids too.
    private static bool IsNamedLikeConnectionId(IParameterSymbol parameter) =>
        (ParameterNames.Contains(parameter.Name) || ParameterSuffixes.Any(end => parameter.Name.EndsWith(end, StringComparison.Ordinal)))
        && parameter.ContainingNamespace?.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) != true;
}
