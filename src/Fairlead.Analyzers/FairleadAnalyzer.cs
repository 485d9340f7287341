using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>
/// The base of all analyzers, so that a rule only says what it looks at: concurrent execution, generated code left alone, and the known
/// symbols of the compilation. A rule that needs a type which is not referenced returns from <see cref="Register"/> and then costs nothing.
/// Rules about additional files register an additional-file action there, like any other action.
/// </summary>
internal abstract class FairleadAnalyzer(params DiagnosticDescriptor[] descriptors) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. descriptors];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Register);
    }

    /// <summary>Called once per compilation. State that a rule needs belongs in locals here, never in fields of the analyzer.</summary>
    protected abstract void Register(CompilationStartAnalysisContext context);
}
