using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Makes a private static field one of the instance, where only instance members of its class use it and a second one costs nothing.
/// </summary>
internal sealed class StaticFields(RewriteContext context)
{
    /// <summary>Removes <c>static</c> from a field. Returns false if the field has to stay static.</summary>
    public async Task<bool> TryMakeInstanceAsync(CodePlace place, FieldDeclarationSyntax field)
    {
        PlanKey key = context.GetKey(place, field, "instance");
        if (context.Edits.Recall<object>(key) is not null) return true;
        if (field.Declaration.Variables.Count != 1) return false;
        if (place.Node.AncestorsAndSelf().Any(static node => node is AnonymousFunctionExpressionSyntax)) return false;
        if (place.Model.GetDeclaredSymbol(field.Declaration.Variables[0], context.Cancellation)
            is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private } symbol) return false;
        if (symbol.ContainingType is not { TypeKind: TypeKind.Class, IsStatic: false } || IsCostly(symbol.Type)) return false;
        foreach ((Document document, SyntaxToken token) in await SymbolUses
            .FindAsync(place.Document.Project, symbol.Name, context.Cancellation).ConfigureAwait(false))
        {
            if (!await IsFineAsync(document, token, symbol).ConfigureAwait(false)) return false;
        }

        SyntaxToken modifier = field.Modifiers.First(static token => token.IsKind(SyntaxKind.StaticKeyword));
        context.Edits.Remember(key, key.Purpose);
        return context.Edits.TryAdd(
            place.Document.Id, new TextChange(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart), ""));
    }

    /// <summary>Clients and locks are static because there should be one.</summary>
    private static bool IsCostly(ITypeSymbol type) => type.SpecialType == SpecialType.System_Object
        || type.AllInterfaces.Any(static implemented => implemented.SpecialType == SpecialType.System_IDisposable
            || implemented is { Name: "IAsyncDisposable" });

    private async Task<bool> IsFineAsync(Document document, SyntaxToken token, IFieldSymbol field)
    {
        if (token.Parent is not SimpleNameSyntax name) return true;
        if (await CodePlace.FindAsync(document, name, context.Cancellation).ConfigureAwait(false) is not { } use) return true;
        if (!SymbolEqualityComparer.Default.Equals(use.Model.GetSymbolInfo(name, context.Cancellation).Symbol, field)) return true;
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name) return false;
        foreach (SyntaxNode node in name.Ancestors())
        {
            if (node is AnonymousFunctionExpressionSyntax lambda && lambda.Modifiers.Any(SyntaxKind.StaticKeyword)) return false;
            if (node is LocalFunctionStatementSyntax function && function.Modifiers.Any(SyntaxKind.StaticKeyword)) return false;
            if (node is ConstructorInitializerSyntax or FieldDeclarationSyntax or AttributeSyntax) return false;
            if (node is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or ParameterSyntax }) return false;
            if (node is MemberDeclarationSyntax member)
            {
                return !member.Modifiers.Any(SyntaxKind.StaticKeyword)
                    && use.Model.GetEnclosingSymbol(use.Position)?.ContainingType is { } type
                    && SymbolEqualityComparer.Default.Equals(type, field.ContainingType);
            }
        }
        return false;
    }
}
