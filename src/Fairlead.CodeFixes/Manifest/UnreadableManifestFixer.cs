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

        CodeAction action = await CreateMoveAsync(file, text, export, context.CancellationToken).ConfigureAwait(false)
            ?? CodeAction.Create(
                HasSecrets(export) ? $"{Title}; its secrets stay until you move them" : Title,
                _ => Task.FromResult(Change(file, text, export.ToManifest())),
                equivalenceKey: Title);
        foreach (Diagnostic diagnostic in context.Diagnostics) context.RegisterCodeFix(action, diagnostic);
    }

    private static bool HasSecrets(AirflowExport export)
    {
        export.ToManifest(out IReadOnlyList<ExportedSecret> secrets);
        return secrets.Count > 0;
    }

    /// <summary>Returns null if there is no secret, or the secrets cannot be stored.</summary>
    private static async Task<CodeAction?> CreateMoveAsync(
        TextDocument file, SourceText text, AirflowExport export, CancellationToken cancellationToken)
    {
        string manifest = export.ToManifest(out IReadOnlyList<ExportedSecret> exported);
        if (exported.Count == 0) return null;
        Attempt<UserSecretsStore> store = await UserSecretsStore.FindAsync(file.Project, cancellationToken).ConfigureAwait(false);
        StoredSecret[] secrets =
            [.. exported.Select(static secret => StoredSecret.FromConnection(secret.ConnectionId, secret.Field, secret.Value))];
        if (!store.Succeeded || store.Value.FindObstacle(secrets) is not null) return null;

        store.Value.Plan(secrets);
        Solution changed = await store.Value.AddToProjectAsync(Change(file, text, manifest), cancellationToken).ConfigureAwait(false);
        return new StoringAction($"{Title} and move its secrets to user secrets", Title, changed, store.Value.Planned);
    }

    private static Solution Change(TextDocument file, SourceText text, string manifest) =>
        file.Project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(manifest, text.Encoding));
}
