using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.Transport.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Transport;

/// <summary>
/// Makes an API protect the connection: writes the strong value in place of the weak one, or takes an assignment away whose absence is the
/// strong value, such as that of a callback which accepts every certificate.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class TransportApiFixer : ValuePreservingFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.ClearTextProtocol.Id, Descriptors.CertificateValidationDisabled.Id, Descriptors.UnverifiedTls.Id,
        Descriptors.InsecureServer.Id, Descriptors.CredentialsOverClearText.Id, Descriptors.RevocationNotChecked.Id,
        Descriptors.ObsoleteProtocolVersion.Id, Descriptors.WeakCipher.Id,
    ];

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model) return;
        SyntaxNode root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (TransportEdit.FromProperties(diagnostic.Properties) is not { } edit) continue;
            SyntaxNode value = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Apply(edit, root, value, model) is not { } changed) continue;
            string title = edit.Kind == TransportEditKind.Remove ? "Remove the override" : $"Use '{edit.Replacement}'";
            context.RegisterCodeFix(
                CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)),
                    equivalenceKey: nameof(TransportApiFixer)), diagnostic);
        }
    }

    /// <summary>Returns null if the place is not what the analyzer saw, or more hangs on it than may go away.</summary>
    private static SyntaxNode? Apply(TransportEdit edit, SyntaxNode root, SyntaxNode value, SemanticModel model)
    {
        if (value is ArgumentSyntax { Expression: var argument }) value = argument;
        return edit.Kind == TransportEditKind.Remove
            ? RemovedOverride.Remove(root, value, model)
            : Replace(root, value, edit.Replacement);
    }

    private static SyntaxNode? Replace(SyntaxNode root, SyntaxNode value, string replacement)
    {
        switch (value)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression
                or (int)SyntaxKind.FalseLiteralExpression } literal:
                SyntaxKind kind = replacement == "true" ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression;
                return root.ReplaceNode(literal, SyntaxFactory.LiteralExpression(kind).WithTriviaFrom(literal));
            case MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name }:
                return root.ReplaceNode(name, SyntaxFactory.IdentifierName(replacement).WithTriviaFrom(name));
            default:
                return null;
        }
    }
}
