using Fairlead.Detection.Credentials.Leaks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>
/// FLD1009: a secret that is written to a log, the console, an exception's message or another place where others read it. Only types in
/// which something reveals a secret are looked at closely.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EscapingSecretAnalyzer() : FairleadAnalyzer(Descriptors.EscapingSecret)
{
    protected override void Register(RuleContext context)
    {
        var sinks = new LeakSinkFinder();
        var sources = new SecretSources(context.Compilation);
        context.RegisterTypeStartAction(
            start =>
            {
                // The types inside of a type belong to it.
                INamedTypeSymbol type = start.Type;
                if (type.ContainingType is not null) return;
                var written = new List<LeakSinkFinder.WrittenValue>();
                bool reveals = false;
                start.RegisterOperationAction(
                    c =>
                    {
                        if (!Volatile.Read(ref reveals) && sources.Find(c.Operation) is not null) Volatile.Write(ref reveals, true);
                        LeakSinkFinder.WrittenValue[] found = sinks.Find(c.Operation, c.ContainingSymbol);
                        if (found.Length == 0) return;
                        lock (written) written.AddRange(found);
                    },
                    OperationKind.Invocation, OperationKind.PropertyReference, OperationKind.ObjectCreation, OperationKind.Return);
                start.RegisterTypeEndAction(end =>
                {
                    if (written.Count == 0
                        || !(reveals
                            || written.Any(writtenValue => sources.MayBeIn(writtenValue.Value))
                            || sources.MayBeIn(type, end.CancellationToken)))
                        return;
                    var trace = new SecretTrace(sources, end.CancellationToken);
                    foreach (LeakSinkFinder.WrittenValue writtenValue in written) Check(writtenValue, trace, end.ReportDiagnostic);
                });
            });
    }

    private static void Check(LeakSinkFinder.WrittenValue written, SecretTrace trace, Action<Diagnostic> report)
    {
        bool isSerialized = written.Destination == LeakSinkTable.Response;
        foreach (PayloadPart part in PayloadParts.Find(written.Value, isSerialized))
        {
            if (trace.Find(part.Value, isSerialized) is not { } secret || secret.Certainty < written.LeastCertainty) continue;
            report(Diagnostic.Create(Descriptors.EscapingSecret, part.Value.Syntax.GetLocation(), $"'{secret.Name}'", written.Destination));
        }
    }
}
