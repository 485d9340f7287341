using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.ConnectionIds;
using Fairlead.CodeFixes.Moves.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.ConnectionIds;

/// <summary>
/// FLD3004: uses the typed accessor where the generated class is at hand and the code still compiles, or the constant of the id.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LiteralConnectionIdFixer))]
[Shared]
internal sealed class LiteralConnectionIdFixer : ValuePreservingFixer
{
    private const string Accessor = nameof(LiteralConnectionIdFixer) + nameof(Accessor);
    private const string Constant = nameof(LiteralConnectionIdFixer) + nameof(Constant);

    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.LiteralConnectionId.Id];

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellationToken = context.CancellationToken;
        if (await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        SourceText text = await context.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var errors = new Lazy<int>(() => CountErrors(model, cancellationToken));
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            TextSpan span = diagnostic.Location.SourceSpan;
            if (UseGeneratedConnection.From(diagnostic) is not { } fix || !root.FullSpan.Contains(span)) continue;
            if (root.FindNode(span, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal) continue;

            foreach ((TextChange change, string title) in FindAccessors(literal, fix, model))
            {
                Document changed = context.Document.WithText(text.WithChanges(change));
                SemanticModel? after = await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                if (after is null || CountErrors(after, cancellationToken) > errors.Value) continue;
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), Accessor), diagnostic);
                break;
            }
            if (FindConstant(literal, fix, model) is { } constant)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Use '{constant}'",
                        _ => Task.FromResult(context.Document.WithText(text.WithChanges(new TextChange(span, constant)))), Constant),
                    diagnostic);
            }
        }
    }

    /// <summary>
    /// <c>resolver.GetAsync("orders_db", token)</c> as <c>connections.OrdersDb.GetAsync(token)</c>; failing that, with the untyped
    /// connection in it, as the code around wants it.
    /// </summary>
    private static IEnumerable<(TextChange Change, string Title)> FindAccessors(
        LiteralExpressionSyntax literal, UseGeneratedConnection fix, SemanticModel model)
    {
        if (literal.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument)
            yield break;
        if (call.Expression
            is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Get" or "GetAsync" or "RefreshAsync" or "OnChange" } method)
            yield break;
        if (ConnectionSource.FindInScope(model, literal, fix.TypeName) is not { IsGenerated: true, Name: var connections }) yield break;

        string others =
            string.Join(", ", list.Arguments.Where(candidate => candidate != argument).Select(static candidate => candidate.ToString()));
        string accessor = $"{connections}.{fix.Member}";
        string typed = $"{accessor}.{method.Name.Identifier.ValueText}({others})";
        string title = $"Use '{accessor}'";
        yield return (new TextChange(call.Span, typed), title);
        yield return call.FirstAncestorOrSelf<AwaitExpressionSyntax>() is { } awaited && awaited.Expression == call
            ? (new TextChange(awaited.Span, $"(await {typed}).Connection"), title)
            : (new TextChange(call.Span, $"{typed}.Connection"), title);
    }

    /// <summary>Finds the shortest name of the constant that means it here.</summary>
    private static string? FindConstant(LiteralExpressionSyntax literal, UseGeneratedConnection fix, SemanticModel model)
    {
        foreach (string type in new[] { "Connections", fix.TypeName, "global::" + fix.TypeName })
        {
            string constant = $"{type}.Ids.{fix.Member}";
            SymbolInfo bound = model.GetSpeculativeSymbolInfo(
                literal.SpanStart, SyntaxFactory.ParseExpression(constant), SpeculativeBindingOption.BindAsExpression);
            if (bound.Symbol is IFieldSymbol { IsConst: true, ContainingType.ContainingType: { } owner }
                && owner.ToDisplayString() == fix.TypeName)
                return constant;
        }
        return null;
    }

    private static int CountErrors(SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDiagnostics(cancellationToken: cancellationToken)
            .Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
