using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Transport;

/// <summary>The transport rules in configuration files: writes the secure scheme or the secure value of a setting.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class SecureTransportFileFixer : TextEditFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.ClearTextHttp.Id, Descriptors.ClearTextProtocol.Id, Descriptors.CertificateValidationDisabled.Id,
        Descriptors.UnverifiedTls.Id, Descriptors.CredentialsOverClearText.Id, Descriptors.InsecureServer.Id,
        Descriptors.RevocationNotChecked.Id,
    ];
}
