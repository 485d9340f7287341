using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>FLD1008: writes a placeholder where a configuration file has a secret, in the language of the program that reads the file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class ConfigurationFileFixer : CodeFixProvider
{
    private const string EquivalenceKey = nameof(ConfigurationFileFixer);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.SecretInConfigurationFile.Id];

    public override FixAllProvider GetFixAllProvider() => new AllFiles();

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument file = context.TextDocument;
        SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (ChangeOf(diagnostic, text) is not { } change) continue;
            string title = change.NewText!.Length == 0 ? "Remove the value" : $"Replace with {change.NewText}";
            context.RegisterCodeFix(
                CodeAction.Create(
                    title,
                    _ => Task.FromResult(file.Project.Solution.WithAdditionalDocumentText(file.Id, text.WithChanges(change))),
                    EquivalenceKey),
                diagnostic);
        }
    }

    /// <summary>Null where the analyzer knew no placeholder, or the text is no longer the one that it saw.</summary>
    private static TextChange? ChangeOf(Diagnostic diagnostic, SourceText text) =>
        PlaceholderEdit.FromProperties(diagnostic.Properties) is { } edit && diagnostic.Location.SourceSpan.End <= text.Length
            ? new TextChange(diagnostic.Location.SourceSpan, edit.Placeholder)
            : null;

    /// <summary>Roslyn's own providers of this kind know C# documents only.</summary>
    private sealed class AllFiles : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            Solution solution = context.Solution;
            IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
            foreach (Project project in projects)
            {
                ImmutableArray<Diagnostic> diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (TextDocument file in project.AdditionalDocuments)
                {
                    SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                    TextChange[] changes = [.. diagnostics
                        .Where(one => context.DiagnosticIds.Contains(one.Id) && one.Location.GetLineSpan().Path == file.FilePath)
                        .Select(one => ChangeOf(one, text)).OfType<TextChange>().Distinct().OrderBy(static change => change.Span)];
                    if (changes.Length > 0) solution = solution.WithAdditionalDocumentText(file.Id, text.WithChanges(changes));
                }
            }

            return CodeAction.Create("Replace all with placeholders", _ => Task.FromResult(solution), EquivalenceKey);
        }
    }
}
