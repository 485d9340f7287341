using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers;

/// <summary>
/// The findings of an analyzer in one compilation, by file and rule. Where a file has many of one rule, as files of data do, the one after
/// the tenth is reported once more as "and so many more in this file". That line names the places that it stands for, and the suppressor
/// takes those back.
/// </summary>
internal sealed class ManyFindings(ImmutableDictionary<string, DiagnosticDescriptor> descriptors, AnalyzerOptions options)
{
    private const string PlacesKey = "more";

    /// <summary>How many findings of one rule are shown in one file.</summary>
    public static readonly FairleadOption<int> PerFileOption = FairleadOption.NumberOrAll("findings_per_file", defaultValue: 10);

    private readonly ConcurrentDictionary<SyntaxTree, ConcurrentQueue<Diagnostic>> _inCode = new();
    private readonly ConcurrentDictionary<SyntaxTree, ConcurrentQueue<Diagnostic>> _atEnd = new();

    /// <summary>Creates the rules once more, for the lines that stand for the findings after the tenth.</summary>
    public static ImmutableDictionary<string, DiagnosticDescriptor> CreateDescriptors(IEnumerable<DiagnosticDescriptor> rules) => rules
        .GroupBy(static rule => rule.Id)
        .ToImmutableDictionary(static rule => rule.Key, static rule => CreateDescriptor(rule.First()));

    private static DiagnosticDescriptor CreateDescriptor(DiagnosticDescriptor rule) => new(
        rule.Id, rule.Title, "And {0} more in this file; 'fairlead.findings_per_file = all' lists them", rule.Category,
        rule.DefaultSeverity, isEnabledByDefault: true, helpLinkUri: rule.HelpLinkUri);

    /// <summary>Notes a finding in code.</summary>
    public void Add(Diagnostic diagnostic) => Add(diagnostic, _inCode);

    /// <summary>Notes a finding that is only known when the compilation ends, which an editor shows apart from the others.</summary>
    public void AddAtEnd(Diagnostic diagnostic) => Add(diagnostic, _atEnd);

    /// <summary>
    /// Tells of the findings in a type and the types in it. A compiler wants to be told of a type what lies in it, so that the types of one
    /// file are counted one by one.
    /// </summary>
    public void EndType(SymbolAnalysisContext context)
    {
        if (context.Symbol.ContainingType is not null || _inCode.IsEmpty) return;
        foreach (SyntaxReference declaration in context.Symbol.DeclaringSyntaxReferences)
        {
            if (!_inCode.TryGetValue(declaration.SyntaxTree, out ConcurrentQueue<Diagnostic>? found)) continue;
            IEnumerable<Diagnostic> ofType = found.Where(finding => declaration.Span.Contains(finding.Location.SourceSpan));
            Tell(declaration.SyntaxTree, ofType, context.ReportDiagnostic);
        }
    }

    /// <summary>Tells of what was only found at the end of the compilation.</summary>
    public void EndCompilation(Action<Diagnostic> report)
    {
        foreach (KeyValuePair<SyntaxTree, ConcurrentQueue<Diagnostic>> found in _atEnd) Tell(found.Key, found.Value, report);
    }

    /// <summary>Tells of what was found in one file at once.</summary>
    public void EndFile(IReadOnlyList<Diagnostic> found, int shown, Action<Diagnostic> report)
    {
        if (found.Count <= shown) return;
        foreach (IGrouping<string, Diagnostic> rule in found.GroupBy(static diagnostic => diagnostic.Id))
        {
            if (CreateLine([.. rule], shown) is { } line) report(line);
        }
    }

    /// <summary>Reads the places that a line stands for. Returns null for every other diagnostic.</summary>
    public static IReadOnlyCollection<TextSpan>? FindPlaces(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(PlacesKey, out string? places) || places is null) return null;
        var spans = new HashSet<TextSpan>();
        foreach (string place in places.Split(' '))
        {
            string[] parts = place.Split('+');
            if (parts.Length == 2 && TryParse(parts[0], out int start) && TryParse(parts[1], out int length)) spans.Add(new(start, length));
        }
        return spans;
    }

    private void Tell(SyntaxTree tree, IEnumerable<Diagnostic> found, Action<Diagnostic> report) =>
        EndFile([.. found], PerFileOption.Read(options, tree), report);

    private static void Add(Diagnostic diagnostic, ConcurrentDictionary<SyntaxTree, ConcurrentQueue<Diagnostic>> findings)
    {
        if (diagnostic.Location.SourceTree is { } tree)
            findings.GetOrAdd(tree, static _ => new ConcurrentQueue<Diagnostic>()).Enqueue(diagnostic);
    }

    private Diagnostic? CreateLine(Diagnostic[] found, int shown)
    {
        if (found.Length <= shown || !descriptors.TryGetValue(found[0].Id, out DiagnosticDescriptor? descriptor)) return null;
        Diagnostic[] hidden =
        [
            .. found.GroupBy(static finding => finding.Location.SourceSpan).Select(static place => place.First())
                .OrderBy(static finding => finding.Location.SourceSpan.Start).ThenBy(static finding => finding.Location.SourceSpan.Length)
                .Skip(shown),
        ];
        if (hidden.Length == 0) return null;
        Diagnostic first = hidden[0];
        string places = string.Join(" ", hidden.Select(static finding => Describe(finding.Location.SourceSpan)));
        return Diagnostic.Create(
            descriptor, first.Location, first.Severity, first.AdditionalLocations, first.Properties.SetItem(PlacesKey, places),
            hidden.Length);
    }

    private static string Describe(TextSpan span) =>
        span.Start.ToString(CultureInfo.InvariantCulture) + "+" + span.Length.ToString(CultureInfo.InvariantCulture);

    private static bool TryParse(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
