using System.Collections.Immutable;
using System.Composition;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>
/// FLD1008: moves a secret out of a configuration file. Where the program reads the file as settings, the user secrets have it under the
/// same key from then on; in other files a placeholder stands for it that whoever reads the file fills in.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
internal sealed class SecretInConfigurationFileFixer : StoringFixer
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.SecretInConfigurationFile.Id];

    public override string TitleOfAll => "Move the secrets of all files to the user secrets";

    protected override string Failure => "Cannot move to the user secrets";

    public override Task<Attempt<StoringPlanner>> CreatePlannerAsync(Project project, CancellationToken cancellationToken) =>
        StoringPlanner.CreateAsync(project, store => new FileMovePlanner(project, store, new ConfigurationMoves()), cancellationToken);
}
