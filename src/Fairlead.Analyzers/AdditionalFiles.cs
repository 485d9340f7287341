using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers;

/// <summary>Extensions for rules that report in additional files.</summary>
internal static class AdditionalFiles
{
    public static TextSpan ToTextSpan(this SourceSpan span) => new(span.Start, span.Length);

    /// <summary>
    /// Finds the text of a file. Returns null for one that the build has marked as unreadable: asking for its text would be a compiler
    /// error.
    /// </summary>
    public static SourceText? FindText(this AdditionalText file, AnalyzerOptions options, CancellationToken cancellationToken) =>
        IsUnreadable(options.AnalyzerConfigOptionsProvider.GetOptions(file)) ? null : file.GetText(cancellationToken);

    private static bool IsUnreadable(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_metadata.AdditionalFiles.FairleadUnreadable", out string? value) && value == "true";

    public static Location GetLocation(this AdditionalText file, SourceText text, TextSpan span) =>
        Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));

    /// <summary>Converts to the severity that an option of ours sets. Returns null if it leaves the rule its own.</summary>
    public static DiagnosticSeverity? ToSeverity(this ReportDiagnostic written) => written switch
    {
        ReportDiagnostic.Error => DiagnosticSeverity.Error,
        ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
        ReportDiagnostic.Info => DiagnosticSeverity.Info,
        ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
        _ => null,
    };

    /// <summary>
    /// Gets the path of a file below the folder that it shares with the project. The folders above are none of the project's: a whole
    /// repository may be in one called <c>lang</c>.
    /// </summary>
    public static string GetPathInProject(this AdditionalText file, AnalyzerOptions options)
    {
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out string? folder);
        if (string.IsNullOrEmpty(folder)) return file.Path;
        int start = 0;
        for (int i = 0; i < file.Path.Length && i < folder!.Length && IsSame(file.Path[i], folder[i]); i++)
        {
            if (file.Path[i] is '/' or '\\') start = i + 1;
        }
        return file.Path.Substring(start);
    }

    private static bool IsSame(char one, char other) =>
        char.ToUpperInvariant(one) == char.ToUpperInvariant(other) || (one is '/' or '\\' && other is '/' or '\\');
}
