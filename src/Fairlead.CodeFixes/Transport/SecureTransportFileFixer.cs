using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Analyzers.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Transport;

/// <summary>The transport rules in configuration files: writes the secure scheme or the secure value of a setting.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class SecureTransportFileFixer : SourceEditFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.ClearTextHttp.Id, Descriptors.ClearTextProtocol.Id, Descriptors.CertificateValidationDisabled.Id, Descriptors.UnverifiedTls.Id,
        Descriptors.CredentialsOverClearText.Id, Descriptors.InsecureServer.Id, Descriptors.RevocationNotChecked.Id,
    ];

    public override FixAllProvider GetFixAllProvider() => new FileFixAll(static (diagnostic, text, key) =>
        SourceEdit.FromProperties(diagnostic.Properties) is { } edit && edit.Title == key
            ? edit.ChangesOf(text, diagnostic.Location.SourceSpan.Start)
            : null);
}
