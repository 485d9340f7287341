using System.Collections.Concurrent;
using Fairlead.Detection.TransportApis;
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
        var tests = new TestFiles(context.Compilation, context.Options);
        // A parameter may lead two sinks to one place.
        var reported = new ConcurrentDictionary<Location, bool>();
        var clients = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        context.RegisterOperationAction(
            c =>
            {
                CheckSinks(c, sinks, tests, reported);
                if (c.Operation is IInvocationOperation { TargetMethod.Name: var method }) CheckCall(c, method, tests);
                else if (c.Operation is IObjectCreationOperation { Type.Name: var type }) CheckCreation(c, type, tests, clients);
                else if (c.Operation is ISimpleAssignmentOperation) SshAlgorithms.CheckAssignment(c, tests);
            },
            TransportSinkFinder.OperationKinds);
        context.RegisterOperationAction(
            c => ObsoleteProtocolVersion.CheckMember(c, tests), OperationKind.FieldReference, OperationKind.Invalid);
        context.RegisterOperationAction(c => ClearTextClients.CheckUnresolved(c, tests), OperationKind.Invalid);
        context.RegisterSyntaxNodeAction(c => ObsoleteProtocolVersion.CheckCast(c, tests), SyntaxKind.CastExpression);
    }

    private static void CheckSinks(
        OperationContext context, TransportSinkFinder sinks, TestFiles tests, ConcurrentDictionary<Location, bool> reported)
    {
        foreach (TransportSinkUse use in sinks.FindUses(context.Operation))
        {
            if (tests.Contains(context.Operation.Syntax.SyntaxTree)) return;
            foreach (Diagnostic diagnostic in TransportSinkRules.Find(use, context))
            {
                if (reported.TryAdd(diagnostic.Location, true)) context.ReportDiagnostic(diagnostic);
            }
        }
    }

    private static void CheckCreation(
        OperationContext context, string type, TestFiles tests, ConcurrentDictionary<string, bool> clients)
    {
        ClearTextDefaults.CheckCreation(context, tests);
        if (clients.GetOrAdd(type, ClearTextClientNames.MayBeClient)) ClearTextClients.CheckCreation(context, tests);
    }

    private static void CheckCall(OperationContext context, string method, TestFiles tests)
    {
        if (SshAlgorithms.IsAdding(method)) SshAlgorithms.CheckCall(context, tests);
        if (FtpRequests.IsFactory(method)) FtpRequests.Check(context, tests);
        bool connects = method.StartsWith("Connect", StringComparison.Ordinal) && IsProtocol(context.Operation);
        if (connects || ClearTextClientNames.MayOpen(method)) ClearTextClients.CheckCall(context, tests);
        if (ClearTextDefaults.IsFactory(method)) ClearTextDefaults.CheckFactory(context, tests);
        bool listens = InsecureServer.IsCandidate(method), parses = ObsoleteProtocolVersion.IsParsing(method);
        if ((!listens && !parses) || tests.Contains(context.Operation.Syntax.SyntaxTree)) return;
        if (listens) InsecureServer.CheckCall(context);
        else ObsoleteProtocolVersion.CheckParsing(context);
    }

    private static bool IsProtocol(IOperation call) =>
        call is IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "Telnet" or "Rsh" or "Rlogin" or "Rexec" } };
}
