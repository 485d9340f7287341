using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Manifest;

/// <summary>FLD4010: writes the secure scheme or the secure value of an extra.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class InsecureConnectionFixer : ValuePreservingFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.InsecureConnection.Id];

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => context.RegisterTextEditsAsync();
}
