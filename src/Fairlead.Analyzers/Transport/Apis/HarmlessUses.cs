using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Transport.Callbacks;
using Fairlead.Detection.Text.Names;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Uses that only look weak, because of what stands beside them.</summary>
internal static class HarmlessUses
{
    public static bool IsHarmless(TransportSinkUse use) => use.Sink switch
    {
        { TypeName: "System.AppContext" } => !IsObsoleteSwitch(use.Operation),
        { Member: "ValidateLifetime" or "RequireExpirationTime" } => IsAboutExpiredTokens(use.Operation),
        { Member: "ValidateIssuer" } => IsSetBeside(use, "IssuerValidator", "IssuerValidatorUsingConfiguration", "IssuerValidatorAsync"),
        { Member: "ValidateAudience" } => IsSetBeside(use, "AudienceValidator"),
        { Member: "VerificationFlags" } => ComparesChain(use.Operation) || IsJudgedByCallback(use),
        { TypeName: "System.Security.Cryptography.X509Certificates.X509ChainPolicy", Member: "RevocationMode" } =>
            ComparesChain(use.Operation) && Mentions(use.Operation, "AllowUnknownCertificateAuthority", "CustomRootTrust"),
        { Insecure.Kind: InsecureValueKind.PlainPort } => SocketConnections.IsHarmless(use.Operation),
        { Member: "AuthenticateAsServer" or "AuthenticateAsServerAsync" } => !AsksForCertificates(use.Operation),
        { TypeName: "System.Net.Security.SslStream", Weakness: TransportWeakness.AnyCertificate } => IsServerAlone(use.Operation.GetRoot()),
        {
            TypeName: "System.Net.Security.SslServerAuthenticationOptions",
            Weakness: TransportWeakness.Revocation or TransportWeakness.AnyCertificate,
        } =>
            !AsksForCertificates(use.Operation.GetRoot()),
        _ => false,
    };

    // The callback is reported as a whole, if a certificate that ends anywhere passes it.
    private static bool IsJudgedByCallback(TransportSinkUse use) =>
        use.Value is { } flags
        && (IsUnknownAuthority(flags) || flags.Descendants().Any(IsUnknownAuthority))
        && flags.SemanticModel?.GetEnclosingSymbol(flags.Syntax.SpanStart) is IMethodSymbol method
        && method.Parameters.Any(static parameter => CallbackExpressions.IsErrorsType(parameter.Type));

    private static bool IsUnknownAuthority(IOperation operation) =>
        operation is IFieldReferenceOperation { Field.Name: "AllowUnknownCertificateAuthority" or "AllFlags" };

    private static bool Mentions(IOperation operation, params string[] members) =>
        operation.GetRoot().Descendants()
            .Any(descendant => descendant is IFieldReferenceOperation { Field.Name: var name } && members.Contains(name));

    /// <summary>
    /// Determines whether a server asks its clients for certificates at all: there is no revocation to check where none are sent.
    /// </summary>
    private static bool AsksForCertificates(IOperation scope) => scope.Descendants().Any(static descendant => descendant switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ClientCertificateRequired" },
            Value: var value } => IsOn(value),
        IArgumentOperation { Parameter.Name: "clientCertificateRequired", Value: var value } => IsOn(value),
        _ => false,
    });

    /// <summary>
    /// Determines whether a stream serves clients without asking for their certificates: a callback that accepts them accepts nothing.
    /// </summary>
    private static bool IsServerAlone(IOperation scope)
    {
        List<string> calls = [.. scope.Descendants().OfType<IInvocationOperation>().Select(static call => call.TargetMethod.Name)];
        return calls.Exists(static name => name.StartsWith("AuthenticateAsServer", StringComparison.Ordinal))
            && !calls.Exists(static name => name.StartsWith("AuthenticateAsClient", StringComparison.Ordinal))
            && !AsksForCertificates(scope);
    }

    private static bool IsOn(IOperation value) => value.ConstantValue is not { HasValue: true, Value: false };

    private static bool IsObsoleteSwitch(IOperation operation) =>
        operation is IInvocationOperation { Arguments: var arguments }
        && arguments.Any(static argument => argument.Parameter?.Ordinal == 0
            && new ValueSourceFinder(CancellationToken.None).Find(argument.Value)
                .Any(static source => source.Operation.ConstantValue.Value is string name && ObsoleteProtocols.IsSwitch(name)));

    // A token that is refreshed may have run out, and nothing else.
    private static bool IsAboutExpiredTokens(IOperation operation)
    {
        ISymbol? member = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart);
        return member is not null && IdentifierWords.Split(member.Name).Exists(static word => word is "expired" or "refresh" or "renew");
    }

    private static bool IsSetBeside(TransportSinkUse use, params string[] members) =>
        use.Operation.Parent is IObjectOrCollectionInitializerOperation { Initializers: var initializers }
        && initializers.Any(initializer => initializer
            is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name } } && members.Contains(name));

    // A root of one's own that no store knows: the chain is compared with it by hand, or given to the policy.
    private static bool ComparesChain(IOperation operation) =>
        operation.GetRoot().Descendants().Any(static descendant => descendant is IMemberReferenceOperation
    {
        Member.Name: "ChainElements" or "Thumbprint" or "RawData" or "RawDataMemory" or "ChainStatus" or "CustomTrustStore",
    } or IInvocationOperation { TargetMethod.Name: "GetCertHashString" or "GetCertHash" or "GetRawCertData" or "SequenceEqual" });
}
