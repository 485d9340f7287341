using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.ConnectionIds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.ConnectionIds;

/// <summary>Writes the declared id that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownConnectionIdFixer))]
[Shared]
internal sealed class UnknownConnectionIdFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.UnknownConnectionId.Id];

    /// <summary>Each id becomes the one that is near it, so all of them can be fixed at once.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (context, document, diagnostics) =>
        ReplaceAsync(document, diagnostics, context.CancellationToken));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || ReplacementOf(diagnostic, root) is null) continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Change to '{ReplaceConnectionId.From(diagnostic)!.ConnectionId}'",
                    cancellationToken => ReplaceAsync(context.Document, [diagnostic], cancellationToken)!,
                    equivalenceKey: nameof(UnknownConnectionIdFixer)),
                diagnostic);
        }
    }

    private static async Task<Document?> ReplaceAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<TextChange> changes = diagnostics.Select(diagnostic => ReplacementOf(diagnostic, root)).OfType<TextChange>();
        return document.WithText(text.WithChanges(changes.Distinct()));
    }

    /// <summary>
    /// A literal or another expression that spells the id becomes a literal. A name of a constant that another file declares stays:
    /// the mistake is in that file.
    /// </summary>
    private static TextChange? ReplacementOf(Diagnostic diagnostic, SyntaxNode root)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        if (ReplaceConnectionId.From(diagnostic) is not { } fix || !root.FullSpan.Contains(span)) return null;
        SyntaxNode expression = root.FindNode(span, getInnermostNodeForTie: true);
        return expression is NameSyntax or MemberAccessExpressionSyntax ? null : new TextChange(span, $"\"{fix.Prefix}{fix.ConnectionId}\"");
    }
}
