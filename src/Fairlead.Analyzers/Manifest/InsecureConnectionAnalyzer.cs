using Fairlead.Analyzers.Transport;
using Fairlead.Core.Rules;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Manifest;

/// <summary>FLD4010: a connection of a manifest that clear text or unverified TLS would carry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class InsecureConnectionAnalyzer() : FileAnalyzer(Descriptors.InsecureConnection)
{
    protected override void RegisterFiles(RuleContext context)
    {
        if (AdditionalManifests.Find(context) is not { } manifests) return;
        context.RegisterAdditionalFileAction(file =>
        {
            if (!AdditionalManifests.IsAboutConnections(file.AdditionalFile)) return;
            InternalHostSuffixes internalHosts = InternalHosts.Read(file.Options, file.AdditionalFile);
            var problems = new ManifestProblems(file);
            foreach ((int index, Problem problem) in ManifestTransportScanner.Scan(manifests.Manifest, internalHosts))
            {
                if (manifests.GetFile(index) == file.AdditionalFile) problems.Report(Descriptors.InsecureConnection, problem);
            }
        });
    }
}
