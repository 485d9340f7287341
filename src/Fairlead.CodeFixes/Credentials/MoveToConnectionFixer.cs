using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Moves a secret out of the code: the manifest declares its connection, the code asks for that, and the value goes to the developer's
/// user secrets. Offered where connections can be had and the project has user secrets.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToConnectionFixer))]
[Shared]
internal sealed class MoveToConnectionFixer : InteractiveFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Descriptors.KnownSecretFormat.Id, Descriptors.CredentialAtSink.Id, Descriptors.SecretInConnectionString.Id,
        Descriptors.CredentialsInUri.Id, Descriptors.NamedSecret.Id,
    ];

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            var move = new MoveToConnection(context.Document);
            if (await move.TryCreateAsync(diagnostic, context.CancellationToken).ConfigureAwait(false) is { } action)
            {
                context.RegisterCodeFix(action, diagnostic);
            }
        }
    }
}
