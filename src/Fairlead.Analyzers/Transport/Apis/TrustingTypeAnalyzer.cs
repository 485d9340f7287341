using Fairlead.Analyzers.Transport.Callbacks;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// FLD2003, by a type: what Unity, Android and Bouncy Castle take instead of a callback is a class whose method checks, or does not.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TrustingTypeAnalyzer() : FairleadAnalyzer(Descriptors.CertificateValidationDisabled)
{
    // The simple name of what is derived from or implemented, its metadata name, and the method that is asked.
    private static readonly ILookup<string, (string TypeName, string Method)> Checks = new[]
    {
        ("UnityEngine.Networking.CertificateHandler", "ValidateCertificate"),
        ("Javax.Net.Ssl.IHostnameVerifier", "Verify"),
        ("Javax.Net.Ssl.IX509TrustManager", "CheckServerTrusted"),
        ("Org.BouncyCastle.Tls.TlsAuthentication", "NotifyServerCertificate"),
        ("Org.BouncyCastle.Crypto.Tls.TlsAuthentication", "NotifyServerCertificate"),
    }.ToLookup(static entry => MetadataNames.GetSimpleName(entry.Item1), StringComparer.Ordinal);

    protected override void Register(RuleContext context)
    {
        var tests = new TestFiles(context.Compilation, context.Options);
        context.RegisterSymbolAction(
            c =>
            {
                var type = (INamedTypeSymbol)c.Symbol;
                if (type.BaseType is { SpecialType: SpecialType.None } super) Check(c, type, super, tests);
                foreach (INamedTypeSymbol implemented in type.Interfaces) Check(c, type, implemented, tests);
            },
            SymbolKind.NamedType);
    }

    private static void Check(SymbolContext context, INamedTypeSymbol type, INamedTypeSymbol asked, TestFiles tests)
    {
        foreach ((string typeName, string name) in Checks[asked.Name])
        {
            if (!TypeNames.Matches(asked, typeName)) continue;
            foreach (IMethodSymbol method in type.GetMembers(name).OfType<IMethodSymbol>())
            {
                if (Declarations.FindBody(method, context.Compilation, context.CancellationToken) is not { } body) continue;
                // A certificate that is kept may be looked at later.
                if (method.ReturnsVoid && body.Descendants().Any(static descendant => descendant is IAssignmentOperation)) continue;
                string? accepted = CallbackVerdicts.DescribeAccepted(
                    method.Parameters, body, resultIsTruth: !method.ReturnsVoid, context.CancellationToken);
                if (accepted is null || DevelopmentCode.Contains(body) || tests.Contains(body.Syntax.SyntaxTree)) continue;
                context.ReportDiagnostic(CertificateValidationDisabled.CreateForMethod(method, accepted));
            }
        }
    }
}
