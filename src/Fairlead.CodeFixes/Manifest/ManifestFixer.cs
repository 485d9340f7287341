using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>
/// FLD4002 to FLD4007 and FLD4010 to FLD4012 in manifests and files of connection types: writes what was meant, or removes what means nothing. The
/// rest of the file stays as it is, comments included.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class ManifestFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.UnknownOrDuplicateProperty.Id, Descriptors.InvalidConnectionId.Id, Descriptors.UnknownConnectionType.Id, Descriptors.InvalidField.Id,
        Descriptors.SecretInManifest.Id, Descriptors.UnknownDeploymentTarget.Id, Descriptors.InsecureConnection.Id, Descriptors.ManifestsDisagree.Id,
        Descriptors.EndedConnection.Id,
    ];

    /// <summary>What was meant is a guess, to be looked at one by one.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument file = context.TextDocument;
        SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (FileEdit edit in FileEdits.For(text, diagnostic.Properties))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        edit.Title,
                        _ => Task.FromResult(file.Project.Solution.WithAdditionalDocumentText(file.Id, text.WithChanges(edit.Changes))),
                        equivalenceKey: edit.Title),
                    diagnostic);
            }
        }
    }
}
