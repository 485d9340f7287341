using Fairlead.Analyzers.DataFlow;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Detection.SecretFormats;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>The connection types that code around a value gives away: by the APIs that it uses, and by the format of a secret.</summary>
internal static class ClientTypes
{
    private const int MostSymbols = 12;

    /// <summary>HTTP is what any service is called by: another type says more.</summary>
    private const string GeneralType = "http";

    public static ConnectionType Generic { get; } = ConnectionTypeTable.BuiltIn.Find("generic")!;

    /// <summary>Finds the type whose APIs are used. Returns null if none is known.</summary>
    public static ConnectionType? Find(IEnumerable<INamedTypeSymbol> apis)
    {
        (ConnectionType Type, int Certainty) best = default;
        foreach (INamedTypeSymbol api in apis.SelectMany(static api => api.GetSelfAndBaseTypes()))
        {
            if (ConnectionTypeTable.BuiltIn.FindByApi(GetName(api), api.ContainingAssembly?.Name) is not var (type, certainty)) continue;
            if (type.Id != GeneralType) certainty += 1000;
            if (certainty > best.Certainty) best = (type, certainty);
        }
        return best.Type;
    }

    /// <summary>Finds the web service whose library is used. Returns null if none is known.</summary>
    public static WebService? FindService(IEnumerable<INamedTypeSymbol> apis) =>
        apis.Select(static api => WebServiceTable.FindByApi(GetName(api))).FirstOrDefault(static service => service is not null);

    /// <summary>Finds the web service whose secrets look like a text. Returns null if none is known.</summary>
    public static WebService? FindService(string secret) => SecretScanner.Scan(secret)
        .Select(static match => WebServiceTable.FindByFormat(match.Pattern.Id)).FirstOrDefault(static service => service is not null);

    /// <summary>Finds the APIs that a value gets to through parameters and fields of the code itself.</summary>
    public static IReadOnlyList<INamedTypeSymbol> FindBehind(ExpressionSyntax use, ReadingContext context)
    {
        var apis = new List<INamedTypeSymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<ISymbol>();
        Follow(use);
        while (pending.Count > 0 && seen.Count <= MostSymbols)
        {
            ISymbol symbol = pending.Dequeue();
            foreach (ExpressionSyntax next in FindUses(symbol, context))
            {
                apis.AddRange(SiteCollector.Collect(next, context).Apis);
                Follow(next);
            }
        }
        return apis;

        void Follow(ExpressionSyntax value)
        {
            if (FindReceiver(ValueForms.SkipOutwards(value), context) is { } receiver && seen.Add(receiver)) pending.Enqueue(receiver);
        }
    }

    /// <summary>Finds the parameter, field or property of the code's own that gets a value.</summary>
    private static ISymbol? FindReceiver(ExpressionSyntax value, ReadingContext context)
    {
        switch (value.Parent)
        {
            case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } list } argument:
                if (context.FindSymbol(call) is not IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false } method) return null;
                if (argument.NameColon is { Name.Identifier.ValueText: var name })
                    return method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
                int index = list.Arguments.IndexOf(argument);
                return index < method.Parameters.Length ? method.Parameters[index] : null;
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                return context.FindSymbol(assignment.Left) is IFieldSymbol or IPropertySymbol or ILocalSymbol
                    ? context.FindSymbol(assignment.Left)
                    : null;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } clause:
                return context.GetModel(value).GetDeclaredSymbol(clause.Parent!, context.CancellationToken);
            default:
                return null;
        }
    }

    private static IEnumerable<ExpressionSyntax> FindUses(ISymbol symbol, ReadingContext context)
    {
        ISymbol owner = symbol is IParameterSymbol or ILocalSymbol ? symbol.ContainingSymbol : symbol.ContainingType;
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor })
            owner = constructor.ContainingType; // a primary constructor's parameter is used anywhere in the type
        foreach (SyntaxReference reference in owner.DeclaringSyntaxReferences)
        {
            if (!context.Compilation.ContainsSyntaxTree(reference.SyntaxTree)) continue;
            foreach (IdentifierNameSyntax name in
                reference.GetSyntax(context.CancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != symbol.Name) continue;
                if (!SymbolEqualityComparer.Default.Equals(context.FindSymbol(name), symbol)) continue;
                yield return name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            }
        }
    }

    private static string GetName(INamedTypeSymbol type)
    {
        string name = type.OriginalDefinition.ToDisplayString();
        int generic = name.IndexOf('<');
        return generic < 0 ? name : name.Substring(0, generic);
    }
}
