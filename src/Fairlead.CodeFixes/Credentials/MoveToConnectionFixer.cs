using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// Moves a secret out of the code, with everything else that the code says of its connection: the manifest declares the connection, the
/// code asks for it, and the value goes to the developer's user secrets.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToConnectionFixer))]
[Shared]
internal sealed class MoveToConnectionFixer : StoringFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Descriptors.KnownSecretFormat.Id, Descriptors.CredentialAtSink.Id, Descriptors.SecretInConnectionString.Id,
        Descriptors.CredentialsInUri.Id, Descriptors.ConstantCryptographicKey.Id, Descriptors.NamedSecret.Id,
        Descriptors.EmptyOrDefaultPassword.Id, Descriptors.ClientFromLiterals.Id,
    ];

    public override string TitleOfAll => "Move all to connections";

    protected override string Failure => "Cannot move to a connection";

    /// <summary>Tests make their values up; they get plain fakes.</summary>
    public override async Task<bool> AppliesAsync(TextDocument document, CancellationToken cancellationToken) =>
        document is Document code && !await TestCode.ContainsAsync(code, cancellationToken).ConfigureAwait(false);

    public override Task<Attempt<StoringPlanner>> CreatePlannerAsync(Project project, CancellationToken cancellationToken) =>
        MovePlanner.CreateAsync(project, cancellationToken);
}
