using System.Collections.Concurrent;
using Fairlead.Analyzers.Flow;
using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials.Sinks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// FLD1002 and FLD1005: a constant that reaches a credential API. What flows inside of a type, with the types in it, is reported while one
/// types; what crosses from one type to another when the compilation ends. Either way a constant is reported once, where it is written.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CredentialSinkAnalyzer() : FairleadAnalyzer(
    Descriptors.CredentialAtSink, Descriptors.ConstantCryptographicKey, CredentialAcrossTypes, KeyAcrossTypes)
{
    private static readonly DiagnosticDescriptor CredentialAcrossTypes = Descriptors.AtCompilationEnd(RuleTable.CredentialAtSink);
    private static readonly DiagnosticDescriptor KeyAcrossTypes = Descriptors.AtCompilationEnd(RuleTable.ConstantCryptographicKey);

    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var sinks = new CredentialSinks(symbols, []);
        var flows = new CredentialFlows();
        context.RegisterSymbolStartAction(
            start =>
            {
                // The types inside of a type belong to it.
                if (start.Symbol.ContainingType is not null) return;
                var uses = new ConcurrentBag<SinkUse>();
                start.RegisterOperationAction(
                    c =>
                    {
                        foreach (SinkUse use in sinks.In(c.Operation)) uses.Add(use);
                    },
                    CredentialSinks.Uses);
                start.RegisterSymbolEndAction(end =>
                {
                    if (uses.IsEmpty) return;
                    foreach (Diagnostic diagnostic in flows.InType((INamedTypeSymbol)end.Symbol, uses, end.Compilation, end.CancellationToken))
                        end.ReportDiagnostic(diagnostic);
                });
            },
            SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (Diagnostic diagnostic in flows.AcrossTypes(end.Compilation, CredentialAcrossTypes, KeyAcrossTypes, end.CancellationToken))
                end.ReportDiagnostic(diagnostic);
        });
    }
}
