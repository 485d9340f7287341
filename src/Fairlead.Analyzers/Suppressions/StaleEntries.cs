using Fairlead.Core.Suppression;
using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Suppressions;

/// <summary>
/// The entries of a baseline whose member or value is gone. Only those are judged that this compilation can see: of its own assembly, and
/// of files among its additional files.
/// </summary>
internal static class StaleEntries
{
    public static IEnumerable<SourceSpan> Find(
        ProjectBaseline baseline, Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        if (baseline.Baseline.Key.Length == 0) yield break;
        var places = new Dictionary<(bool IsSource, string Container, string Member), HashSet<string>?>();
        foreach (var (entry, span) in baseline.Baseline.Entries.Select(static entry => (entry.Key, entry.Value)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var place = (entry.IsSource, entry.Container, entry.Member);
            if (!places.TryGetValue(place, out HashSet<string>? written))
                places.Add(place,
                    written = entry.IsSource
                        ? FindWrittenInMember(entry, compilation, cancellationToken)
                        : FindWrittenInFile(entry, baseline, options, cancellationToken));
            if (written?.Any(text =>
                entry == BaselineEntry.Create(
                    baseline.Baseline.Key, entry.RuleId, entry.Container, entry.Member, entry.IsSource, text)) == false)
                yield return span;
        }
    }

    /// <summary>Finds what is written in a member, empty where it is gone. Returns null if this compilation cannot tell.</summary>
    private static HashSet<string>? FindWrittenInMember(BaselineEntry entry, Compilation compilation, CancellationToken cancellationToken)
    {
        if (entry.Container != compilation.AssemblyName || entry.Member.Length == 0) return null;
        ISymbol? symbol = DocumentationCommentId.GetFirstSymbolForDeclarationId(entry.Member, compilation);
        if (symbol is null && compilation.GetEntryPoint(cancellationToken) is { } main && main.GetDocumentationCommentId() == entry.Member)
            symbol = main;
        return new HashSet<string>((symbol?.DeclaringSyntaxReferences
            ?? []).SelectMany(reference => SourcePlace.FindAllWritten(reference.GetSyntax(cancellationToken))));
    }

    private static HashSet<string>? FindWrittenInFile(
        BaselineEntry entry, ProjectBaseline baseline, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        AdditionalText? file =
            options.AdditionalFiles.FirstOrDefault(additionalFile => baseline.FindPath(additionalFile.Path) == entry.Container);
        if (file?.GetText(cancellationToken)?.ToString() is not { } text) return null;
        IEnumerable<ConfigurationPlace>? all = ConfigurationPlace.FindAll(file.Path, text);
        return all is null || entry.Member.Length == 0
            ? null
            : new HashSet<string>(all.Where(place => place.Path == entry.Member).Select(static place => place.Written));
    }
}
