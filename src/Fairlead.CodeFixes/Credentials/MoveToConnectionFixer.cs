using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.Moves;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Moves a secret out of the code, with everything else that the code says of its connection: the manifest declares the connection, the
/// code asks for it, and the value goes to the developer's user secrets. Where that can't be done, the light bulb says why.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToConnectionFixer))]
[Shared]
internal sealed class MoveToConnectionFixer : MovingFixer
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
            Attempt<MoveTarget> moved = planner.Succeeded
                ? await planner.Value.AddAsync(context.Document, diagnostic, cancellationToken).ConfigureAwait(false)
                : Attempt<MoveTarget>.Fail(planner.Obstacle);
            context.RegisterCodeFix(
                moved.Succeeded
                    ? await planner.Value!.CreateActionAsync(
                        $"Move to {moved.Value.Name}", EquivalenceKey, cancellationToken).ConfigureAwait(false)
                    : Explanation.Create(
                        $"Cannot move to a connection: {moved.Obstacle}", context.Document.Project.Solution, EquivalenceKey),
                diagnostic);
        }
    }
}
