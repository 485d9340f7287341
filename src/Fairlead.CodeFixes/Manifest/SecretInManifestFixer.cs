using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.Configuration;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>FLD4006: moves a secret out of a manifest to where the connection finds it during development.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class SecretInManifestFixer : StoringFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.SecretInManifest.Id];

    public override string TitleOfAll => "Move the secrets of all manifests to the user secrets";

    protected override string Failure => "Cannot move to the user secrets";

    public override Task<Attempt<StoringPlanner>> CreatePlannerAsync(Project project, CancellationToken cancellationToken) =>
        StoringPlanner.CreateAsync(project, store => new FileMovePlanner(project, store, new ManifestMoves()), cancellationToken);
}
