using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>
/// A rule that reads additional files only. It needs no C#, so it runs in Visual Basic too. It says the same for every target framework,
/// and the build lets only one of them report it.
/// </summary>
internal abstract class FileAnalyzer(params DiagnosticDescriptor[] descriptors) : FairleadAnalyzer(descriptors)
{
    protected sealed override void Register(RuleContext context)
    {
        if (ReportsFiles(context.Options)) RegisterFiles(context);
    }

    /// <summary>Called once per compilation that reports what is in files.</summary>
    protected abstract void RegisterFiles(RuleContext context);

    /// <summary>Returns false where another target framework of the project reports what is in files.</summary>
    public static bool ReportsFiles(AnalyzerOptions options) =>
        !options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.FairleadReportFiles", out string? value)
        || !value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
