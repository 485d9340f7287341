using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Manifest;

/// <summary>
/// FLD4001 to FLD4009, FLD4011 and FLD4014: what is wrong with a project's manifests and connection types, at the place in the file.
/// Reported here and not by the generator, to which a location in its model would mean that a moved line generates everything anew.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ManifestAnalyzer() : FileAnalyzer(
    Descriptors.UnreadableManifest,
    Descriptors.UnknownOrDuplicateProperty,
    Descriptors.InvalidConnectionId,
    Descriptors.UnknownConnectionType,
    Descriptors.InvalidField,
    Descriptors.SecretInManifest,
    Descriptors.UnknownDeploymentTarget,
    Descriptors.CollidingIds,
    Descriptors.IdBackendCannotHold,
    Descriptors.ManifestsDisagree,
    Descriptors.InvalidTemplate)
{

    public static readonly FairleadOption<IReadOnlyList<string>> BackendsOption = FairleadOption.List("backends");

    protected override void RegisterFiles(RuleContext context)
    {
        if (!context.Options.AdditionalFiles.Any(AdditionalManifests.IsAboutConnections)) return;
        AdditionalManifests manifests = AdditionalManifests.Find(context)
            ?? AdditionalManifests.Read(context.Options, context.CancellationToken);
        string? ownNamespace = manifests.HasOwnManifest ? manifests.GetNamespace(context.Options, context.Compilation) : null;
        IReadOnlyList<Problem> conflicts = [.. LibraryConflicts.Find(manifests.Manifest, ownNamespace)];
        context.RegisterAdditionalFileAction(file =>
        {
            if (!AdditionalManifests.IsAboutConnections(file.AdditionalFile)) return;
            var problems = new ManifestProblems(file);
            IEnumerable<Problem> ofProject = file.AdditionalFile == manifests.MainFile ? conflicts : [];
            foreach (Problem problem in manifests.GetProblems(file.AdditionalFile).Concat(FindBackendProblems(file, manifests))
                .Concat(ofProject))
                problems.Report(SupportedDiagnostics.First(diagnostic => diagnostic.Id == problem.Rule.Id), problem);
        });
    }

    /// <summary>Of the backends that an option names and the manifest does not.</summary>
    private static IEnumerable<Problem> FindBackendProblems(FileContext context, AdditionalManifests manifests)
    {
        IEnumerable<SecretsBackend> named = BackendsOption.Read(context.Options, context.AdditionalFile).Select(SecretsBackend.Find)
            .OfType<SecretsBackend>();
        List<SecretsBackend> others = [.. named.Where(backend => !manifests.Manifest.Backends.Contains(backend))];
        return IdBackendCannotHold.Check(manifests.Manifest.Connections, others)
            .Where(found => manifests.GetFile(found.File) == context.AdditionalFile)
            .Select(static found => found.Problem);
    }
}
