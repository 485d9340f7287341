using Fairlead.Analyzers.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Transport;

/// <summary>
/// Offers the edit that a finding brings along, in code and in files beside it. It edits text, so that every form of string keeps its form.
/// </summary>
internal abstract class SourceEditFixer : ValuePreservingFixer
{
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument file = context.TextDocument;
        SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (SourceEdit.FromProperties(diagnostic.Properties) is not { } edit) continue;
            if (edit.FindChanges(text, diagnostic.Location.SourceSpan.Start) is not { } changes) continue;

            context.RegisterCodeFix(
                CodeAction.Create(
                    edit.Title, _ => Task.FromResult(ReplaceText(file, text.WithChanges(changes))), equivalenceKey: GetType().Name),
                diagnostic);
        }
    }

    private static Solution ReplaceText(TextDocument file, SourceText text) =>
        file is Document
            ? file.Project.Solution.WithDocumentText(file.Id, text)
            : file.Project.Solution.WithAdditionalDocumentText(file.Id, text);
}
