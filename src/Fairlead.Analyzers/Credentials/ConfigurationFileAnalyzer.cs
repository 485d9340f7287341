using System.Collections.Immutable;
using Fairlead.Detection.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1008: the secrets in the configuration files that a project has among its additional files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class ConfigurationFileAnalyzer() : FileAnalyzer(Descriptors.SecretInConfigurationFile)
{
    private static readonly FairleadOption<ReportDiagnostic> Severity = FairleadOption.Severity(Descriptors.SecretInConfigurationFile.Id);

    protected override void RegisterFiles(CompilationStartAnalysisContext context) =>
        context.RegisterAdditionalFileAction(static file =>
        {
            ReportDiagnostic written = Severity.Read(file.Options, file.AdditionalFile);
            if (written == ReportDiagnostic.Suppress || file.AdditionalFile.FindText(file.Options, file.CancellationToken) is not { } text) return;

            DiagnosticSeverity severity = written.ToSeverity() ?? Descriptors.SecretInConfigurationFile.DefaultSeverity;
            string path = file.AdditionalFile.Path;
            string content = text.ToString();
            foreach (ConfigurationFinding finding in ConfigurationScanner.Scan(path, content))
            {
                Location location = file.AdditionalFile.LocationOf(text, finding.Span.ToTextSpan());
                file.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.SecretInConfigurationFile, location, severity, additionalLocations: null, FixOf(path, content, finding),
                    SubjectOf(finding), finding.What));
            }
        });

    private static ImmutableDictionary<string, string?>? FixOf(string path, string text, ConfigurationFinding finding) =>
        ConfigurationPlaceholder.For(path, text, finding) is { } placeholder ? new PlaceholderEdit(placeholder).ToProperties() : null;

    private static string SubjectOf(ConfigurationFinding finding) => finding.Path switch
    {
        "" => "This file",
        "#" => "This comment",
        _ => $"'{finding.Path}'",
    };
}
