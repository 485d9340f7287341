using System.Collections.Immutable;
using System.Text;
using Fairlead.Analyzers;
using Fairlead.Benchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Sweeps;

/// <summary>Runs rules over a compilation and files beside it.</summary>
internal sealed class RuleRun
{
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly ImmutableDictionary<string, ReportDiagnostic> _severities;

    /// <param name="families">What the ids of the rules begin with, such as <c>FLD1</c>.</param>
    public RuleRun(IReadOnlyList<string> families)
    {
        var all = typeof(FairleadAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(FairleadAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .ToList();
        _analyzers = [.. all.Where(analyzer => analyzer.SupportedDiagnostics.Any(IsAsked))];
        _severities = all.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id)
            .ToImmutableDictionary(rule => rule.Id, rule => IsAsked(rule) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);

        bool IsAsked(DiagnosticDescriptor rule) => families.Any(family => rule.Id.StartsWith(family, StringComparison.Ordinal));
    }

    /// <exception cref="InvalidOperationException">An analyzer failed.</exception>
    public async Task<ImmutableArray<Diagnostic>> FindAsync(
        CSharpCompilation compilation, IReadOnlyDictionary<string, string> files, bool isTest)
    {
        var options = new AnalyzerOptions(
            [.. files.Select(file => new InMemoryText(file.Key, file.Value))], new ProjectOptions(isTest));
        var analysis = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(_severities)).WithAnalyzers(
            _analyzers,
            new CompilationWithAnalyzersOptions(options, OnFailure, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return await analysis.GetAnalyzerDiagnosticsAsync();
    }

    public static Dictionary<string, string> ReadFiles(IEnumerable<string> paths) =>
        paths.Select(path => (path, Text: File.ReadAllText(path, Encoding.UTF8)))
            .Where(file => !file.Text.Contains('\0', StringComparison.Ordinal))
            .ToDictionary(file => file.path, file => file.Text);

    private static void OnFailure(Exception failure, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException($"{analyzer.GetType().Name} failed", failure);

    /// <summary>The one property of a project that the rules about credentials ask for.</summary>
    private sealed class ProjectOptions(bool isTest) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(
            isTest ? ImmutableDictionary<string, string>.Empty.Add("build_property.IsTestProject", "true") : []);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
                values.TryGetValue(key, out value);
        }
    }
}
