using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>The values of members and calls of certificates, chains and policy errors while a callback is interpreted.</summary>
internal sealed class CallbackExpressions(CertificateErrors errors)
{
    private static readonly HashSet<string> CertificateTypes = new(StringComparer.Ordinal)
        { "X509Certificate", "X509Certificate2", "CertificateX509", "Certificate" };

    // With errors in the chain nobody has vouched for any of these.
    private static readonly HashSet<string> Claims = new(StringComparer.Ordinal)
    {
        "Subject", "Issuer", "SubjectName", "IssuerName", "FriendlyName", "NotAfter", "NotBefore", "SerialNumber", "Version", "GetName",
        "GetIssuerName", "GetNameInfo", "GetEffectiveDateString", "GetExpirationDateString", "GetSerialNumber", "GetSerialNumberString",
        "MatchesHostname", "SignatureAlgorithm", "GetKeyAlgorithm", "GetFormat", "HasPrivateKey", "Handle", "SerialNumberBytes",
    };

    private static readonly string[] RefusingPrefixes =
        ["Throw", "Ensure", "Verify", "Validate", "Assert", "Check", "Demand", "Require", "Guard", "Fail"];

    private bool IsVouchedFor => (errors & CertificateErrors.Chain) == 0;

    public static KnownValue GetParameter(IParameterSymbol parameter, CertificateErrors errors)
    {
        if (IsErrorsType(parameter.Type)) return KnownValue.FromConstant((int)errors);
        if (IsCertificate(parameter.Type)) return KnownValue.Certificate;
        return parameter.Type.Name is "X509Chain" ? KnownValue.Object : KnownValue.Unknown;
    }

    /// <summary>Returns null if it is nothing special, and its declaration tells more.</summary>
    public KnownValue? FindMember(IMemberReferenceOperation reference, KnownValue instance)
    {
        // Arguments of events and of newer callbacks carry what older ones had as parameters.
        if (reference.Instance?.Type is not null && IsErrorsType(reference.Type)) return KnownValue.FromConstant((int)errors);
        if (instance.Kind == KnownValueKind.Certificate)
            return Claims.Contains(reference.Member.Name) && !IsVouchedFor ? KnownValue.Claimed : KnownValue.Unknown;
        if (instance.Kind == KnownValueKind.Claimed) return KnownValue.Claimed;
        if (IsCertificate(reference.Type) && IsCallbackArguments(reference.Instance)) return KnownValue.Certificate;
        return reference.Member.Name == "CompletedTask" ? KnownValue.Object : null;
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
        }

        if (instance.Kind == KnownValueKind.Certificate && Claims.Contains(method.Name))
            return IsVouchedFor ? KnownValue.Unknown : KnownValue.Claimed;
        if (instance.Kind == KnownValueKind.Claimed) return KnownValue.Claimed;
        // names.Contains(certificate.Subject), string.Equals(certificate.Issuer, …)
        bool isOfFramework = method.DeclaringSyntaxReferences.IsEmpty;
        return isOfFramework && arguments.Any(static argument => argument.Kind == KnownValueKind.Claimed) ? KnownValue.Claimed : null;
    }

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

    private static bool IsCertificate(ITypeSymbol? type) => type is not null && CertificateTypes.Contains(type.Name);

    private static bool IsCallbackArguments(IOperation? instance) => instance is IParameterReferenceOperation;
}
