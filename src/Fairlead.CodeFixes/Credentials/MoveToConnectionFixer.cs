using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Moves a secret out of the code, with everything else that the code says of its connection: the manifest declares the connection, the
/// code asks for it, and the value goes to the developer's user secrets. Where that can't be done, the light bulb says why.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToConnectionFixer))]
[Shared]
internal sealed class MoveToConnectionFixer : CodeFixProvider
{
    public const string EquivalenceKey = nameof(MoveToConnectionFixer);

    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Descriptors.KnownSecretFormat.Id, Descriptors.CredentialAtSink.Id, Descriptors.SecretInConnectionString.Id,
        Descriptors.CredentialsInUri.Id, Descriptors.NamedSecret.Id,
    ];

    public override FixAllProvider GetFixAllProvider() => MoveFixAllProvider.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellationToken = context.CancellationToken;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Attempt<MovePlanner> planner = await MovePlanner.CreateAsync(context.Document.Project, cancellationToken).ConfigureAwait(false);
            Attempt<ManifestConnection> moved = planner.Succeeded
                ? await planner.Value.AddAsync(context.Document, diagnostic, cancellationToken).ConfigureAwait(false)
                : Attempt<ManifestConnection>.Fail(planner.Obstacle);
            context.RegisterCodeFix(
                moved.Succeeded
                    ? await planner.Value!.CreateActionAsync(
                        $"Move to the connection '{moved.Value.Id}'", EquivalenceKey, cancellationToken).ConfigureAwait(false)
                    : CreateExplanation(context.Document, moved.Obstacle),
                diagnostic);
        }
    }

    /// <summary>Creates an action that changes nothing, and whose title says what is missing.</summary>
    private static CodeAction CreateExplanation(Document document, string obstacle) => CodeAction.Create(
        $"Cannot move to a connection: {obstacle}",
        _ => Task.FromResult(document.Project.Solution),
        equivalenceKey: EquivalenceKey + "Explanation");
}
