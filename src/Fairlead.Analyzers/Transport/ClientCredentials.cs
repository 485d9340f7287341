using Fairlead.Analyzers.DataFlow;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>Calls, arguments and assignments that give credentials to a client or request, constant or not.</summary>
internal static class ClientCredentials
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
        { "Authorization", "Credentials", "Credential", "UseDefaultCredentials", "Authenticator", "NetworkCredential" };

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "SetBasicAuthentication", "SetBasicAuthenticationOAuth", "SetBearerToken", "WithBasicAuth", "WithOAuthBearerToken",
        "WithCredentials", "SetCredentials", "UseBasicAuthentication", "BasicAuthentication", "AddBasicAuthentication", "AddBearerToken",
        "WithBearerToken", "WithAuthToken", "AuthenticateAsync", "Authenticate", "AddHttpAuthentication", "Login", "LoginAsync", "SignIn",
        "SignInAsync", "LogOn", "Logon",
    };

    private static readonly HashSet<string> HeaderMethods = new(StringComparer.Ordinal)
    {
        "Add", "Set", "TryAddWithoutValidation", "AddHeader", "AddDefaultHeader", "AddOrUpdateHeader", "WithHeader", "SetHeader",
        "SetRequestHeader", "AddWithoutValidation", "Append",
    };

    /// <summary>For a message, with a capital letter. Returns null if there are none.</summary>
    public static string? Find(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation assignment => FindInAssignment(assignment),
        IInvocationOperation call => FindInCall(call),
        IArgumentOperation { Parameter: { } parameter, ArgumentKind: not ArgumentKind.DefaultValue } argument =>
            FindInArgument(parameter, argument.Value),
        _ => null,
    };

    private static string? FindInAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property: var property } target) return FindInField(assignment);
        if (property.IsIndexer)
            return target.Arguments.Length > 0 && HasValue(assignment.Value) ? FindInHeader(target.Arguments[0].Value) : null;
        return IsCredential(property.Name, property.Type) && HasValue(assignment.Value) ? Describe(property.Name) : null;
    }

    private static string? FindInField(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IFieldReferenceOperation { Field: { } field }
            && IsCredential(field.Name, field.Type)
            && HasValue(assignment.Value)
            ? Describe(field.Name)
            : null;

    private static string? FindInCall(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        if (Methods.Contains(name)) return $"The argument of '{name}'";
        if (!HeaderMethods.Contains(name)) return null;

        int first = call.TargetMethod.IsExtensionMethod && call.Instance is null ? 1 : 0;
        return call.Arguments.Length > first + 1 && HasValue(call.Arguments[first + 1].Value)
            ? FindInHeader(call.Arguments[first].Value)
            : null;
    }

    private static string? FindInArgument(IParameterSymbol parameter, IOperation value) =>
        IsCredential(parameter.Name, parameter.Type) && HasValue(value) ? Describe(parameter.Name) : null;

    private static string? FindInHeader(IOperation name)
    {
        name = name.WithoutConversions();
        if (name.ConstantValue is { HasValue: true, Value: string header })
        {
            // Settings__With__Names are written to a file.
            if (header.Contains("__") || header.IndexOf(':') >= 0) return null;
            bool isSecret = header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || SecretNames.NamesSecret(header);
            return isSecret ? $"The header '{QuotedName.Show(header)}'" : null;
        }

        return name is IFieldReferenceOperation { Field.Name: "Authorization" }
            or IPropertyReferenceOperation { Property.Name: "Authorization" }
            ? "The header 'Authorization'"
            : null;
    }

    /// <summary>A member or parameter of a name that promises a secret, and of a type that can hold one.</summary>
    private static bool IsCredential(string name, ITypeSymbol type)
    {
        if (Members.Contains(name)) return true;
        if (type.Name.EndsWith("Credential", StringComparison.Ordinal) || type.Name.EndsWith("Credentials", StringComparison.Ordinal))
            return true;
        bool canHoldOne = type is { SpecialType: SpecialType.System_String or SpecialType.System_Object } or IArrayTypeSymbol
            or { Name: "SecureString" or "Secret" or "ReadOnlyMemory" };
        return canHoldOne && SecretNames.NamesSecret(name);
    }

    private static bool HasValue(IOperation value)
    {
        value = value.WithoutConversions();
        bool isNone = value is IMemberReferenceOperation { Member.Name: "Insecure" or "Anonymous" or "None" };
        return !isNone && value is not IDefaultValueOperation && value.ConstantValue is not { HasValue: true, Value: null or "" or false };
    }

    private static string Describe(string name) => $"The value of '{name}'";
}
