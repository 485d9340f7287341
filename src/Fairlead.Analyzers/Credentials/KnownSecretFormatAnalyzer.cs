using Fairlead.Analyzers.Text;
using Fairlead.Detection.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1001: a literal, or pieces that add up to one text, in a known secret format.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KnownSecretFormatAnalyzer() : FairleadAnalyzer(Descriptors.KnownSecretFormat)
{
    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterTextAction(static c =>
        {
            // What is joined to a secret may hide where it ends.
            if (Report(c, c.Text) || c.Text.IsLiteral) return;
            foreach (ComposedText literal in c.Text.Literals) Report(c, literal);
        });

    private static bool Report(TextContext context, ComposedText text)
    {
        IReadOnlyList<SecretMatch> matches = SecretScanner.Scan(text.Value);
        foreach (SecretMatch match in matches)
        {
            if (text.Locate(match.Span) is { } location)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.KnownSecretFormat, location, match.Pattern.Title));
        }

        return matches.Count > 0;
    }
}
