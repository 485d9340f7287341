using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes;

/// <summary>Extensions that find the files of findings, and offer their textual edits, in code and in files beside it.</summary>
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

    /// <summary>Finds the file of a diagnostic, code or not. Returns null if it is not in the project.</summary>
    public static TextDocument? FindDocument(this Project project, Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? project.GetDocument(tree)
        : project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == diagnostic.Location.GetLineSpan().Path);

    private static Solution ReplaceText(TextDocument file, SourceText text) => file is Document
        ? file.Project.Solution.WithDocumentText(file.Id, text)
        : file.Project.Solution.WithAdditionalDocumentText(file.Id, text);
}
