using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Benchmarks;

/// <summary>
/// What our analyzers cost on real code, against a plain compile of it and against other products' rules for the same mistakes.
/// Analyzer times are Roslyn's own. All contenders take turns in one process, each on a fresh compilation and on one thread.
/// </summary>
internal sealed class AnalyzersBenchmark
{
    private const int PerFilePasses = 3;
    private const int MostShownOfAPeer = 5;

    private readonly SourceFolder _sources;
    private readonly AnalyzerOptions _options;
    private readonly AnalyzerGroup _ours;
    private readonly ImmutableArray<AnalyzerGroup> _groups;
    private readonly Dictionary<AnalyzerGroup, GroupResult> _results;
    private readonly Measurement _compile = new();

    private AnalyzersBenchmark(Arguments arguments)
    {
        _sources = SourceFolder.Load(arguments);
        _options = AnalyzerGroup.ReadOptions(arguments);
        var ours = Path.Combine(AppContext.BaseDirectory, "Fairlead.Analyzers.dll");
        _ours = AnalyzerGroup.Load($"{ours}={(arguments.All("ours") is [var rules] ? rules : "FLD*")}");
        _groups = [IdleAnalyzer.Group, _ours, .. arguments.All("peer").Select(AnalyzerGroup.Load)];
        _results = _groups.ToDictionary(group => group, _ => new GroupResult());
    }

    public static async Task RunAsync(Arguments arguments)
    {
        var benchmark = new AnalyzersBenchmark(arguments);
        benchmark._sources.Describe();
        var runs = arguments.Number("runs", otherwise: 5);
        for (var run = 0; run <= runs; run++)
            await benchmark.TakeTurnsAsync(isWarmUp: run == 0);
        benchmark.WriteGroups(runs);
        benchmark.WriteAnalyzers();
        if (arguments.Has("per-file"))
            await benchmark.WriteSlowestFilesAsync();
    }

    private async Task TakeTurnsAsync(bool isWarmUp)
    {
        var watch = ProcessorWatch.StartNew();
        _sources.Compile().Emit(Stream.Null);
        if (!isWarmUp)
            _compile.Add(watch.Processor);

        foreach (var group in _groups)
        {
            watch = ProcessorWatch.StartNew();
            var analysis = Attach(group);
            var findings = await analysis.GetAnalyzerDiagnosticsAsync();
            var (processor, share) = (watch.Processor, watch.ProcessorShare);
            if (isWarmUp)
                continue;

            var result = _results[group];
            result.Whole.Add(processor);
            result.Findings = findings;
            var total = TimeSpan.Zero;
            foreach (var analyzer in group.Analyzers)
            {
                var time = (await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, default)).ExecutionTime * share;
                result.GetMeasurement(analyzer).Add(time);
                total += time;
            }

            result.Total.Add(total);
        }
    }

    private CompilationWithAnalyzers Attach(AnalyzerGroup group) =>
        AnalyzerGroup.Attach(group.Analyzers, _sources.Compile(group.Severities), _options);

    private void WriteGroups(int runs)
    {
        Console.WriteLine($"Best (median) of {runs} runs. Plain compile, from parsed trees: "
            + $"{Measurement.Milliseconds(_compile.Best)} ({Measurement.Milliseconds(_compile.Median)}).");
        Console.WriteLine();
        var table = new MarkdownTable("rules", "analyzer time", "(median)", "of a plain compile", "ours / this", "findings", "whole analysis");
        foreach (var group in _groups)
        {
            var result = _results[group];
            table.Add(
                group.Name,
                Measurement.Milliseconds(result.Total.Best),
                Measurement.Milliseconds(result.Total.Median),
                Measurement.Share(result.Total.Best, _compile.Best),
                group == _ours || group == IdleAnalyzer.Group ? "" : Measurement.Ratio(_results[_ours].Total.Best, result.Total.Best),
                result.Findings.Count(finding => group.IsMeasured(finding.Id)).ToString("#,0", CultureInfo.InvariantCulture),
                Measurement.Milliseconds(result.Whole.Best));
        }

        table.Write(Console.Out);
        foreach (var group in _groups)
        {
            if (_results[group].Findings.Count(finding => finding.Id == "AD0001") is > 0 and var crashes)
                Console.WriteLine($"{group.Name}: {crashes} analyzer crashes (AD0001)");
        }
    }

    private void WriteAnalyzers()
    {
        var table = new MarkdownTable("analyzer", "rules", "time", "of a plain compile", "findings");
        foreach (var group in _groups)
        {
            var analyzers = group.Analyzers.OrderByDescending(analyzer => _results[group].GetMeasurement(analyzer).Best).ToList();
            var shown = group == _ours ? analyzers : analyzers.Take(MostShownOfAPeer).ToList();
            foreach (var analyzer in shown)
            {
                var rules = group.FindRules(analyzer).ToList();
                var time = _results[group].GetMeasurement(analyzer).Best;
                table.Add(
                    analyzer.GetType().Name,
                    rules.Count > 4 ? $"{rules[0]} and {rules.Count - 1} more" : string.Join(", ", rules),
                    Measurement.Milliseconds(time),
                    Measurement.Share(time, _compile.Best),
                    _results[group].Findings.Count(finding => rules.Contains(finding.Id)).ToString("#,0", CultureInfo.InvariantCulture));
            }
        }

        table.Write(Console.Out);
    }

    /// <summary>What an IDE waits for: one file's analysis. The best of some passes, since a garbage collection says nothing about a rule.</summary>
    private async Task WriteSlowestFilesAsync()
    {
        var slowest = _ours.Analyzers.ToDictionary(analyzer => analyzer, _ => (Time: TimeSpan.Zero, File: ""));
        var times = new Dictionary<(DiagnosticAnalyzer, SyntaxTree), TimeSpan>();
        for (var pass = 0; pass < PerFilePasses; pass++)
        {
            var analysis = Attach(_ours);
            var before = _ours.Analyzers.ToDictionary(analyzer => analyzer, _ => TimeSpan.Zero);
            foreach (var tree in _sources.Trees)
            {
                await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, default);
                await analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(tree), null, default);
                foreach (var analyzer in _ours.Analyzers)
                {
                    var after = (await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, default)).ExecutionTime;
                    var time = after - before[analyzer];
                    before[analyzer] = after;
                    times[(analyzer, tree)] = times.TryGetValue((analyzer, tree), out var best) && best < time ? best : time;
                }
            }
        }

        foreach (var ((analyzer, tree), time) in times)
        {
            if (time > slowest[analyzer].Time)
                slowest[analyzer] = (time, $"{Path.GetFileName(tree.FilePath)}, {tree.GetText().Lines.Count} lines");
        }

        var table = new MarkdownTable("analyzer", "slowest file", "time");
        foreach (var (analyzer, (time, file)) in slowest)
            table.Add(analyzer.GetType().Name, file, Measurement.Milliseconds(time));
        table.Write(Console.Out);
    }

    private sealed class GroupResult
    {
        private readonly Dictionary<DiagnosticAnalyzer, Measurement> _analyzers = [];

        public Measurement Whole { get; } = new();

        public Measurement Total { get; } = new();

        public ImmutableArray<Diagnostic> Findings { get; set; } = [];

        public Measurement GetMeasurement(DiagnosticAnalyzer analyzer) =>
            _analyzers.TryGetValue(analyzer, out var measurement) ? measurement : _analyzers[analyzer] = new Measurement();
    }
}
