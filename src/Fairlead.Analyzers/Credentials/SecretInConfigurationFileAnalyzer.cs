using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1008: the secrets in the configuration files that a project has among its additional files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class SecretInConfigurationFileAnalyzer() : FileAnalyzer(Descriptors.SecretInConfigurationFile)
{
    private static readonly FairleadOption<ReportDiagnostic> Severity = FairleadOption.Severity(Descriptors.SecretInConfigurationFile.Id);

    protected override void RegisterFiles(RuleContext context)
    {
        var ignored = new IgnoredFiles(context.Options);
        var tests = new TestProject(context.Compilation, context.Options);
        context.RegisterAdditionalFileAction(file =>
        {
            if (ignored.Contains(file.AdditionalFile)) return;
            ReportDiagnostic written = Severity.Read(file.Options, file.AdditionalFile);
            if (written == ReportDiagnostic.Suppress || file.AdditionalFile.FindText(file.Options, file.CancellationToken) is not { } text)
                return;

            DiagnosticSeverity severity = written.ToSeverity() ?? Descriptors.SecretInConfigurationFile.DefaultSeverity;
            foreach (ConfigurationFinding finding in ConfigurationScanner.Scan(file.AdditionalFile.GetPathInProject(file.Options), text.ToString()))
            {
                if (tests.Ignores(file.AdditionalFile, text.ToString(finding.Span.ToTextSpan()))) continue;
                Location location = file.AdditionalFile.GetLocation(text, finding.Span.ToTextSpan());
                file.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.SecretInConfigurationFile, location, severity, additionalLocations: null, properties: null,
                    GetSubject(finding), finding.What));
            }
        });
    }

    private static string GetSubject(ConfigurationFinding finding) => finding.Path switch
    {
        "" => "This file",
        "#" => "This comment",
        ConfigurationFinding.CommandPath => "This command",
        _ => $"'{QuotedName.Show(finding.Path)}'",
    };
}
