using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>Calls, arguments and assignments that make a client use TLS, whatever the scheme of its address.</summary>
internal static class ClientTlsSettings
{
    private static readonly string[] Words =
        ["Tls", "Ssl", "Encrypt", "SecureSocket", "TransportLayerSecurity", "Https", "Secure", "Sealing"];
    private static readonly string[] Denials = ["None", "Disable", "Off", "Prefer", "Allow", "WhenAvailable", "NotRequired", "Plain"];

    /// <summary>Finds the name of what does. Returns null if nothing does.</summary>
    public static string? Find(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name } target } assignment
            when (NamesTls(name) || IsSwitch(target, name)) && IsOn(assignment.Value) => name,
        IInvocationOperation { TargetMethod.Name: var name } call
            when NamesTls(name) && call.Arguments.All(static argument => IsOn(argument.Value)) => name,
        IArgumentOperation { Value: var value, Parameter.Name: var name } when NamesTls(FindMember(value) ?? name) && IsOn(value) => name,
        _ => null,
    };

    /// <summary><c>Ssl.Enabled</c>.</summary>
    private static bool IsSwitch(IMemberReferenceOperation target, string name) =>
        name == "Enabled" && target.Instance is IMemberReferenceOperation { Member.Name: var owner } && NamesTls(owner);

    private static bool NamesTls(string name)
    {
        foreach (string word in Words)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) return !IsWeakness(name);
        }
        return false;
    }

    /// <summary>An option that is there to weaken TLS says nothing of whether it is used.</summary>
    private static bool IsWeakness(string name) =>
        TlsOptionTable.Find(name) is { NotVerified.Length: > 0 } || name.IndexOf("Insecure", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsOn(IOperation value)
    {
        value = value.WithoutConversions();
        if (value is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } flags)
            return IsOn(flags.LeftOperand) || IsOn(flags.RightOperand);
        if (FindMember(value) is { } member) return !Array.Exists(Denials, denial => member.IndexOf(denial, StringComparison.Ordinal) >= 0);
        return value.ConstantValue is not { HasValue: true, Value: null or false or "" };
    }

    private static string? FindMember(IOperation value) =>
        value.WithoutConversions() is IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } field }
            ? field.Name
            : null;
}
