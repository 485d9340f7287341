using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>The values of members and calls of certificates, chains and policy errors while a callback is interpreted.</summary>
internal sealed class CallbackExpressions(ShownCertificate shown)
{
    private static readonly HashSet<string> CertificateTypes = new(StringComparer.Ordinal)
        { "X509Certificate", "X509Certificate2", "CertificateX509", "Certificate" };

    // With errors in the chain nobody has vouched for any of these.
    private static readonly HashSet<string> Claims = new(StringComparer.Ordinal)
    {
        "Subject", "Issuer", "SubjectName", "IssuerName", "FriendlyName", "NotAfter", "NotBefore", "SerialNumber", "Version", "GetName",
        "GetIssuerName", "GetNameInfo", "GetEffectiveDateString", "GetExpirationDateString", "GetSerialNumber", "GetSerialNumberString",
        "MatchesHostname", "SignatureAlgorithm", "GetKeyAlgorithm", "GetFormat", "HasPrivateKey", "Handle", "SerialNumberBytes",
        "Extensions", "Format",
    };

    // The certificate itself, as bytes.
    private static readonly HashSet<string> Contents = new(StringComparer.Ordinal)
        { "RawData", "RawDataMemory", "GetRawCertData", "Export", "LoadCertificate" };

    private static readonly string[] RefusingPrefixes =
        ["Throw", "Ensure", "Verify", "Validate", "Assert", "Check", "Demand", "Require", "Guard", "Fail"];

    public KnownValue GetParameter(IParameterSymbol parameter)
    {
        if (IsErrorsType(parameter.Type)) return KnownValue.FromConstant((int)shown.Errors);
        if (IsCertificate(parameter.Type)) return KnownValue.Certificate;
        return IsChainType(parameter.Type) ? CreateChain() : KnownValue.Unknown;
    }

    /// <summary>Returns null if it is nothing special, and its declaration tells more.</summary>
    public KnownValue? FindMember(IMemberReferenceOperation reference, KnownValue instance)
    {
        string name = reference.Member.Name;
        // Arguments of events and of newer callbacks carry what older ones had as parameters.
        if (reference.Instance?.Type is not null && IsErrorsType(reference.Type)) return KnownValue.FromConstant((int)shown.Errors);
        switch (instance.Kind)
        {
            case KnownValueKind.Certificate:
                return Contents.Contains(name) ? instance
                    : Claims.Contains(name) && !shown.IsVouchedFor ? KnownValue.Claimed
                    : KnownValue.Unknown;
            case KnownValueKind.Claimed:
                return KnownValue.Claimed;
            case KnownValueKind.Constant when instance.Text is { Length: var length } && name == "Length":
                return KnownValue.FromConstant(length);
            case >= KnownValueKind.List and <= KnownValueKind.TrustStore:
                return FindPartOfChain(instance, name);
        }
        if (IsCallbackArguments(reference.Instance))
        {
            if (IsCertificate(reference.Type)) return KnownValue.Certificate;
            if (IsChainType(reference.Type)) return CreateChain();
        }
        if (shown.IsPeerChosen && PeerNames.IsName(reference)) return KnownValue.Peer;
        return name == "CompletedTask" ? KnownValue.Object : null;
    }

    private KnownValue FindPartOfChain(KnownValue whole, string name)
    {
        switch ((whole.Kind, name))
        {
            case (KnownValueKind.List, "Length" or "Count"):
                return KnownValue.FromConstant(whole.Items!.Count);
            case (KnownValueKind.List, "IsEmpty"):
                return KnownValue.FromConstant(whole.Items!.Count == 0);
            case (KnownValueKind.ChainElements, "Count"):
                return KnownValue.Claimed;
            case (KnownValueKind.ChainElement, "Certificate"):
                return KnownValue.Certificate;
            case (KnownValueKind.ChainElement, "ChainElementStatus") or (KnownValueKind.Chain, "ChainStatus"):
                return shown.CreateStatuses();
            case (KnownValueKind.ChainStatus, "Status"):
                return KnownValue.FromConstant(whole.Constant);
            case (KnownValueKind.Chain, "ChainElements"):
                return new KnownValue(
                    KnownValueKind.ChainElements, new List<KnownValue> { new(KnownValueKind.ChainElement, Constant: null) });
            case (KnownValueKind.Chain, "ChainPolicy"):
                return new KnownValue(KnownValueKind.ChainPolicy, whole.Policy);
            case (KnownValueKind.ChainPolicy, "CustomTrustStore"):
                return new KnownValue(KnownValueKind.TrustStore, whole.Policy);
            case (KnownValueKind.ChainPolicy, "VerificationFlags"):
                return whole.Policy!.VerificationFlags;
            default:
                return KnownValue.Unknown;
        }
    }

