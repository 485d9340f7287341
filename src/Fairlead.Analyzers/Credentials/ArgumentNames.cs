using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>The names of arguments: those of the parameters that get them, or of the keys beside them.</summary>
internal static class ArgumentNames
{
    // What these give back is the text in another form.
    private static readonly HashSet<string> Transformations = new(StringComparer.Ordinal)
    {
        "GetBytes", "FromBase64String", "FromHexString", "ToCharArray", "ToArray", "AsSpan", "AsMemory", "Trim", "TrimEnd", "TrimStart",
        "ToLower", "ToUpper", "ToLowerInvariant", "ToUpperInvariant", "ToString", "Normalize", "Substring", "ToSecureString", "Sha256",
        "Sha512", "FromResult", "Intern", "Copy", "AsBytes", "ToImmutableArray", "ToList", "Parse", "Create", "From", "FromString",
        "Reverse", "GetValueOrDefault", "ConfigureAwait", "Decode", "UrlEncode", "EscapeDataString",
    };

    private static readonly HashSet<string> Comparisons =
        new(StringComparer.Ordinal) { "Equals", "Compare", "CompareTo", "CompareOrdinal", "SequenceEqual", "FixedTimeEquals" };

    // The parameters of wrappers, which say nothing: new StringBuilder(value), new Lazy<string>(valueFactory).
    private static readonly HashSet<string> Neutral =
        new(StringComparer.Ordinal) { "value", "s", "str", "text", "val", "input", "valueFactory", "content" };

    // What a parameter beside a key is called. One with a name of its own says by itself what it takes.
    private static readonly HashSet<string> Values = new(StringComparer.OrdinalIgnoreCase)
        { "value", "val", "v", "values", "item", "item2", "element", "data", "content", "text", "obj", "object", "defaultValue", "newValue",
            "parameterValue", "headerValue", "propertyValue", "addValue", "updateValue", "settingValue" };

    private static readonly string[] Storing =
        ["Add", "TryAdd", "Set", "Append", "Put", "Insert", "Use", "With", "Create", "Replace", "Update", "Write", "Store", "Save",
            "Register", "Define", "Parameter"];

    private static readonly string[] Finding = ["Get", "TryGet", "Find", "Read", "Load", "Has", "Contains", "Remove", "Delete", "Exists",
        "Is", "Lookup", "Fetch", "Resolve", "Expect", "Match"];

    public static bool IsTransformation(IMethodSymbol method) => Transformations.Contains(method.Name);

    public static bool PassesOn(IInvocationOperation call, IArgumentOperation argument)
    {
        if (IsElement(call)) return true;
        return IsTransformation(call.TargetMethod) && call.Arguments[0] == argument && !IsNamed(argument) && call.Arguments.Length <= 2;
    }

    public static bool IsWrapper(IObjectCreationOperation creation) =>
        creation.Arguments.Length == 1 && creation.Arguments[0].Parameter is { Name: var name }
        && (Neutral.Contains(name) || creation.Type?.SpecialType == SpecialType.System_String)
        && SecretNames.GetKind(creation.Type?.Name ?? "") == SecretNameKind.None;

    public static DestinationName? Find(IArgumentOperation argument) => argument.Parent switch
    {
        IInvocationOperation call => FindInCall(call, argument),
        IObjectCreationOperation creation => FindInConstructor(creation, argument),
        IPropertyReferenceOperation => null, // a key to look something up by
        _ => FindByParameter(argument),
    };

    /// <summary>The name in a call that the compiler does not find: of the argument itself, or the key before it.</summary>
    public static DestinationName? Find(UnresolvedMember? member, IOperation value)
    {
        UnresolvedArgument? argument = member?.Arguments.FirstOrDefault(candidate => candidate.Value == value);
        if (member is null || argument is null) return null;
        if (argument.Name is { } name) return new DestinationName(name);
        string? key = member.Arguments.FirstOrDefault(candidate => candidate.Index == argument.Index - 1)
            ?.Value.ConstantValue.Value as string;
        return key is not null && SecretNames.NamesSecret(key) && StartsWith(member.Name, Storing) ? new DestinationName(key) : null;
    }

