using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Transport;

/// <summary>FLD2001, FLD2002, FLD2005 and FLD2006 in configuration files: writes the secure scheme or the secure value of an option.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class SecureTransportFileFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.ClearTextHttp.Id, Descriptors.ClearTextProtocol.Id, Descriptors.UnverifiedTls.Id, Descriptors.CredentialsOverClearText.Id,
    ];

    /// <summary>Whether a server speaks TLS is decided file by file.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument file = context.TextDocument;
        SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (SourceEdit.FromProperties(diagnostic.Properties) is not { } edit) continue;
            if (edit.ChangesOf(text, diagnostic.Location.SourceSpan.Start) is not { } changes) continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    edit.Title,
                    _ => Task.FromResult(file.Project.Solution.WithAdditionalDocumentText(file.Id, text.WithChanges(changes))),
                    equivalenceKey: edit.Title),
                diagnostic);
        }
    }
}
