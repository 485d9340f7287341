using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// A socket to a port on which servers speak in clear text does no harm on this machine, where the type puts TLS around it, or where
/// nothing is sent and the connection only tells whether somebody listens.
/// </summary>
internal static class SocketConnections
{
    private static readonly HashSet<string> TlsNames = new(StringComparer.Ordinal)
        { "SslStream", "AuthenticateAsClient", "AuthenticateAsClientAsync", "SslClientAuthenticationOptions", "TlsClientProtocol",
            "StartTls", "StartTlsAsync", "UpgradeToTls" };

    private static readonly HashSet<string> TrafficNames = new(StringComparer.Ordinal)
        { "GetStream", "NetworkStream", "Send", "SendAsync", "Receive", "ReceiveAsync", "BeginSend", "BeginReceive", "SendFile" };

    public static bool IsHarmless(IOperation connect)
    {
        if (connect.ChildOperations.Any(static child => child is IArgumentOperation { Value: var host }
            && IsThisMachine(host.WithoutConversions())))
            return true;
        SyntaxNode scope = connect.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? connect.Syntax.SyntaxTree.GetRoot();
        HashSet<string> names = [.. scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText)];
        return names.Overlaps(TlsNames) || !names.Overlaps(TrafficNames);
    }

    private static bool IsThisMachine(IOperation host) =>
        (host.ConstantValue.Value as string ?? HostExpressions.FindHost(host)) is { } name
            && !HostClassifier.Classify(name, InternalHostSuffixes.None).IsClearTextFinding(sendsCredentials: false);
}
