using Fairlead.Analyzers.Suppressions;
using Fairlead.Core.Connections;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Manifest;

/// <summary>FLD4012: a connection of a manifest that has expired or is due for rotation, on the day that the build says it is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EndedConnectionAnalyzer() : FairleadAnalyzer(Descriptors.EndedConnection)
{
    protected override void Register(RuleContext context)
    {
        if (!ConnectionLifetime.TryParseDay(Today.Read(context.Options), out DateTime today)) return;
        if (AdditionalManifests.Find(context) is not { } manifests) return;
        List<(int File, Problem Problem)> ended = [.. EndedConnection.Check(manifests.Manifest, today)];
        if (ended.Count == 0) return;
        context.RegisterAdditionalFileAction(file =>
        {
            if (!AdditionalManifests.IsAboutConnections(file.AdditionalFile)) return;
            var problems = new ManifestProblems(file);
            foreach ((int index, Problem problem) in ended)
            {
                if (manifests.GetFile(index) == file.AdditionalFile) problems.Report(Descriptors.EndedConnection, problem);
            }
        });
    }
}
