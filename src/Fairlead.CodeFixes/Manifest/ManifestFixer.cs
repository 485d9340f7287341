using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>
/// FLD4002 to FLD4005, FLD4007, FLD4011, FLD4012 and FLD4014 in manifests and files of connection types: writes what was probably meant, or
/// removes what means nothing. The rest of the file stays as it is, comments included. What may hold a secret is never removed.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class ManifestFixer : InteractiveFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.UnknownOrDuplicateProperty.Id, Descriptors.InvalidConnectionId.Id, Descriptors.UnknownConnectionType.Id,
        Descriptors.InvalidField.Id, Descriptors.UnknownDeploymentTarget.Id, Descriptors.ManifestsDisagree.Id,
        Descriptors.EndedConnection.Id, Descriptors.InvalidTemplate.Id,
    ];

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => context.RegisterTextEditsAsync();
}
