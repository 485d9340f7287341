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
    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        bool isTestProject = TestProject.Is(context.Compilation, context.Options);
        context.RegisterTextAction(c =>
        {
            bool namesCount = !isTestProject || NamedSecret.InTestsOption.Read(c.Options, c.Text.Operation.Syntax.SyntaxTree);
            if (Report(c, c.Text, namesCount) || ReportLiterals(c, namesCount)) return;
            if (namesCount) NamedSecret.Check(c);
        });
    }

    // What is joined to a secret may hide where it ends.
    private bool ReportLiterals(TextContext context, bool namesCount)
    {
        bool reported = false;
        if (context.Text.IsLiteral) return reported;
        foreach (ComposedText literal in context.Text.Literals) reported |= Report(context, literal, namesCount);
        return reported;
    }

    private bool Report(TextContext context, ComposedText text, bool namesCount)
    {
        IReadOnlyList<CredentialMatch> matches = CredentialScanner.Scan(text.Value);
        foreach (CredentialMatch match in matches)
        {
            if (match.Rule == RuleTable.NamedSecret && !namesCount) continue;
            if (text.Locate(match.Span) is { } location)
                context.ReportDiagnostic(Diagnostic.Create(DescriptorOf(match), location, match.What));
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
