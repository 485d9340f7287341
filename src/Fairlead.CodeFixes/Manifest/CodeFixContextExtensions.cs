using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>Offers the edits that findings in files bring along.</summary>
internal static class CodeFixContextExtensions
{
    public static async Task RegisterFileEditsAsync(this CodeFixContext context)
    {
        TextDocument file = context.TextDocument;
        SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (FileEdit edit in FileEdits.ReadFrom(text, diagnostic.Properties))
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
