using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers;

/// <summary>The manifests among a project's additional files. The compiler remembers each text's result, for all rules that ask.</summary>
internal static class ProjectManifests
{
    private static readonly SourceTextValueProvider<ManifestParseResult> Results =
        new(static text => ManifestParser.Parse(text.ToString(), ConnectionTypeTable.BuiltIn));

#pragma warning disable RS1012 // reads what the compilation remembers; the rule that asks registers the actions
    public static IReadOnlyList<(AdditionalText File, ManifestParseResult Result)> Of(CompilationStartAnalysisContext context)
#pragma warning restore RS1012
    {
        var manifests = new List<(AdditionalText, ManifestParseResult)>();
        foreach (AdditionalText file in context.Options.AdditionalFiles)
        {
            if (!ManifestFile.IsManifest(file.Path) || file.GetText(context.CancellationToken) is not { } text) continue;
            if (context.TryGetValue(text, Results, out ManifestParseResult? result)) manifests.Add((file, result));
        }
        return manifests;
    }
}