    /// <summary>"x".Equals(password)</summary>
    public static DestinationName? FindInComparison(IInvocationOperation call, IOperation? text)
    {
        if (!Comparisons.Contains(call.TargetMethod.Name)) return null;
        if (call.Instance is { } instance
            && instance != text
            && TargetNames.Find(instance) is { } byInstance
            && SecretNames.NamesSecret(byInstance.Name))
            return byInstance;
        DestinationName? first = null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument == text || TargetNames.Find(argument.Value) is not { } name) continue;
            // Named arguments come in any order, and a kind of comparison may come before what is compared.
            if (SecretNames.NamesSecret(name.Name)) return name;
            first ??= name;
        }

        return first;
    }

    private static DestinationName? FindInCall(IInvocationOperation call, IArgumentOperation argument)
    {
        IMethodSymbol method = call.TargetMethod;
        if (Comparisons.Contains(method.Name)) return FindInComparison(call, argument);
        if (FindKeyBefore(call.Arguments, argument) is { } key
            && (IsDefault(argument) || (StartsWith(method.Name, Storing) && IsValue(argument))))
            return new DestinationName(key);
        if (method.Name is "Append" or "AppendLine" or "Insert" && call.Instance is { } builder && TargetNames.Find(builder) is { } name)
            return name;

        return FindByParameter(argument) is { } byParameter
            ? byParameter with { RequiresEvidence = StartsWith(method.Name, Finding) || method.ContainingType?.Name == "Assert" }
            : null;
    }

    private static DestinationName? FindInConstructor(IObjectCreationOperation creation, IArgumentOperation argument)
    {
        if (FindKeyBefore(creation.Arguments, argument) is { } key) return new DestinationName(key);
        if (FindByParameter(argument) is { } byParameter && SecretNames.NamesSecret(byParameter.Name)) return byParameter;

        // new ApiKey("…")
        bool isOnly = creation.Arguments.Length == 1 && creation.Type is { } type && SecretNames.NamesSecret(type.Name);
        return isOnly && argument.Parameter is { Name: not ("name" or "key" or "id") }
            ? new DestinationName(creation.Type!.Name, RequiresEvidence: true)
            : null;
    }

    private static DestinationName? FindByParameter(IArgumentOperation argument) =>
        argument.Parameter is { } parameter ? new DestinationName(parameter.Name) : null;

    // ("password", "x"): a constant right before a value that names it.
    private static string? FindKeyBefore(ImmutableArray<IArgumentOperation> arguments, IArgumentOperation argument)
    {
        int index = 0;
        while (index < arguments.Length && arguments[index] != argument) index++;
        if (index == 0 || index == arguments.Length) return null;
        IOperation before = arguments[index - 1].Value.WithoutConversions();
        return before switch
        {
            { ConstantValue: { HasValue: true, Value: string key } } when SecretNames.NamesSecret(key) => key,
            IMemberReferenceOperation { Member: var member }
                when before.Type?.SpecialType == SpecialType.System_String && SecretNames.NamesSecret(member.Name) => member.Name,
            _ => null,
        };
    }

    private static bool IsElement(IInvocationOperation call) =>
        call.IsImplicit && call.Arguments.Length == 1 && call.Parent is IObjectOrCollectionInitializerOperation;

    private static bool IsDefault(IArgumentOperation argument) =>
        argument.Parameter is { Name: var name }
            && (name.StartsWith("default", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("fallback", StringComparison.OrdinalIgnoreCase));

    private static bool IsValue(IArgumentOperation argument) =>
        argument.Parameter is { } parameter && (parameter.IsParams || Values.Contains(parameter.Name));

    private static bool IsNamed(IArgumentOperation argument) => argument.Parameter is { Name: var name } && SecretNames.NamesSecret(name);

    private static bool StartsWith(string name, string[] beginnings)
    {
        foreach (string beginning in beginnings)
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal)
                && (name.Length == beginning.Length || !char.IsLower(name[beginning.Length])))
                return true;
        }

        return false;
    }
}
