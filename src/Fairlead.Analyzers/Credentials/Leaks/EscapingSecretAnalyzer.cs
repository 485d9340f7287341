using System.Runtime.CompilerServices;
using Fairlead.Core;
using Fairlead.Detection.Credentials.Leaks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>
/// FLD1009: a secret that is written to a log, the console, an exception's message or another place where others read it. Only types in
/// which something reveals a secret are looked at closely.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EscapingSecretAnalyzer() : FairleadAnalyzer(Descriptors.EscapingSecret)
{
    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var sinks = new LeakSinks(symbols);
        var sources = new SecretSources(symbols);
        context.RegisterSymbolStartAction(
            start =>
            {
                // The types inside of a type belong to it.
                var type = (INamedTypeSymbol)start.Symbol;
                if (type.ContainingType is not null) return;
                var written = new List<LeakSinks.Written>();
                bool reveals = false;
                start.RegisterOperationAction(
                    [MethodImpl(HotCode.OptimizedAtOnce)] (c) =>
                    {
                        if (!Volatile.Read(ref reveals) && sources.Of(c.Operation) is not null) Volatile.Write(ref reveals, true);
                        LeakSinks.Written[] found = sinks.In(c.Operation, c.ContainingSymbol);
                        if (found.Length == 0) return;
                        lock (written) written.AddRange(found);
                    },
                    OperationKind.Invocation, OperationKind.PropertyReference, OperationKind.ObjectCreation, OperationKind.Return);
                start.RegisterSymbolEndAction(end =>
                {
                    if (written.Count == 0 || !(reveals || written.Any(one => sources.MayBeIn(one.Value)) || sources.MayBeIn(type, end.CancellationToken))) return;
                    var trace = new SecretTrace(sources, end.CancellationToken);
                    foreach (LeakSinks.Written one in written) Check(one, trace, end.ReportDiagnostic);
                });
            },
            SymbolKind.NamedType);
    }

    private static void Check(LeakSinks.Written written, SecretTrace trace, Action<Diagnostic> report)
    {
        bool isSerialized = written.Destination == LeakSinkTable.Response;
        foreach (PayloadPart part in Payload.PartsOf(written.Value, isSerialized))
        {
            if (trace.In(part.Value, isSerialized) is not { } secret || secret.Certainty < written.LeastCertainty) continue;
            report(Diagnostic.Create(Descriptors.EscapingSecret, part.Value.Syntax.GetLocation(), $"'{secret.Name}'", written.Destination));
        }
    }
}
