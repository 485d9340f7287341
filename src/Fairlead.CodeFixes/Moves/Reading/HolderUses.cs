using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>Finds where the value of a variable, field or property is used: by name first, and binds only what matched.</summary>
internal static class HolderUses
{
    /// <summary>Finds the expressions that name the holder, in the order of files and places.</summary>
    public static async Task<IReadOnlyList<ExpressionSyntax>> FindAsync(ValueHolder holder, ReadingContext context)
    {
        var uses = new List<ExpressionSyntax>();
        foreach (SyntaxNode scope in await GetScopesAsync(holder, context).ConfigureAwait(false))
        {
            foreach (SyntaxToken token in scope.DescendantTokens())
            {
                bool isName = token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == holder.Symbol.Name
                    && token.Parent is IdentifierNameSyntax;
                if (isName && IsUse((IdentifierNameSyntax)token.Parent!, holder.Symbol, context))
                    uses.Add(WithQualifier((IdentifierNameSyntax)token.Parent!));
            }
        }
        return uses;
    }

    /// <summary>Finds why no code can stand in the place of a use. Returns null if some can.</summary>
    /// <param name="use">The use, or the value itself.</param>
    /// <param name="holder">What is used; null if the value stands there itself.</param>
    public static string? FindObstacle(ExpressionSyntax use, ValueHolder? holder)
    {
        string name = holder is null ? "the secret" : QuotedName.QuoteInProse(holder.Symbol.Name);
        foreach (SyntaxNode node in use.Ancestors())
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }:
                    return $"code asks for the name of {name}";
                case AttributeSyntax:
                    return $"an attribute uses {name}, and takes only constants";
                case PatternSyntax or CaseSwitchLabelSyntax or GotoStatementSyntax:
                    return $"a pattern or 'case' uses {name}, and takes only constants";
                case ParameterSyntax:
                    return $"{name} is the default value of a parameter, which takes only constants";
                case StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax:
                    return null;
            }
        }
        return null;
    }

    private static bool IsUse(IdentifierNameSyntax name, ISymbol symbol, ReadingContext context)
    {
        SymbolInfo info = context.GetModel(name).GetSymbolInfo(name, context.CancellationToken);
        ISymbol? found = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (found is null || IsTarget(name)) return false;
        return context.Compilation.ContainsSyntaxTree(name.SyntaxTree)
            ? SymbolEqualityComparer.Default.Equals(found.OriginalDefinition, symbol.OriginalDefinition)
            : found.GetDocumentationCommentId() == symbol.GetDocumentationCommentId();
    }

    private static bool IsTarget(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = WithQualifier(name);
        return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;
    }

    private static ExpressionSyntax WithQualifier(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    private static async Task<IReadOnlyList<SyntaxNode>> GetScopesAsync(ValueHolder holder, ReadingContext context)
    {
        if (holder.Symbol is ILocalSymbol)
        {
            SyntaxNode? body = holder.Declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node =>
                node is not GlobalStatementSyntax);
            return [body ?? await holder.Declaration.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false)];
        }
        if (holder.Symbol.DeclaredAccessibility == Accessibility.Private)
        {
            return [.. holder.Symbol.ContainingType.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax(context.CancellationToken))];
        }

        bool withDependents = holder.Symbol.DeclaredAccessibility != Accessibility.Private
            && holder.Symbol.ContainingType.DeclaredAccessibility != Accessibility.Private;
        var scopes = new List<SyntaxNode>();
        foreach (Document document in await context.GetDocumentsAsync(withDependents).ConfigureAwait(false))
        {
            SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
            if (!context.Contains(text, holder.Symbol.Name)) continue;
            if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root) scopes.Add(root);
        }
        return scopes;
    }
}
