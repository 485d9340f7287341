using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Suppressions;

/// <summary>
/// The findings that a line "and so many more in this file" stands for. The line counts only where as many as it says are shown before it:
/// where they are accepted or suppressed, the others are shown instead of the line, so that none is lost.
/// </summary>
internal static class FoldedFindings
{
    public static IEnumerable<Diagnostic> Find(IReadOnlyList<Diagnostic> diagnostics, AnalyzerOptions options)
    {
        if (!diagnostics.Any(static diagnostic => ManyFindings.FindPlaces(diagnostic) is not null)) return [];
        return diagnostics.GroupBy(static diagnostic => (diagnostic.Id, diagnostic.Location.GetLineSpan().Path))
            .SelectMany(group => FindInFile([.. group], options));
    }

    private static IEnumerable<Diagnostic> FindInFile(Diagnostic[] ofRule, AnalyzerOptions options)
    {
        var folded = new HashSet<TextSpan>();
        var lines = new HashSet<Diagnostic>();
        foreach (Diagnostic diagnostic in ofRule)
        {
            if (ManyFindings.FindPlaces(diagnostic) is not { } places) continue;
            folded.UnionWith(places);
            lines.Add(diagnostic);
        }
        if (lines.Count == 0) return [];

        Diagnostic[] findings = [.. ofRule.Where(diagnostic => !lines.Contains(diagnostic))];
        Diagnostic[] more = [.. findings.Where(finding => folded.Contains(finding.Location.SourceSpan))];
        return findings.Length - more.Length >= ReadLimit(ofRule[0].Location, options) ? more : lines;
    }

    private static int ReadLimit(Location location, AnalyzerOptions options)
    {
        if (location.SourceTree is { } tree) return ManyFindings.PerFileOption.Read(options, tree);
        string path = location.GetLineSpan().Path;
        AdditionalText? file = options.AdditionalFiles.FirstOrDefault(additionalFile => additionalFile.Path == path);
        return file is null ? ManyFindings.PerFileOption.DefaultValue : ManyFindings.PerFileOption.Read(options, file);
    }
}
