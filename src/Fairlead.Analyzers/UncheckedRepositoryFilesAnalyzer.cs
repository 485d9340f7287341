using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>FLD0003: files above the project that no project of the repository checks, as the package's targets found them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class UncheckedRepositoryFilesAnalyzer() : FileAnalyzer(Descriptors.UncheckedRepositoryFiles)
{
    private const string FilesKey = "build_property.FairleadUncheckedFiles";

#pragma warning disable RS1013 // the base class opens every compilation with a start action
    protected override void RegisterFiles(RuleContext context)
    {
        if (!context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(FilesKey, out string? files) || files.Length == 0)
            return;
        context.RegisterCompilationEndAction(end =>
            end.ReportDiagnostic(Diagnostic.Create(Descriptors.UncheckedRepositoryFiles, Location.None, files)));
    }
#pragma warning restore RS1013
}
