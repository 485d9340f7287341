using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>
/// FLD4001 of an export of Airflow's connections: turns it into a manifest. Its secrets go to the project's user secrets; in a project
/// without them they stay in the text, where FLD4006 reports each.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class UnreadableManifestFixer : InteractiveFixer
{
    private const string Title = "Convert to a manifest";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.UnreadableManifest.Id];

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument file = context.TextDocument;
        SourceText text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (AirflowExport.TryRead(text.ToString()) is not { } export) return;

        string manifest = export.ToManifest(out IReadOnlyList<ExportedSecret> secrets);
        CodeAction action = secrets.Count > 0 && UserSecretsFile.FindId(file.Project) is { } userSecretsId
            ? new StoringAction(
                $"{Title} and move its secrets to user secrets",
                Title,
                Change(file, text, manifest),
                userSecretsId,
                [.. secrets.Select(static secret => StoredSecret.FromConnection(secret.ConnectionId, secret.Field, secret.Value))])
            : CodeAction.Create(
                secrets.Count > 0 ? $"{Title}; its secrets stay until you move them" : Title,
                _ => Task.FromResult(Change(file, text, export.ToManifest())),
                equivalenceKey: Title);
        foreach (Diagnostic diagnostic in context.Diagnostics) context.RegisterCodeFix(action, diagnostic);
    }

    private static Solution Change(TextDocument file, SourceText text, string manifest) =>
        file.Project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(manifest, text.Encoding));
}
