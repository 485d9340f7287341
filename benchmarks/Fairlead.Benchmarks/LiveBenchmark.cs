using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Benchmarks;

/// <summary>
/// Measures the cost of one edit, which is felt while typing: a new compilation with one changed tree, then the syntax and semantic
/// diagnostics of that file. An analyzer that does nothing runs with each contender, since a host binds the file for others anyway.
/// </summary>
internal sealed class LiveBenchmark
{
    private readonly ImmutableArray<Edit> _edits;
    private readonly ImmutableArray<Contender> _contenders;

    private LiveBenchmark(Arguments arguments)
    {
        var sources = SourceFolder.Load(arguments);
        sources.Describe();
        var options = AnalyzerGroup.ReadOptions(arguments);
        _edits =
        [
            .. sources.Trees.OrderByDescending(tree => tree.Length).Select(Edit.TryCreate).OfType<Edit>()
                .Take(arguments.Number("files", otherwise: 30)),
        ];
        var ours = Path.Combine(AppContext.BaseDirectory, "Fairlead.Analyzers.dll");
        var rules = arguments.All("ours") is { Count: > 0 } named ? named : ["FLD1*", "FLD2*", "FLD3*", "FLD*"];
        _contenders =
        [
            .. rules.Select(rule => AnalyzerGroup.Load($"{ours}={rule}"))
                .Concat(arguments.All("peer").Select(AnalyzerGroup.Load))
                .Prepend(IdleAnalyzer.Group)
                .Select(group => new Contender(group, sources.Compile(group.Severities), options)),
        ];
    }

    public static async Task RunAsync(Arguments arguments)
    {
        var benchmark = new LiveBenchmark(arguments);
        var runs = arguments.Number("runs", otherwise: 5);
        for (var run = 0; run <= runs; run++)
        {
            foreach (var edit in benchmark._edits)
            {
                foreach (var contender in benchmark._contenders)
                    await contender.MeasureAsync(edit, isWarmUp: run == 0);
            }
        }

        benchmark.Write(runs);
        if (arguments.Has("per-analyzer"))
            benchmark.WriteAnalyzers();
    }

    private void Write(int runs)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"One edit in each of the {_edits.Length} largest files, best of {runs} runs each; all over these files."));
        Console.WriteLine();
        var idle = _contenders[0];
        var table = new MarkdownTable("rules", "added by an edit (median)", "(longest)", "whole edit (median)");
        foreach (var contender in _contenders)
        {
            var added = _edits.Select(edit => (Time: contender.GetBest(edit) - idle.GetBest(edit), edit.Name)).Order().ToList();
            table.Add(
                contender.Group.Name,
                contender == idle ? "" : Measurement.Milliseconds(added[added.Count / 2].Time),
                contender == idle ? "" : $"{Measurement.Milliseconds(added[^1].Time)}, {added[^1].Name}",
                Measurement.Milliseconds(Measurement.GetMedian([.. _edits.Select(contender.GetBest)])));
        }

        table.Write(Console.Out);
    }

    private void WriteAnalyzers()
    {
        var table = new MarkdownTable("analyzer", "of", "its own time (median)");
        foreach (var contender in _contenders.Skip(1))
        {
            foreach (var (analyzer, time) in contender.Group.Analyzers
                .Select(analyzer => (analyzer, Time: Measurement.GetMedian([.. _edits.Select(edit => contender.GetBest(edit, analyzer))])))
                .OrderByDescending(row => row.Time))
            {
                table.Add(analyzer.GetType().Name, contender.Group.Name, Measurement.Milliseconds(time));
            }
        }

        table.Write(Console.Out);
    }

    /// <summary>A file before and after somebody typed a semicolon in the middle of it.</summary>
    private sealed record Edit(SyntaxTree Before, SyntaxTree After)
    {
        public string Name => $"{Path.GetFileName(Before.FilePath)}, {Before.GetText().Lines.Count} lines";

        public static Edit? TryCreate(SyntaxTree tree)
        {
            var bodies = tree.GetRoot().DescendantNodes().OfType<BlockSyntax>().ToList();
            if (bodies.Count == 0)
                return null;
            var place = new TextSpan(bodies[bodies.Count / 2].OpenBraceToken.Span.End, 0);
            return new Edit(tree, tree.WithChangedText(tree.GetText().WithChanges(new TextChange(place, " ;"))));
        }
    }

    /// <summary>Some rules, and the compilation in which files are edited for them.</summary>
    private sealed class Contender(AnalyzerGroup group, CSharpCompilation compilation, AnalyzerOptions options)
    {
        private readonly Dictionary<Edit, Measurement> _whole = [];
        private readonly Dictionary<(Edit, DiagnosticAnalyzer), Measurement> _analyzers = [];

        public AnalyzerGroup Group { get; } = group;

        public TimeSpan GetBest(Edit edit) => _whole[edit].Best;

        public TimeSpan GetBest(Edit edit, DiagnosticAnalyzer analyzer) => _analyzers[(edit, analyzer)].Best;

        public async Task MeasureAsync(Edit edit, bool isWarmUp)
        {
            var watch = ProcessorWatch.StartNew();
            var analysis = AnalyzerGroup.Attach(
                [.. Group.Analyzers.Union(IdleAnalyzer.Group.Analyzers)], compilation.ReplaceSyntaxTree(edit.Before, edit.After), options);
            await analysis.GetAnalyzerSyntaxDiagnosticsAsync(edit.After, default);
            await analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(edit.After), null, default);
            var (processor, share) = (watch.Processor, watch.ProcessorShare);
            if (isWarmUp)
                return;

            Add(_whole, edit, processor);
            foreach (var analyzer in Group.Analyzers)
                Add(_analyzers, (edit, analyzer), (await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, default)).ExecutionTime * share);
        }

        private static void Add<TKey>(Dictionary<TKey, Measurement> measurements, TKey key, TimeSpan time)
            where TKey : notnull
        {
            if (!measurements.TryGetValue(key, out var measurement))
                measurements.Add(key, measurement = new Measurement());
            measurement.Add(time);
        }
    }
}
