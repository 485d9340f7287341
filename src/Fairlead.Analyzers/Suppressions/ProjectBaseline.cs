using Fairlead.Core.Suppression;
using Fairlead.Detection.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Suppressions;

/// <summary>The baseline among a project's additional files, and how findings are looked up in it.</summary>
internal sealed class ProjectBaseline(AdditionalText file, Baseline baseline)
{
    public Baseline Baseline { get; } = baseline;

    public static ProjectBaseline? Find(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (Baseline.IsBaseline(file.Path)) return Read(file, cancellationToken);
        }
        return null;
    }

    public static ProjectBaseline? Read(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? new ProjectBaseline(file, Baseline.Parse(text.ToString())) : null;

    public BaselineEntry CreateEntry(string ruleId, string? assembly, SourcePlace place) =>
        BaselineEntry.Create(Baseline.Key, ruleId, assembly ?? "", place.Member, isSource: true, place.Written);

    /// <summary>Returns null for a file that is not below the folder of the baseline.</summary>
    public BaselineEntry? CreateEntry(string ruleId, string path, ConfigurationPlace place) =>
        FindPath(path) is { } relative
            ? BaselineEntry.Create(Baseline.Key, ruleId, relative, place.Path, isSource: false, place.Written)
            : null;

    /// <summary>Finds those of some findings that the baseline knows by what surrounds them.</summary>
    public HashSet<Diagnostic> FindKnown(IReadOnlyList<Diagnostic> diagnostics, Func<Diagnostic, Surroundings?> findSurroundings)
    {
        var known = new HashSet<Diagnostic>();
        if (Baseline.Findings.Count == 0) return known;
        var found = new List<(Diagnostic Diagnostic, KnownFinding Finding)>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            // A line that stands for many findings is not a finding itself.
            if (ManyFindings.FindPlaces(diagnostic) is not null) continue;
            if (FindPath(diagnostic.Location.GetLineSpan().Path) is not { } path) continue;
            if (findSurroundings(diagnostic) is not { } around) continue;
            found.Add((diagnostic, new KnownFinding(diagnostic.Id, path, around.Place, around.Context)));
        }
        bool[] accepted = KnownFindings.Match(
            [.. found.Select(static pair => pair.Finding)], [.. Baseline.Findings.Select(static entry => entry.Key)], out _);
        for (int i = 0; i < accepted.Length; i++)
        {
            if (accepted[i]) known.Add(found[i].Diagnostic);
        }
        return known;
    }

    public string? FindPath(string path) => Baseline.FindRelativePath(file.Path, path);

    public bool Contains(BaselineEntry entry) => Baseline.Key.Length > 0 && Baseline.Contains(entry);
}
