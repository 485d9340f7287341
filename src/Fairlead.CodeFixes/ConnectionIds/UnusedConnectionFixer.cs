using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.ConnectionIds;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.ConnectionIds;

/// <summary>FLD3007: removes a connection that nothing uses from the manifest, and what deployments say of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedConnectionFixer),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
internal sealed class UnusedConnectionFixer : InteractiveFixer
{
    private const string Remove = nameof(UnusedConnectionFixer);

    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.UnusedConnection.Id];

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (FindRemoval(diagnostic) is not { } removal) continue;
            Solution? removed = await ManifestDocuments.ChangeAsync(context.TextDocument.Project, removal, context.CancellationToken)
                .ConfigureAwait(false);
            if (removed is null) continue;
            context.RegisterCodeFix(
                CodeAction.Create($"Remove '{RemoveConnection.From(diagnostic)!.ConnectionId}' from the manifest",
                    _ => Task.FromResult(removed), Remove), diagnostic);
        }
    }

    private static Func<string, string?>? FindRemoval(Diagnostic diagnostic) =>
        RemoveConnection.From(diagnostic) is { } fix ? manifest => ConnectionRemoval.Remove(manifest, fix.ConnectionId) : null;
}