    public KnownValue? FindCall(IInvocationOperation call, KnownValue instance, KnownValue[] arguments)
    {
        IMethodSymbol method = call.TargetMethod;
        switch (method.Name)
        {
            case "HasFlag" when instance.Number is { } flags && arguments.Length == 1 && arguments[0].Number is { } flag:
                return KnownValue.FromConstant((flags & flag) == flag);
            case "Equals" or "CompareTo" when instance.Number is not null && arguments.Length == 1 && method.Name == "Equals":
                return KnownValue.AreEqual(instance, arguments[0]);
            case "ReferenceEquals" when arguments.Length == 2:
                return KnownValue.AreEqual(arguments[0], arguments[1]);
            case "FromResult" when arguments.Length == 1:
                return arguments[0];
            case "ConfigureAwait":
                return instance;
            case "ThrowIfNull" or "ThrowIfNullOrEmpty":
                return KnownValue.Object;
            case "ToString" when instance.Number is { } member && call.Instance?.Type is { TypeKind: TypeKind.Enum } type:
                return FindName(type, member);
            case "Equals" or "StartsWith" or "EndsWith" or "Contains" when instance.Text is { } whole && arguments[0].Text is { } part:
                return KnownValue.FromConstant(IsPart(method.Name, whole, part));
            case "Create" when method.ContainingType.Name == "X509Chain":
                return CreateChain();
        }
        if (FindOfChain(method.Name, instance, arguments) is { } ofChain) return ofChain;
        if (FindOfPeer(method, instance, arguments) is { } ofPeer) return ofPeer;

        if (instance.Kind == KnownValueKind.Certificate && Claims.Contains(method.Name))
            return shown.IsVouchedFor ? KnownValue.Unknown : KnownValue.Claimed;
        if (instance.Kind == KnownValueKind.Claimed) return KnownValue.Claimed;
        // names.Contains(certificate.Subject), string.Equals(certificate.Issuer, …)
        bool isOfFramework = method.DeclaringSyntaxReferences.IsEmpty;
        return isOfFramework && arguments.Any(static argument => argument.Kind == KnownValueKind.Claimed) ? KnownValue.Claimed : null;
    }

    private KnownValue? FindOfChain(string method, KnownValue instance, KnownValue[] arguments)
    {
        KnownValue argument = arguments.Length > 0 ? arguments[0] : KnownValue.Unknown;
        switch (method)
        {
            case "Build" when instance is { Kind: KnownValueKind.Chain, Policy: { } policy }:
                return policy.Build(argument, shown);
            case "Verify" when instance.Kind == KnownValueKind.Certificate && arguments.Length == 0:
                return shown.IsVouchedFor ? KnownValue.Unknown : KnownValue.FromConstant(false);
            case "Add" when instance is { Kind: KnownValueKind.TrustStore, Policy: { } trusting }:
                trusting.TrustsShown |= argument.Kind == KnownValueKind.Certificate;
                return KnownValue.Unknown;
            default:
                return !Contents.Contains(method) ? null
                    : instance.Kind == KnownValueKind.Certificate ? instance
                    : argument.Kind == KnownValueKind.Certificate ? argument
                    : null;
        }
    }

