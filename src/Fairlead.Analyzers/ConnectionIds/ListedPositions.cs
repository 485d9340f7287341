using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The parameters, properties and fields that a file's settings list as connection ids.</summary>
internal sealed class ListedPositions
{
    public static readonly FairleadOption<IReadOnlyList<string>> Option = FairleadOption.List("connection_id_parameters");

    private static readonly SymbolDisplayFormat ListedName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly ListedPositions None = new([]);

    private readonly HashSet<string> _names;
    private readonly HashSet<string> _members;

    private ListedPositions(IReadOnlyList<string> names)
    {
        _names = new HashSet<string>(names, StringComparer.Ordinal);
        _members = new HashSet<string>(names.Select(GetMember), StringComparer.Ordinal);
    }

    public static ListedPositions Read(AnalyzerOptions options, SyntaxTree tree) =>
        Option.Read(options, tree) is { Count: > 0 } names ? new ListedPositions(names) : None;

    public bool MayHave(IMethodSymbol method) => _names.Count > 0 && _members.Contains(GetName(method));

    public bool Has(ISymbol symbol) => _names.Count > 0 && _names.Contains(GetListedName(symbol));

    /// <summary>
    /// Gets the name as users list it: <c>Acme.Runner.Run(target)</c>, <c>Acme.Job.Target</c> or <c>Acme.Registry.this[]</c>.
    /// </summary>
    private static string GetListedName(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { ContainingSymbol: IPropertySymbol indexer } => GetListedName(indexer),
        IParameterSymbol { ContainingSymbol: var method } =>
            $"{method.ContainingType?.ToDisplayString(ListedName)}.{GetName(method)}({symbol.Name})",
        _ => $"{symbol.ContainingType?.ToDisplayString(ListedName)}.{symbol.Name}", // an indexer's name is already "this[]"
    };

    private static string GetName(ISymbol method) =>
        method is IMethodSymbol { MethodKind: MethodKind.Constructor } ? method.ContainingType.Name : method.Name;

    private static string GetMember(string name)
    {
        int open = name.IndexOf('(');
        string member = open < 0 ? name : name.Substring(0, open);
        return member.Substring(member.LastIndexOf('.') + 1);
    }
}
