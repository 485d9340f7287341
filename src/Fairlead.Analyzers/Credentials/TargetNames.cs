using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>The name of an expression that a text is assigned to or compared with.</summary>
internal static class TargetNames
{
    // Members that hold what the object before them is named after: txtPassword.Text.
    private static readonly HashSet<string> Contents =
        new(StringComparer.Ordinal) { "Text", "Value", "Content", "Current", "DefaultValue", "Data" };

    private static readonly string[] Verbs =
        ["Get", "Read", "Load", "Fetch", "Retrieve", "Resolve", "Create", "Make", "Build", "Default", "Find", "Lookup", "Generate",
            "Obtain"];

    public static DestinationName? Find(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local: var local } => new DestinationName(local.Name),
        IParameterReferenceOperation { Parameter: var parameter } => new DestinationName(parameter.Name),
        IPropertyReferenceOperation { Arguments: { Length: > 0 } keys } indexer => FindKeyName(indexer, keys[0].Value),
        IMemberReferenceOperation member => FindMemberName(member),
        IDynamicMemberReferenceOperation { MemberName: var name } => new DestinationName(name),
        IConversionOperation { Operand: var operand } => Find(operand),
        IParenthesizedOperation { Operand: var operand } => Find(operand),
        IDeclarationExpressionOperation { Expression: var declared } => Find(declared),
        IConditionalAccessOperation { WhenNotNull: var access } => Find(access),
        IArrayElementReferenceOperation { ArrayReference: var array } => Find(array),
        IAwaitOperation { Operation: var awaited } => Find(awaited),
        IInvocationOperation call => FindCallName(call),
        IInvalidOperation => FindUnresolvedName(UnresolvedMember.Find(target)),
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

    private static DestinationName? FindMemberName(IMemberReferenceOperation member)
    {
        string name = member.Member.Name;
        if (member.Instance is { } owner && Contents.Contains(name) && Find(owner) is { } named) return named;
        return new DestinationName(name);
    }

    private static DestinationName? FindUnresolvedName(UnresolvedMember? member)
    {
        if (member is null or { IsConstructor: true }) return null;
        if (member.IsIndexer && member.Arguments.Count > 0 && member.Arguments[0].Value.ConstantValue.Value is string key)
            return new DestinationName(key);
        bool isContent = member.IsIndexer || Contents.Contains(member.Name);
        if (isContent && member.Receiver is { } owner && Find(owner) is { } named) return named;
        return member.IsIndexer ? null : new DestinationName(WithoutVerb(member.Name));
    }

    // config["password"], headers[HeaderNames.ApiKey]
    private static DestinationName? FindKeyName(IPropertyReferenceOperation indexer, IOperation key)
    {
        if (key.ConstantValue is { HasValue: true, Value: string text }) return new DestinationName(text);
        IOperation operand = key is IConversionOperation conversion ? conversion.Operand : key;
        if (operand is IMemberReferenceOperation { Member: var member } && operand.Type?.SpecialType == SpecialType.System_String)
            return new DestinationName(member.Name);
        return indexer.Instance is null ? null : Find(indexer.Instance);
    }

    // password.Trim(), GetPassword(), config.GetValue("password")
    private static DestinationName? FindCallName(IInvocationOperation call)
    {
        if (ArgumentNames.IsTransformation(call.TargetMethod))
            return call.Instance is { } instance ? Find(instance) : call.Arguments.Length > 0 ? Find(call.Arguments[0].Value) : null;

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string key } && SecretNames.NamesSecret(key))
                return new DestinationName(key);
        }

        return new DestinationName(WithoutVerb(call.TargetMethod.Name));
    }
}
