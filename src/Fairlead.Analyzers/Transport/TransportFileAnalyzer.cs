using Fairlead.Core.Rules;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>The transport rules in the configuration files that a project has among its additional files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
internal sealed class TransportFileAnalyzer() : FileAnalyzer(
    Descriptors.ClearTextHttp,
    Descriptors.ClearTextProtocol,
    Descriptors.CertificateValidationDisabled,
    Descriptors.ObsoleteProtocolVersion,
    Descriptors.UnverifiedTls,
    Descriptors.CredentialsOverClearText,
    Descriptors.InsecureServer,
    Descriptors.RevocationNotChecked,
    Descriptors.WeakCipher)
{
    private static readonly Dictionary<Rule, FairleadOption<ReportDiagnostic>> Severities = new[]
    {
        RuleTable.ClearTextHttp, RuleTable.ClearTextProtocol, RuleTable.CertificateValidationDisabled, RuleTable.ObsoleteProtocolVersion,
        RuleTable.UnverifiedTls, RuleTable.CredentialsOverClearText, RuleTable.InsecureServer, RuleTable.RevocationNotChecked,
        RuleTable.WeakCipher,
    }.ToDictionary(static rule => rule, static rule => FairleadOption.Severity(rule.Id));

    protected override void RegisterFiles(RuleContext context)
    {
        var ignored = new IgnoredFiles(context.Options);
        var tests = new TestFiles(context.Compilation, context.Options);
        context.RegisterAdditionalFileAction(file =>
        {
            if (!ignored.Contains(file.AdditionalFile) && !tests.Contains(file.AdditionalFile)) Check(file);
        });
    }

    private static void Check(FileContext context)
    {
        if (context.AdditionalFile.FindText(context.Options, context.CancellationToken) is not { } text) return;
        InternalHostSuffixes internalHosts = InternalHosts.Read(context.Options, context.AdditionalFile);
        string path = context.AdditionalFile.GetPathInProject(context.Options);
        foreach (TransportFinding finding in TransportFileScanner.Scan(path, text.ToString(), internalHosts))
            Report(context, text, finding);
    }

    private static void Report(FileContext context, SourceText text, TransportFinding finding)
    {
        ReportDiagnostic written = Severities[finding.Rule].Read(context.Options, context.AdditionalFile);
        if (written == ReportDiagnostic.Suppress) return;

        DiagnosticDescriptor descriptor = Descriptors.Get(finding.Rule);
        TextSpan place = finding.Span.ToTextSpan();
        Location location = context.AdditionalFile.GetLocation(text, place);
        TextChange[] changes = [.. finding.Fix.Select(static fix => new TextChange(fix.Span.ToTextSpan(), fix.NewText))];
        context.ReportDiagnostic(Diagnostic.Create(
            descriptor, location, written.ToSeverity() ?? descriptor.DefaultSeverity, additionalLocations: null,
            TextEdits.Create(finding.FixTitle, text, changes)?.ToProperties(), finding.Arguments));
    }
}
