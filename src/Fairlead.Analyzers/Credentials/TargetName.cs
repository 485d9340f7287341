using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>The name of an expression that a text is assigned to or compared with.</summary>
internal static class TargetName
{
    // Members that hold what the object before them is named after: txtPassword.Text.
    private static readonly HashSet<string> Contents = new(StringComparer.Ordinal) { "Text", "Value", "Content", "Current", "DefaultValue", "Data" };

    private static readonly string[] Verbs =
        ["Get", "Read", "Load", "Fetch", "Retrieve", "Resolve", "Create", "Make", "Build", "Default", "Find", "Lookup", "Generate", "Obtain"];

    public static GivenName? Of(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local: var local } => new GivenName(local.Name),
        IParameterReferenceOperation { Parameter: var parameter } => new GivenName(parameter.Name),
        IPropertyReferenceOperation { Arguments: { Length: > 0 } keys } indexer => OfKey(indexer, keys[0].Value),
        IMemberReferenceOperation member => OfMember(member),
        IDynamicMemberReferenceOperation { MemberName: var name } => new GivenName(name),
        IConversionOperation { Operand: var operand } => Of(operand),
        IParenthesizedOperation { Operand: var operand } => Of(operand),
        IDeclarationExpressionOperation { Expression: var declared } => Of(declared),
        IConditionalAccessOperation { WhenNotNull: var access } => Of(access),
        IArrayElementReferenceOperation { ArrayReference: var array } => Of(array),
        IAwaitOperation { Operation: var awaited } => Of(awaited),
        IInvocationOperation call => OfCall(call),
        _ => null,
    };

    public static string WithoutVerb(string method)
    {
        if (method.EndsWith("Async", StringComparison.Ordinal)) method = method.Substring(0, method.Length - 5);
        foreach (string verb in Verbs)
        {
            if (method.Length > verb.Length && method.StartsWith(verb, StringComparison.Ordinal) && char.IsUpper(method[verb.Length]))
                return method.Substring(verb.Length);
        }

        return method;
    }

    private static GivenName? OfMember(IMemberReferenceOperation member)
    {
        string name = member.Member.Name;
        if (member.Instance is { } owner && Contents.Contains(name) && Of(owner) is { } named) return named;
        return new GivenName(name);
    }

    // config["password"], headers[HeaderNames.ApiKey]
    private static GivenName? OfKey(IPropertyReferenceOperation indexer, IOperation key)
    {
        if (key.ConstantValue is { HasValue: true, Value: string text }) return new GivenName(text);
        IOperation operand = key is IConversionOperation conversion ? conversion.Operand : key;
        if (operand is IMemberReferenceOperation { Member: var member } && operand.Type?.SpecialType == SpecialType.System_String) return new GivenName(member.Name);
        return indexer.Instance is null ? null : Of(indexer.Instance);
    }

    // password.Trim(), GetPassword(), config.GetValue("password")
    private static GivenName? OfCall(IInvocationOperation call)
    {
        if (ArgumentTarget.IsTransformation(call.TargetMethod))
            return call.Instance is { } instance ? Of(instance) : call.Arguments.Length > 0 ? Of(call.Arguments[0].Value) : null;

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string key } && SecretName.IsOfSecret(key)) return new GivenName(key);
        }

        return new GivenName(WithoutVerb(call.TargetMethod.Name));
    }
}
