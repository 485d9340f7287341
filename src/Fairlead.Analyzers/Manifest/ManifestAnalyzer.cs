using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Manifest;

/// <summary>
/// FLD4001 to FLD4008: what is wrong with a <c>connections.json</c>, at the place in the file. Reported here and not by the generator,
/// to which a location in its model would mean that a moved line generates everything anew.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ManifestAnalyzer() : FairleadAnalyzer(
    Descriptors.UnreadableManifest,
    Descriptors.UnknownOrDuplicateProperty,
    Descriptors.InvalidConnectionId,
    Descriptors.UnknownConnectionType,
    Descriptors.InvalidField,
    Descriptors.SecretInManifest,
    Descriptors.UnknownDeploymentTarget,
    Descriptors.CollidingIds)
{
    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        IReadOnlyList<(AdditionalText File, ManifestParseResult Result)> manifests = ProjectManifests.Of(context);
        context.RegisterAdditionalFileAction(file =>
        {
            foreach ((AdditionalText manifest, ManifestParseResult result) in manifests)
            {
                if (manifest == file.AdditionalFile) Report(file, result.Problems);
            }
        });
    }

    private void Report(AdditionalFileAnalysisContext context, IReadOnlyList<Problem> problems)
    {
        SourceText text = context.AdditionalFile.GetText(context.CancellationToken)!;
        foreach (Problem problem in problems)
        {
            DiagnosticDescriptor descriptor = SupportedDiagnostics.First(one => one.Id == problem.Rule.Id);
            Location location = context.AdditionalFile.LocationOf(text, problem.Span.ToTextSpan());
            context.ReportDiagnostic(Diagnostic.Create(descriptor, location, [.. problem.Arguments]));
        }
    }
}
