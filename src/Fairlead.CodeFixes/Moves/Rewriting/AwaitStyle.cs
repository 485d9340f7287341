using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>How code waits for a connection.</summary>
/// <param name="Token">The token to hand on; empty if there is none in scope.</param>
/// <param name="Suffix"><c>.ConfigureAwait(false)</c>, where the file has it.</param>
internal sealed record AwaitStyle(string Token, string Suffix)
{
    private const string ConfigureAwait = "ConfigureAwait";

    /// <summary>Finds how to wait at a place. Returns null where nothing can be awaited.</summary>
    public static AwaitStyle? Find(CodePlace place)
    {
        if (!CanAwait(place.Node)) return null;
        string suffix = HasConfigureAwait(place.Node) ? ".ConfigureAwait(false)" : "";
        return new AwaitStyle(FindToken(new SymbolsInScope(place.Model, place.Node)), suffix);
    }

    /// <summary>Finds the token, or the request that has one.</summary>
    private static string FindToken(SymbolsInScope symbols) =>
        symbols.Find(static type => type.Name == "CancellationToken" && TypeReferences.GetNamespace(type) == "System.Threading")
            .Where(IsOfCall).Select(static found => SymbolsInScope.GetName(found.Symbol)).FirstOrDefault()
        ?? symbols.Find(static type => type.Name == "HttpContext" && TypeReferences.GetNamespace(type) == "Microsoft.AspNetCore.Http")
            .Where(IsOfCall).Select(static found => SymbolsInScope.GetName(found.Symbol) + ".RequestAborted").FirstOrDefault()
        ?? "";

    private static bool IsOfCall((ISymbol Symbol, INamedTypeSymbol Type) found) =>
        found.Symbol is ILocalSymbol or IParameterSymbol && !SymbolsInScope.IsPrimaryConstructorParameter(found.Symbol);

    private static bool CanAwait(SyntaxNode place)
    {
        SyntaxNode? inner = null;
        foreach (SyntaxNode node in place.AncestorsAndSelf())
        {
            switch (node)
            {
                case LockStatementSyntax locked when locked.Statement == inner:
                case QueryExpressionSyntax or CatchFilterClauseSyntax or UnsafeStatementSyntax or FixedStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword) && !HoldsReferences(function);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword) && !HoldsReferences(function);
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax root }:
                    return root.Members.OfType<GlobalStatementSyntax>().Any(IsAsync) && !HoldsReferences(root);
                case MemberDeclarationSyntax member:
                    return member is MethodDeclarationSyntax && member.Modifiers.Any(SyntaxKind.AsyncKeyword) && !HoldsReferences(member);
            }
            inner = node;
        }
        return false;
    }

    private static bool IsAsync(GlobalStatementSyntax statement) => statement
        .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(static node => node is AwaitExpressionSyntax);

    /// <summary>Spans and references can't be kept over an await.</summary>
    private static bool HoldsReferences(SyntaxNode function) => function.DescendantNodes().Any(static node => node
        is GenericNameSyntax { Identifier.ValueText: "Span" or "ReadOnlySpan" }
        or RefTypeSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax);

    private static bool HasConfigureAwait(SyntaxNode place)
    {
        int with = 0, without = 0;
        foreach (SyntaxNode node in place.SyntaxTree.GetRoot().DescendantNodes())
        {
            if (node is not AwaitExpressionSyntax awaited) continue;
            bool isConfigured = awaited.Expression is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: ConfigureAwait },
            };
            if (isConfigured) with++;
            else without++;
        }
        return with > without;
    }
}
