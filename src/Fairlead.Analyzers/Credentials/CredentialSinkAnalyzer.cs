using Fairlead.Core.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// FLD1002 and FLD1005: a constant that reaches a credential API. What flows inside of a type, with the types in it, is reported while one
/// types; what crosses from one type to another when the compilation ends. Either way a constant is reported once, where it is written.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CredentialSinkAnalyzer() : FairleadAnalyzer(
    Descriptors.CredentialAtSink, Descriptors.ConstantCryptographicKey, CredentialAcrossTypes, KeyAcrossTypes, UnreadableEntry)
{
    /// <summary>Members that take a credential, each <c>Namespace.Type.Method(parameter)</c> or <c>Namespace.Type.Property</c>.</summary>
    public static readonly FairleadOption<IReadOnlyList<string>> ListedMembers = FairleadOption.List("credential_sinks");

    private static readonly DiagnosticDescriptor CredentialAcrossTypes = Descriptors.AtCompilationEnd(RuleTable.CredentialAtSink);
    private static readonly DiagnosticDescriptor KeyAcrossTypes = Descriptors.AtCompilationEnd(RuleTable.ConstantCryptographicKey);

    private static readonly DiagnosticDescriptor UnreadableEntry = Descriptors.With(
        RuleTable.CredentialAtSink, "'{0}' names no parameter, property or field; write Namespace.Type.Method(parameter) or Namespace.Type.Property");

    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var sinks = new CredentialSinks(ListedSinks.Of(context.Compilation, context.Options, context.CancellationToken));
        var flows = new CredentialFlows();
        context.RegisterOperationAction(
            c =>
            {
                foreach (SinkUse use in sinks.In(c.Operation)) flows.Add(use, c.ContainingSymbol);
            },
            CredentialSinks.Uses);
        context.RegisterSymbolStartAction(
            start =>
            {
                if (start.Symbol.ContainingType is not null) return;
                start.RegisterSymbolEndAction(end =>
                {
                    foreach (Diagnostic diagnostic in flows.InType((INamedTypeSymbol)end.Symbol, end.Compilation, end.CancellationToken))
                        end.ReportDiagnostic(diagnostic);
                });
            },
            SymbolKind.NamedType);
        context.RegisterAdditionalFileAction(c =>
        {
            if (!ListedSinks.IsList(c.AdditionalFile) || c.AdditionalFile.GetText(c.CancellationToken) is not { } text) return;
            foreach ((string entry, TextSpan span) in ListedSinks.Unreadable(text))
                c.ReportDiagnostic(Diagnostic.Create(UnreadableEntry, Location.Create(c.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)), entry));
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (Diagnostic diagnostic in flows.AcrossTypes(end.Compilation, CredentialAcrossTypes, KeyAcrossTypes, end.CancellationToken))
                end.ReportDiagnostic(diagnostic);
        });
    }
}