    // address.Host.EndsWith(".contoso.com"), string.Equals(address.Host, "contoso.com", …)
    private static KnownValue? FindOfPeer(IMethodSymbol method, KnownValue instance, KnownValue[] arguments)
    {
        if (instance.Kind != KnownValueKind.Peer && !Array.Exists(arguments, static argument => argument.Kind == KnownValueKind.Peer))
            return null;
        if (!method.DeclaringSyntaxReferences.IsEmpty) return null;
        string[] names = [.. arguments.Append(instance).Select(static value => value.Text).OfType<string>()];
        if (names.Length == 0) return instance.Kind == KnownValueKind.Peer ? KnownValue.Peer : null;
        return Array.TrueForAll(names, PeerNames.IsElsewhere) ? KnownValue.Claimed : KnownValue.Unknown;
    }

    private static KnownValue FindName(ITypeSymbol type, long member) =>
        type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => KnownValue.FromConstant(field.ConstantValue).Number == member) is { Name: var name }
            ? KnownValue.FromConstant(name)
            : KnownValue.Unknown;

    private static bool IsPart(string method, string whole, string part) => method switch
    {
        "StartsWith" => whole.StartsWith(part, StringComparison.Ordinal),
        "EndsWith" => whole.EndsWith(part, StringComparison.Ordinal),
        "Contains" => whole.IndexOf(part, StringComparison.Ordinal) >= 0,
        _ => whole == part,
    };

    private static KnownValue CreateChain() => new(KnownValueKind.Chain, new ChainPolicyState());

    public static KnownValue Combine(BinaryOperatorKind kind, KnownValue left, KnownValue right)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Equals:
                return KnownValue.AreEqual(left, right);
            case BinaryOperatorKind.NotEquals:
                KnownValue equal = KnownValue.AreEqual(left, right);
                return equal.Truth is { } truth ? KnownValue.FromConstant(!truth) : equal;
        }
        if (left.Number is { } one && right.Number is { } other)
        {
            switch (kind)
            {
                case BinaryOperatorKind.Add: return KnownValue.FromConstant(one + other);
                case BinaryOperatorKind.Subtract: return KnownValue.FromConstant(one - other);
                case BinaryOperatorKind.And: return KnownValue.FromConstant(one & other);
                case BinaryOperatorKind.Or: return KnownValue.FromConstant(one | other);
                case BinaryOperatorKind.ExclusiveOr: return KnownValue.FromConstant(one ^ other);
                case BinaryOperatorKind.GreaterThan: return KnownValue.FromConstant(one > other);
                case BinaryOperatorKind.GreaterThanOrEqual: return KnownValue.FromConstant(one >= other);
                case BinaryOperatorKind.LessThan: return KnownValue.FromConstant(one < other);
                case BinaryOperatorKind.LessThanOrEqual: return KnownValue.FromConstant(one <= other);
            }
        }
        if (left.Truth is { } first && right.Truth is { } second)
        {
            switch (kind)
            {
                case BinaryOperatorKind.And: return KnownValue.FromConstant(first & second);
                case BinaryOperatorKind.Or: return KnownValue.FromConstant(first | second);
                case BinaryOperatorKind.ExclusiveOr: return KnownValue.FromConstant(first ^ second);
            }
        }
        if (kind == BinaryOperatorKind.Or && (left.Truth == true || right.Truth == true)) return KnownValue.FromConstant(true);
        if (kind == BinaryOperatorKind.And && (left.Truth == false || right.Truth == false)) return KnownValue.FromConstant(false);
        return left.Kind == KnownValueKind.Claimed || right.Kind == KnownValueKind.Claimed ? KnownValue.Claimed : KnownValue.Unknown;
    }

    /// <summary>Determines whether a method that returns nothing is one that throws when it does not like what it is given.</summary>
    public static bool MayRefuse(IMethodSymbol method) =>
        RefusingPrefixes.Any(prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal))
        || method.ContainingType?.Name is "Guard" or "Assert" or "Ensure";

    public static bool IsErrorsType(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum, Name: "SslPolicyErrors" };

    public static bool IsChainType(ITypeSymbol? type) => type?.Name == "X509Chain";

    private static bool IsCertificate(ITypeSymbol? type) => type is not null && CertificateTypes.Contains(type.Name);

    private static bool IsCallbackArguments(IOperation? instance) => instance is IParameterReferenceOperation;
}
