using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Manifest;

/// <summary>
/// FLD4008 and FLD4011 between the libraries of a project that has no manifest, and so no place to report them. Where there is one,
/// <see cref="ManifestAnalyzer"/> reports them in it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LibraryConflictAnalyzer() : FairleadAnalyzer(CollidingIds, ManifestsDisagree)
{
    private static readonly DiagnosticDescriptor CollidingIds = Descriptors.AtCompilationEnd(RuleTable.CollidingIds);
    private static readonly DiagnosticDescriptor ManifestsDisagree = Descriptors.AtCompilationEnd(RuleTable.ManifestsDisagree);

    protected override void Register(RuleContext context)
    {
        if (context.Options.AdditionalFiles.Any(static file => ManifestFileNames.IsManifest(file.Path))) return;
        if (AdditionalManifests.Find(context) is not { Libraries.Count: > 1 } manifests) return;
        context.RegisterCompilationEndAction(end =>
        {
            foreach (Problem problem in LibraryConflicts.Find(manifests.Manifest, ownNamespace: null))
            {
                DiagnosticDescriptor descriptor = problem.Rule == RuleTable.CollidingIds ? CollidingIds : ManifestsDisagree;
                end.ReportDiagnostic(Diagnostic.Create(descriptor, Location.None, [.. problem.Arguments]));
            }
        });
    }
}
