using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1002 for a list of sinks: a line that names no member, which would otherwise be passed over in silence.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ListedSinksAnalyzer() : FairleadAnalyzer(UnreadableEntry)
{
    private static readonly DiagnosticDescriptor UnreadableEntry = Descriptors.With(
        RuleTable.CredentialAtSink,
        "'{0}' names no parameter, property or field; write Namespace.Type.Method(parameter) or Namespace.Type.Property");

    protected override void Register(RuleContext context) =>
        context.RegisterAdditionalFileAction(static c =>
        {
            if (!ListedSinks.IsList(c.AdditionalFile) || c.AdditionalFile.GetText(c.CancellationToken) is not { } text) return;
            foreach ((string entry, TextSpan span) in ListedSinks.FindUnreadable(text))
                c.ReportDiagnostic(Diagnostic.Create(UnreadableEntry, c.AdditionalFile.GetLocation(text, span), QuotedName.Show(entry)));
        });
}
