using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// FLD2002: an FTP request that nobody told to use TLS. Where the address is written out, <see cref="ClearTextUrls"/> reports it there.
/// </summary>
internal static class FtpRequests
{
    private const string RequestType = "FtpWebRequest";
    private const string Ftp = "ftp://";

    private static readonly ClearTextDefault Request =
        new("System.Net." + RequestType, [], ["EnableSsl"], [], ["Credentials"]) { Advice = "'EnableSsl = true'" };

    /// <summary>Determines whether a method of that name may make a request.</summary>
    public static bool IsFactory(string method) => method == "Create";

    public static void Check(OperationContext context, TestFiles tests)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { IsStatic: true, ContainingType.Name: "WebRequest" or RequestType }) return;
        if (call.Arguments is not { Length: > 0 } arguments) return;
        if (call.Parent is not IConversionOperation { Type.Name: RequestType } || tests.Contains(call.Syntax.SyntaxTree)) return;
        if (DevelopmentCode.Contains(call) || ChosenClearText.Contains(call.Syntax) || IsWrittenOut(call, arguments[0], context)) return;

        var facts = new ClientFacts(Request);
        ClientFactCollector.AddTo(facts, call, context.CancellationToken);
        if (facts.IsSecured || facts.IsHandedOn) return;
        if (LocalPeers.AreUsed(call, InternalHosts.Read(context.Options, call.Syntax.SyntaxTree), countsServices: false)) return;
        Location location = NameLocations.Get(call.Syntax);
        context.ReportDiagnostic(ClientAnalysis.FromClient(call).FindCredentials() is { } credentials
            ? CredentialsOverClearText.CreateForClient(location, credentials, RequestType)
            : ClearTextProtocol.CreateForDefault(location, RequestType, Request.Advice));
    }

    private static bool IsWrittenOut(IOperation call, IArgumentOperation address, OperationContext context) =>
        call.GetRoot().Descendants().Any(static descendant => IsAddress(descendant))
        || new ValueSourceFinder(context.CancellationToken).Find(address.Value).Any(static source => IsAddress(source.Operation));

    private static bool IsAddress(IOperation operation) => operation switch
    {
        IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text } => Begins(text),
        { ConstantValue.Value: string text } => Begins(text),
        _ => false,
    };

    private static bool Begins(string text) => text.StartsWith(Ftp, StringComparison.OrdinalIgnoreCase);
}
