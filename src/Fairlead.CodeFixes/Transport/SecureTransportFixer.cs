using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Transport;

/// <summary>
/// FLD2001, FLD2002, FLD2005 and FLD2006 in texts: writes the secure scheme or the secure value of an option.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
internal sealed class SecureTransportFixer : TextEditFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.ClearTextHttp.Id, Descriptors.ClearTextProtocol.Id, Descriptors.UnverifiedTls.Id,
        Descriptors.CredentialsOverClearText.Id,
    ];
}
