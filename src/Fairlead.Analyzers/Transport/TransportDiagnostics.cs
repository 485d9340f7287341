using Fairlead.Analyzers.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>Diagnostics of the findings in texts.</summary>
internal static class TransportDiagnostics
{
    public static InternalHostSuffixes ReadInternalHosts(TextContext context) =>
        InternalHosts.Read(context.Options, context.Text.Operation.Syntax.SyntaxTree);

    public static void ReportScheme(TextContext context, TextSpan place, TextEdits? edit, ClearTextScheme scheme, string display)
    {
        Location location = context.Text.GetLocation(place);
        context.ReportDiagnostic(scheme.IsHttp
            ? ClearTextHttp.Create(location, display, edit)
            : ClearTextProtocol.Create(location, scheme, display, edit));
    }

    public static void ReportCredentials(TextContext context, TextSpan place, TextEdits? edit, string credentials, string display) =>
        context.ReportDiagnostic(
            CredentialsOverClearText.CreateForServer(context.Text.GetLocation(place), credentials, display, edit));

    /// <summary>Reports what the text's scanner found, by the rule that it names.</summary>
    public static void ReportFinding(TextContext context, TextSpan place, TextEdits? edit, TransportFinding finding) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.Get(finding.Rule), context.Text.GetLocation(place), edit?.ToProperties(), finding.Arguments));
}
