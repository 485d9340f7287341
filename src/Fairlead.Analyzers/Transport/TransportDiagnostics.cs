using Fairlead.Analyzers.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>How the findings in texts are reported.</summary>
internal static class TransportDiagnostics
{
    public static InternalHostSuffixes ReadInternalHosts(TextContext context) =>
        InternalHosts.Read(context.Options, context.Text.Operation.Syntax.SyntaxTree);

    public static void ReportScheme(TextContext context, TextSpan place, SourceEdit? edit, ClearTextScheme scheme, string display)
    {
        if (scheme.IsHttp) Report(context, Descriptors.ClearTextHttp, place, edit, display);
        else Report(context, Descriptors.ClearTextProtocol, place, edit, $"'{display}'", scheme.Advice);
    }

    public static void ReportCredentials(TextContext context, TextSpan place, SourceEdit? edit, string credentials, string display) =>
        Report(context, Descriptors.CredentialsOverClearText, place, edit, credentials, display);

    public static void ReportFinding(TextContext context, TextSpan place, SourceEdit? edit, TransportFinding finding) =>
        Report(context, Descriptors.Get(finding.Rule), place, edit, finding.Arguments);

    private static void Report(TextContext context, DiagnosticDescriptor rule, TextSpan place, SourceEdit? edit, params string[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, context.Text.GetLocation(place), edit?.ToProperties(), arguments));
}
