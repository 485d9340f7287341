using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Benchmarks;

/// <summary>
/// Asks for every literal and looks at none: what is left is the price of running any analyzer that wants meaning, which the compiler
/// pays once for all of them (it binds every method body again).
/// </summary>
#pragma warning disable RS1001, RS1036, RS2008 // No compiler loads this one, and it is never released.
internal sealed class IdleAnalyzer : DiagnosticAnalyzer
{
    private const string Id = "IDLE";

    private static readonly DiagnosticDescriptor Rule = new(Id, "Idle", "Idle", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public static readonly AnalyzerGroup Group = new("an analyzer that does nothing", [new IdleAnalyzer()], [Id]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(static _ => { }, OperationKind.Literal);
    }
}
