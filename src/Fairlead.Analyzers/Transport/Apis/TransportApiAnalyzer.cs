using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// FLD2002 to FLD2009, as far as an API is told so: by a property, an argument, a member of an enumeration, a callback or by what is left
/// out. One analyzer, because calls are many and are visited once for all of these; nearly each costs no more than a look-up of its name.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TransportApiAnalyzer() : FairleadAnalyzer(
    Descriptors.ClearTextProtocol,
    Descriptors.CertificateValidationDisabled,
    Descriptors.ObsoleteProtocolVersion,
    Descriptors.UnverifiedTls,
    Descriptors.CredentialsOverClearText,
    Descriptors.InsecureServer,
    Descriptors.RevocationNotChecked,
    Descriptors.WeakCipher)
{
    protected override void Register(RuleContext context)
    {
        var sinks = new TransportSinkFinder(context.Compilation);
        // A parameter may lead two sinks to one place.
        var reported = new ConcurrentDictionary<Location, bool>();
        context.RegisterOperationAction(
            c =>
            {
                CheckSinks(c, sinks, reported);
                if (c.Operation is IInvocationOperation { TargetMethod.Name: var method }) CheckCall(c, method);
                else if (c.Operation is IObjectCreationOperation) ClearTextDefaults.CheckCreation(c);
            },
            TransportSinkFinder.OperationKinds);
        context.RegisterOperationAction(ObsoleteProtocolVersion.CheckMember, OperationKind.FieldReference, OperationKind.Invalid);
        context.RegisterSyntaxNodeAction(ObsoleteProtocolVersion.CheckCast, SyntaxKind.CastExpression);
    }

    private static void CheckSinks(
        OperationContext context, TransportSinkFinder sinks, ConcurrentDictionary<Location, bool> reported)
    {
        foreach (TransportSinkUse use in sinks.FindUses(context.Operation))
        {
            foreach (Diagnostic diagnostic in TransportSinkRules.Find(use, context))
            {
                if (reported.TryAdd(diagnostic.Location, true)) context.ReportDiagnostic(diagnostic);
            }
        }
    }

    private static void CheckCall(OperationContext context, string method)
    {
        if (InsecureServer.IsCandidate(method)) InsecureServer.CheckCall(context);
        else if (ObsoleteProtocolVersion.IsParsing(method)) ObsoleteProtocolVersion.CheckParsing(context);
        else if (ClearTextDefaults.IsFactory(method)) ClearTextDefaults.CheckFactory(context);
    }
}
