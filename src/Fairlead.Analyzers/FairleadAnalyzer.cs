using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>
/// The base of all analyzers, so that a rule only says what it looks at: concurrent execution, generated code left alone, and a word for
/// many findings in one file. A rule that needs a type which is not referenced returns from <see cref="Register"/> and then costs nothing.
/// Rules about additional files register an additional-file action there, like any other action.
/// </summary>
internal abstract class FairleadAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableDictionary<string, DiagnosticDescriptor> _linesOfMany;

    protected FairleadAnalyzer(params DiagnosticDescriptor[] descriptors)
    {
        _linesOfMany = ManyFindings.CreateDescriptors(descriptors);
        SupportedDiagnostics = [.. descriptors, .. _linesOfMany.Values];
    }

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var rule = new RuleContext(start, new ManyFindings(_linesOfMany, start.Options));
            Register(rule);
            rule.RegisterEnds();
        });
    }

    /// <summary>Called once per compilation. State that a rule needs belongs in locals here, never in fields of the analyzer.</summary>
    protected abstract void Register(RuleContext context);
}
