using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes;

/// <summary>Extensions that offer the textual edits of findings, in code and in files beside it.</summary>
internal static class CodeFixContextExtensions
{
    /// <summary>Registers the edits that the diagnostics bring along.</summary>
    /// <param name="context">The file and its diagnostics.</param>
    /// <param name="equivalenceKey">The key by which edits are applied together; null for the title of each.</param>
    public static async Task RegisterTextEditsAsync(this CodeFixContext context, string? equivalenceKey = null)
    {
        TextDocument file = context.TextDocument;
        SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (TextEdit edit in TextEdits.ReadFrom(text, diagnostic.Properties))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        edit.Title,
                        _ => Task.FromResult(ReplaceText(file, text.WithChanges(edit.Changes))),
                        equivalenceKey ?? edit.Title),
                    diagnostic);
            }
        }
    }

    private static Solution ReplaceText(TextDocument file, SourceText text) => file is Document
        ? file.Project.Solution.WithDocumentText(file.Id, text)
        : file.Project.Solution.WithAdditionalDocumentText(file.Id, text);
}
