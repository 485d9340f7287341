using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The rules about credentials that code writes down. One analyzer, so that each constant is reported once, by the most certain rule: what
/// a text is by itself (FLD1001, FLD1003, FLD1004, FLD1011), then what it reaches (FLD1002, FLD1005), then what it is called (FLD1006).
/// What flows inside of a type, with the types in it, is reported while one types; what crosses from one type to another when the
/// compilation ends.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CredentialAnalyzer() : FairleadAnalyzer(
    Descriptors.KnownSecretFormat,
    Descriptors.SecretInConnectionString,
    Descriptors.CredentialsInUri,
    Descriptors.EmptyOrDefaultPassword,
    Descriptors.CredentialAtSink,
    Descriptors.ConstantCryptographicKey,
    Descriptors.NamedSecret,
    CredentialAtSink.AcrossTypes,
    ConstantCryptographicKey.AcrossTypes)
{
    protected override void Register(RuleContext context)
    {
        var sinks = new CredentialSinkFinder(
            ListedSinks.Read(context.Compilation, context.Options, context.CancellationToken), context.Compilation);
        var tests = new TestProject(context.Compilation, context.Options);
        var flows = new CredentialFlows(tests);
        var names = new PendingNamedSecrets(tests);

        context.RegisterTextAction(c =>
        {
            if (!WrittenCredentials.Report(c, tests)) names.Add(c);
        });
        context.RegisterOperationAction(
            c =>
            {
                AssignmentTarget? target = AssignmentTarget.Find(c.Operation);
                if (target is { } known) flows.Assignments.Add(known, c.Operation);
                else if (c.Operation is IDeconstructionAssignmentOperation deconstruction) flows.Assignments.Add(deconstruction);
                foreach (CredentialSinkUse use in sinks.FindUses(c.Operation, target)) flows.Add(use, c.ContainingSymbol);
            },
            CredentialSinkFinder.OperationKinds);
        context.RegisterTypeStartAction(start =>
        {
            if (start.Type.ContainingType is null) start.RegisterTypeEndAction(end => ReportType(end, flows, names));
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (Diagnostic diagnostic in flows.FindAcrossTypes(end.Compilation, end.CancellationToken))
                end.ReportDiagnostic(diagnostic);
        });
    }

    private static void ReportType(SymbolContext context, CredentialFlows flows, PendingNamedSecrets names)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!flows.HasUsesIn(type) && !names.HasAnyIn(type)) return;
        var reaching = new List<Location>();
        foreach (Diagnostic diagnostic in flows.FindInType(type, context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostic);
            reaching.Add(diagnostic.Location);
        }

        foreach (Diagnostic diagnostic in names.FindInType(type))
        {
            if (reaching.Exists(location => location.SourceTree == diagnostic.Location.SourceTree
                && location.SourceSpan.IntersectsWith(diagnostic.Location.SourceSpan)))
                continue;
            context.ReportDiagnostic(diagnostic);
            flows.AddReported(diagnostic.Location);
        }
    }
}
