using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Credentials;

/// <summary>FLD1007: keeps the secret of a comment in the user secrets, and masks it in the comment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretInCommentFixer))]
[Shared]
internal sealed class SecretInCommentFixer : StoringFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.SecretInComment.Id];

    public override string TitleOfAll => "Move the secrets of all comments to the user secrets";

    protected override string Failure => "Cannot move the secret of the comment";

    public override Task<Attempt<StoringPlanner>> CreatePlannerAsync(Project project, CancellationToken cancellationToken) =>
        StoringPlanner.CreateAsync(project, store => new SecretInCommentPlanner(project, store), cancellationToken);
}
