using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// FLD1003 and FLD1004: takes the secret out of a connection string, its keyword and separator included, or the user information out of a URI. It
/// edits the text of the literal, so every form of string keeps its form.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class RemoveCredentialFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.SecretInConnectionString.Id, Descriptors.CredentialsInUri.Id];

    /// <summary>All at once, because two secrets of one connection string may share a separator.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (context, document, diagnostics) =>
        RemoveAsync(document, diagnostics, context.CancellationToken));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root is null || RemovedBy(diagnostic, root) is null) continue;
            string title = diagnostic.Id == Descriptors.CredentialsInUri.Id
                ? "Remove the credentials from the URI"
                : "Remove the secret from the connection string";
            context.RegisterCodeFix(
                CodeAction.Create(
                    title, token => RemoveAsync(context.Document, [diagnostic], token)!, equivalenceKey: nameof(RemoveCredentialFixer)),
                diagnostic);
        }
    }

    private static async Task<Document?> RemoveAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<TextChange>();
        foreach (TextSpan removed in diagnostics.Select(diagnostic => RemovedBy(diagnostic, root)).OfType<TextSpan>().OrderBy(span => span.Start))
        {
            int last = changes.Count - 1;
            if (last < 0 || removed.Start >= changes[last].Span.End) changes.Add(new TextChange(removed, ""));
            else changes[last] = new TextChange(TextSpan.FromBounds(changes[last].Span.Start, Math.Max(changes[last].Span.End, removed.End)), "");
        }

        return document.WithText(text.WithChanges(changes));
    }

    /// <summary>Null where the literal would not be one any more: a raw one must neither be empty nor end in a quote.</summary>
    private static TextSpan? RemovedBy(Diagnostic diagnostic, SyntaxNode root)
    {
        TextSpan secret = diagnostic.Location.SourceSpan;
        if (RemoveCredential.From(diagnostic) is not { } fix || !root.FullSpan.Contains(fix.Around(secret))) return null;

        TextSpan removed = fix.Around(secret);
        SyntaxNode node = root.FindNode(removed, getInnermostNodeForTie: true);
        ExpressionSyntax? literal = node.FirstAncestorOrSelf<ExpressionSyntax>(
            static one => one is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax);
        if (literal is null || !literal.Span.Contains(removed)) return null;

        string rest = literal.ToString().Remove(removed.Start - literal.SpanStart, removed.Length);
        ExpressionSyntax parsed = SyntaxFactory.ParseExpression(rest, options: root.SyntaxTree.Options);
        return parsed.Kind() == literal.Kind() && parsed.ToFullString() == rest && !parsed.ContainsDiagnostics ? removed : null;
    }
}
