using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>
/// In tests: writes a value that nobody takes for a real one in the place of a secret, and keeps the secret in the user secrets.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlainFakeFixer))]
[Shared]
internal sealed class PlainFakeFixer : StoringFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Descriptors.KnownSecretFormat.Id, Descriptors.CredentialAtSink.Id, Descriptors.SecretInConnectionString.Id,
        Descriptors.CredentialsInUri.Id, Descriptors.NamedSecret.Id,
    ];

    public override string TitleOfAll => "Use plain fakes";

    protected override string Failure => "Cannot use a plain fake";

    public override async Task<bool> AppliesAsync(TextDocument document, CancellationToken cancellationToken) =>
        document is Document code && await TestCode.ContainsAsync(code, cancellationToken).ConfigureAwait(false);

    public override Task<Attempt<StoringPlanner>> CreatePlannerAsync(Project project, CancellationToken cancellationToken) =>
        StoringPlanner.CreateAsync(project, store => new PlainFakePlanner(project, store), cancellationToken);
}
