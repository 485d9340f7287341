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
        context.RegisterTextAction(c =>
        {
            string text = c.Text.Value;
            bool hasDelimiter = text.IndexOf(NetworkUrl.Delimiter, StringComparison.Ordinal) >= 0;
            if (hasDelimiter) ClearTextUrls.Check(c);
            if (text.IndexOf('=') >= 0) TlsTexts.Check(c);
            else if (!hasDelimiter) CheckWord(c);
        }, withUriFields: true);
        context.RegisterOperationAction(c => MissingSchemes.Check(c), OperationKind.ObjectCreation);
    }

    /// <summary>A text that may be a scheme or the name of an option, by itself.</summary>
    private static void CheckWord(TextContext context)
    {
        if (ClearTextSchemeTable.Find(context.Text.Value) is { } scheme) SchemeArguments.Check(context, scheme);
        if (TlsOptionTable.Find(context.Text.Value) is { } option) NamedOptions.Check(context, option);
    }
}
