using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>What an expression that connections can be had from gives.</summary>
internal enum SourceKind
{
    /// <summary>The generated <c>Connections</c>.</summary>
    Connections,

    /// <summary>The resolver, which is asked by id.</summary>
    Resolver,

    /// <summary>The settings of a program without connections.</summary>
    Configuration,
}

/// <summary>An expression that connections can be had from: the generated <c>Connections</c>, the resolver, or the configuration.</summary>
/// <param name="Name">The expression, mostly the name of a variable or field.</param>
/// <param name="Kind">What it gives.</param>
internal sealed record ConnectionSource(string Name, SourceKind Kind)
{
    /// <summary>What the resolver's extension methods need where it stands.</summary>
    public const string Namespace = "Fairlead";

    public bool IsGenerated => Kind == SourceKind.Connections;

    /// <summary>True if a using directive has to be added before the resolver can be asked.</summary>
    public bool NeedsUsing { get; init; }

    public static ConnectionSource From(WantedService service, string name) =>
        new(name, service.IsConfiguration ? SourceKind.Configuration : SourceKind.Connections);

    /// <summary>
    /// Finds the best source that an expression can use where a literal stands. Returns null if there is none, or only a constant may
    /// stand.
    /// </summary>
    /// <param name="model">The meaning of the file.</param>
    /// <param name="literal">The literal.</param>
    /// <param name="generatedType">The generated class that has the connection, with its namespace.</param>
    public static ConnectionSource? FindInScope(SemanticModel model, ExpressionSyntax literal, string generatedType)
    {
        int dot = generatedType.LastIndexOf('.');
        var service = new WantedService(dot < 0 ? "" : generatedType.Substring(0, dot), generatedType.Substring(dot + 1));
        if (MustBeConstant(literal)) return null;
        var symbols = new SymbolsInScope(model, literal);
        return FindService(symbols, service) ?? FindResolver(symbols, model, literal);
    }

    /// <summary>Finds a value of the wanted type.</summary>
    public static ConnectionSource? FindService(SymbolsInScope symbols, WantedService service) =>
        symbols.Find(service.IsMetBy).Select(found => From(service, SymbolsInScope.GetName(found.Symbol))).FirstOrDefault();

    /// <summary>Finds a resolver.</summary>
    public static ConnectionSource? FindResolver(SymbolsInScope symbols, SemanticModel model, SyntaxNode place) =>
        symbols.Find(KnownTypes.IsConnectionResolver)
            .Select(found => new ConnectionSource(SymbolsInScope.GetName(found.Symbol), SourceKind.Resolver)
            {
                NeedsUsing = !HasGet(found.Type, place.SpanStart, model),
            })
            .FirstOrDefault();

    /// <summary>Determines whether only a constant may stand at a place.</summary>
    public static bool MustBeConstant(SyntaxNode place)
    {
        foreach (SyntaxNode node in place.AncestorsAndSelf())
        {
            switch (node)
            {
                case AttributeSyntax or PatternSyntax or CaseSwitchLabelSyntax or GotoStatementSyntax or ParameterSyntax:
                case EnumMemberDeclarationSyntax:
                case LocalDeclarationStatementSyntax { IsConst: true }:
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    return true;
                case AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool HasGet(INamedTypeSymbol resolver, int position, SemanticModel model) =>
        model.LookupSymbols(position, resolver, "Get", includeReducedExtensionMethods: true).Length > 0;
}
