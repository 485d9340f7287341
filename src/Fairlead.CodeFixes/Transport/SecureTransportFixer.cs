using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Transport;

/// <summary>
/// FLD2001, FLD2002, FLD2005 and FLD2006 in texts: writes the secure scheme or the secure value of an option. It edits the text of the literal or the
/// name, so every form of string keeps its form.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class SecureTransportFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.ClearTextHttp.Id, Descriptors.ClearTextProtocol.Id, Descriptors.UnverifiedTls.Id, Descriptors.CredentialsOverClearText.Id,
    ];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (SourceEdit.FromProperties(diagnostic.Properties) is not { } edit) continue;
            if (edit.ChangesOf(text, diagnostic.Location.SourceSpan.Start) is not { } changes) continue;

            context.RegisterCodeFix(
                CodeAction.Create(edit.Title, _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))), equivalenceKey: edit.Title),
                diagnostic);
        }
    }
}
