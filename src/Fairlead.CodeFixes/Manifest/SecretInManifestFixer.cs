using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>FLD4006: moves a secret out of a manifest to where the connection finds it during development.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class SecretInManifestFixer() : FileMovingFixer(new ManifestMoves())
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.SecretInManifest.Id];
}
