using Fairlead.Analyzers.Text;
using Fairlead.Detection.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>The connection strings and options of URLs in a text: FLD2005, and FLD2006 where a password is sent without TLS.</summary>
internal static class TlsTexts
{
    public static void Check(TextContext context, TestFiles tests)
    {
        List<TransportFinding>? findings = null;
        TlsScanner.Scan(context.Text.Value, InternalHostSuffixes.None, ref findings);
        if (findings is null || tests.Contains(context.Text.Operation.Syntax.SyntaxTree)) return;

        // What is declared internal, and the hosts that names tell, matter to what would be reported alone.
        findings = null;
        StringExpression text = context.Text.Resolve(HostExpressions.FindHost);
        TlsScanner.Scan(text.Value, TransportDiagnostics.ReadInternalHosts(context), ref findings);
        foreach (TransportFinding finding in findings ?? []) Report(context, text, finding);
    }

    private static void Report(TextContext context, StringExpression text, TransportFinding finding)
    {
        if (text.Locate(finding.Span) is not { } location || DevelopmentCode.Contains(text.Operation)) return;
        if (ChosenClearText.Contains(text.Operation.Syntax)) return;
        if (UrlDestinations.GetUse(text.Operation) is UrlUse.Test or UrlUse.Text or UrlUse.Name) return;

        SourceText source = text.Operation.Syntax.SyntaxTree.GetText(context.CancellationToken);
        var changes = new List<TextChange>();
        foreach (SecureText fix in finding.Fix)
        {
            if (text.FindExactly(fix.Span) is { } span) changes.Add(new TextChange(span, fix.NewText));
        }

        TextEdits? edit = changes.Count == finding.Fix.Count
            ? TextEdits.Create(finding.FixTitle, source, [.. changes])
            : null;
        TransportDiagnostics.ReportFinding(context, location.SourceSpan, edit, finding);
    }
}
