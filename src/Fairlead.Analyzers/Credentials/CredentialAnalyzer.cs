using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Text;
using Fairlead.Detection.CredentialApis;
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
    KnownSecretFormat.AcrossTypes,
    SecretInConnectionString.AcrossTypes,
    CredentialsInUri.AcrossTypes,
    EmptyOrDefaultPassword.AcrossTypes,
    CredentialAtSink.AcrossTypes,
    ConstantCryptographicKey.AcrossTypes,
    NamedSecret.AcrossTypes)
{
    protected override void Register(RuleContext context)
    {
        var sinks = new CredentialSinkFinder(
            ListedSinks.Read(context.Compilation, context.Options, context.CancellationToken), context.Compilation);
        var tests = new TestProject(context.Compilation, context.Options);
        var places = new ReportedPlaces();
        var flows = new CredentialFlows(tests, places);
        var composed = new ComposedCredentials(tests, places);
        var names = new PendingNamedSecrets(tests, places);
        var written = new WrittenCredentials(tests, places, composed, names);

        context.RegisterTextAction(c =>
        {
            if (!written.Report(c)) names.Add(c);
        });
        context.RegisterOperationAction(
            c =>
            {
                AssignmentTarget? target = AssignmentTarget.Find(c.Operation);
                if (target is { } known) flows.Assignments.Add(known, c.Operation);
                else if (c.Operation is IDeconstructionAssignmentOperation deconstruction) flows.Assignments.Add(deconstruction);
                foreach (CredentialSinkUse use in sinks.FindUses(c.Operation, target))
                {
                    // What a connection string or URI holds is found in the text that reaches the sink.
                    if (use.Sink.Condition == SinkCondition.HoldsSecret) composed.AddConnectionString(use.Value, c.ContainingSymbol);
                    else flows.Add(use, c.ContainingSymbol);
                }
                if (c.Operation is IInvocationOperation call) composed.AddTemplate(call, c.ContainingSymbol);
            },
            CredentialSinkFinder.OperationKinds);
        context.RegisterTypeStartAction(start =>
        {
            if (start.Type.ContainingType is null) start.RegisterTypeEndAction(end => ReportType(end, composed, flows, names));
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (Diagnostic diagnostic in composed.FindAcrossTypes(flows.Assignments, end.Compilation, end.CancellationToken))
                end.ReportDiagnostic(diagnostic);
            foreach (Diagnostic diagnostic in flows.FindAcrossTypes(end.Compilation, end.CancellationToken))
                end.ReportDiagnostic(diagnostic);
        });
    }

    /// <summary>Reports the most certain first: <see cref="ReportedPlaces"/> has each place once.</summary>
    private static void ReportType(
        SymbolContext context, ComposedCredentials composed, CredentialFlows flows, PendingNamedSecrets names)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!composed.HasAnyIn(type) && !flows.HasUsesIn(type) && !names.HasAnyIn(type)) return;
        foreach (Diagnostic diagnostic in composed.FindInType(type, context.Compilation, context.CancellationToken))
            context.ReportDiagnostic(diagnostic);
        foreach (Diagnostic diagnostic in flows.FindInType(type, context.Compilation, context.CancellationToken))
            context.ReportDiagnostic(diagnostic);
        foreach (Diagnostic diagnostic in names.FindInType(type)) context.ReportDiagnostic(diagnostic);
    }
}
