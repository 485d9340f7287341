using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Analyzers;
using Fairlead.Analyzers.Suppressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Tool.Scanning;

/// <summary>Runs all rules, and what takes findings back, over a compilation.</summary>
internal static class ProjectAnalyzer
{
    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> All = new(() =>
    [
        .. typeof(FairleadAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(FairleadAnalyzer)))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        new FairleadSuppressor(),
    ]);

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers => All.Value;

    public static async Task<ImmutableArray<Diagnostic>> FindAsync(
        CSharpCompilation compilation, IEnumerable<AdditionalText> files, AnalyzerSettings settings, ConcurrentBag<ScanProblem> problems,
        CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files], settings),
            (exception, analyzer, _) => problems.Add(new ScanProblem("",
                $"{analyzer.GetType().Name} failed with {exception.GetType().Name} in '{compilation.AssemblyName}'; please report it")),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        return await new CompilationWithAnalyzers(compilation, Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
    }
}
