using System.Collections.Concurrent;
using Fairlead.Detection.Transport;
using Fairlead.Detection.Transport.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// FLD2002, FLD2003, FLD2005, FLD2007 and FLD2008, as far as an API is told so: by a property, an argument, a member of an enumeration or a
/// callback. One analyzer, because they share one visit and one table.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TransportApiAnalyzer() : FairleadAnalyzer(
    Descriptors.ClearTextProtocol,
    Descriptors.CertificateValidationDisabled,
    Descriptors.ObsoleteProtocolVersion,
    Descriptors.UnverifiedTls,
    Descriptors.InsecureServer,
    Descriptors.RevocationNotChecked)
{
    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        var sinks = new TransportSinks();
        // A parameter may lead two sinks to one place.
        var reported = new ConcurrentDictionary<(SyntaxTree, TextSpan), bool>();
        context.RegisterOperationAction(
            c =>
            {
                foreach (TransportUse use in sinks.In(c.Operation))
                {
                    foreach (Diagnostic diagnostic in TransportFindings.Of(use, c))
                    {
                        if (reported.TryAdd((diagnostic.Location.SourceTree!, diagnostic.Location.SourceSpan), true)) c.ReportDiagnostic(diagnostic);
                    }
                }
            },
            TransportSinks.Uses);
    }
}
