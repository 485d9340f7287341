using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Finds names for variables and parameters that nothing else has.</summary>
internal static class FreeNames
{
    /// <summary>Finds the first of some names that is free where a declaration is added, or the first with a number.</summary>
    /// <param name="place">The place, inside of the declaring function.</param>
    /// <param name="scope">The node in which nothing else may be called so.</param>
    /// <param name="names">The names, best first.</param>
    public static string Find(CodePlace place, SyntaxNode scope, params string[] names)
    {
        HashSet<string> declared = [.. scope.DescendantNodes().Select(GetDeclaredName).OfType<string>()];
        // A static method has a primary constructor's parameters only by name, and may hide them.
        bool isStatic = scope is BaseMethodDeclarationSyntax method && method.Modifiers.Any(SyntaxKind.StaticKeyword);
        foreach (string name in names)
        {
            if (IsFree(name)) return name;
        }
        for (int number = 2; ; number++)
        {
            if (IsFree(names[0] + number)) return names[0] + number;
        }

        bool IsFree(string name) => !declared.Contains(name)
            && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            && !place.Model.LookupSymbols(place.Position, name: name)
                .Any(symbol => symbol is not (ITypeSymbol or INamespaceSymbol or IMethodSymbol)
                    && !(isStatic && IsConstructorParameter(symbol)));
    }

    private static bool IsConstructorParameter(ISymbol symbol) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };

    private static string? GetDeclaredName(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        FromClauseSyntax from => from.Identifier.ValueText,
        LetClauseSyntax let => let.Identifier.ValueText,
        _ => null,
    };
}
