using Fairlead.Analyzers.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// The transport rules about texts that code writes: FLD2001 and FLD2002 for the scheme of a URL, whole, composed or alone where an API
/// asks for one; FLD2005 for the options of connection strings, of URLs and of dictionaries; FLD2006 where credentials go along. One
/// analyzer, so that a connection is reported once, by the gravest rule.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TransportTextAnalyzer() : FairleadAnalyzer(
    Descriptors.ClearTextHttp,
    Descriptors.ClearTextProtocol,
    Descriptors.UnverifiedTls,
    Descriptors.CredentialsOverClearText)
{
    protected override void Register(RuleContext context)
    {
        var tests = new TestFiles(context.Compilation, context.Options);
        context.RegisterTextAction(c =>
        {
            string text = c.Text.Value;
            bool hasDelimiter = text.IndexOf(NetworkUrl.Delimiter, StringComparison.Ordinal) >= 0;
            if (hasDelimiter) ClearTextUrls.Check(c, tests);
            if (text.IndexOf('=') >= 0) TlsTexts.Check(c, tests);
            else if (!hasDelimiter) CheckWord(c, tests);
        }, withUriFields: true);
        context.RegisterOperationAction(c => MissingSchemes.Check(c, tests), OperationKind.ObjectCreation);
    }

    /// <summary>A text that may be a scheme or the name of an option, by itself.</summary>
    private static void CheckWord(TextContext context, TestFiles tests)
    {
        ClearTextScheme? scheme = ClearTextSchemeTable.Find(context.Text.Value);
        TlsOption? option = TlsOptionTable.Find(context.Text.Value);
        if ((scheme is null && option is null) || tests.Contains(context.Text.Operation.Syntax.SyntaxTree)) return;
        if (scheme is not null) SchemeArguments.Check(context, scheme);
        if (option is not null) NamedOptions.Check(context, option);
    }
}
