using Fairlead.Analyzers.Text;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// FLD1001, FLD1003, FLD1004, FLD1006 and FLD1011: the credentials that a text of the code holds. One visit asks the most certain rule first, so that
/// a literal is reported once.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CredentialTextAnalyzer() : FairleadAnalyzer(
    Descriptors.KnownSecretFormat,
    Descriptors.SecretInConnectionString,
    Descriptors.CredentialsInUri,
    Descriptors.NamedSecret,
    Descriptors.EmptyOrDefaultPassword)
{
    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterTextAction(c =>
        {
            if (Report(c, c.Text, CredentialScanner.Scan(c.Text.Value)) || ReportLiterals(c)) return;
            NamedSecret.Check(c);
        });

    // What is joined to a secret of a known format may hide where it ends. All else is known by what it is joined to.
    private bool ReportLiterals(TextContext context)
    {
        bool reported = false;
        if (context.Text.IsLiteral) return reported;
        foreach (ComposedText literal in context.Text.Literals)
            reported |= Report(context, literal, [.. CredentialScanner.Scan(literal.Value).Where(static match => match.Rule == RuleTable.KnownSecretFormat)]);
        return reported;
    }

    private bool Report(TextContext context, ComposedText text, IReadOnlyList<CredentialMatch> matches)
    {
        foreach (CredentialMatch match in matches)
        {
            if (WrittenCredential.Locate(text, match) is { } location)
                context.ReportDiagnostic(Diagnostic.Create(DescriptorOf(match), location, WrittenCredential.RemovalOf(text, match), match.What));
        }

        return matches.Count > 0;
    }

    private DiagnosticDescriptor DescriptorOf(CredentialMatch match)
    {
        foreach (DiagnosticDescriptor descriptor in SupportedDiagnostics)
        {
            if (descriptor.Id == match.Rule.Id) return descriptor;
        }

        throw new InvalidOperationException($"{match.Rule.Id} is not a rule about texts.");
    }
}
