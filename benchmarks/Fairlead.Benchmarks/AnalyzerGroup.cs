using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Benchmarks;

/// <summary>
/// Some rules of one analyzer assembly: exactly the analyzers that can report one of them, with every other rule of theirs turned off.
/// </summary>
internal sealed class AnalyzerGroup
{
    private readonly ImmutableArray<string> _rules;

    public AnalyzerGroup(string name, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<string> rules)
    {
        _rules = rules;
        Name = name;
        Analyzers = [.. analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => IsMeasured(rule.Id)))];
        if (Analyzers.IsEmpty)
            throw new ArgumentException($"{name} has no analyzer for {string.Join(", ", rules)}");
        Severities = Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct()
            .ToImmutableDictionary(id => id, id => IsMeasured(id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);
    }

    public string Name { get; }

    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; }

    /// <summary>Loads <c>PATH.dll=RULE,RULE</c>; a rule that ends in * means all that begin so.</summary>
    public static AnalyzerGroup Load(string specification)
    {
        if (specification.Split('=') is not [var path, var rules])
            throw new ArgumentException($"'{specification}' is not PATH.dll=RULE,RULE");
        var reference = new AnalyzerFileReference(Path.GetFullPath(path), new IsolatedAssemblyLoader());
        reference.AnalyzerLoadFailed += (_, failure) => Console.Error.WriteLine($"{Path.GetFileName(path)}: {failure.Message}");
        return new AnalyzerGroup(
            $"{Path.GetFileNameWithoutExtension(path)} {rules.Replace(",", " + ", StringComparison.Ordinal)}",
            reference.GetAnalyzers(LanguageNames.CSharp),
            [.. rules.Split(',')]);
    }

    /// <summary>Reads <c>--additional-file PATH</c>.</summary>
    public static AnalyzerOptions ReadOptions(Arguments arguments) =>
        new([.. arguments.All("additional-file").Select(path => new InMemoryText(path, File.ReadAllText(path)))]);

    /// <summary>Analyzers on one thread, with the time of each.</summary>
    public static CompilationWithAnalyzers Attach(
        ImmutableArray<DiagnosticAnalyzer> analyzers, Compilation compilation, AnalyzerOptions options) =>
        compilation.WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(
                options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true,
                reportSuppressedDiagnostics: false));

    public IEnumerable<string> FindRules(DiagnosticAnalyzer analyzer) =>
        analyzer.SupportedDiagnostics.Select(rule => rule.Id).Where(IsMeasured).Distinct().Order(StringComparer.Ordinal);

    public bool IsMeasured(string id) =>
        _rules.Any(rule => rule.EndsWith('*') ? id.StartsWith(rule[..^1], StringComparison.Ordinal) : id == rule);
}
