using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>Calls and members whose result is what went in, in another form: trimmed, encoded, wrapped.</summary>
internal static class PassThroughCalls
{
    /// <summary>Methods of whatever type that give back the object or text that they are called on, or their first argument.</summary>
    private static readonly HashSet<string> OfReceiver =
    [
        "Trim", "TrimStart", "TrimEnd", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Substring", "Replace", "Remove",
        "PadLeft", "PadRight", "Normalize", "ToString", "ToCharArray", "Clone", "AsSpan", "AsMemory", "AsEnumerable", "ToArray", "ToList",
        "ToImmutableArray", "Reverse", "Slice", "GetEnumerator", "ConfigureAwait", "GetAwaiter", "GetResult", "AsTask", "Select", "Cast",
        "Take", "Skip", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "Copy", "MakeReadOnly",
        "GetValueOrDefault", "ToStringAndClear", "AsReadOnly",
    ];

    /// <summary>Static methods, and methods of encoders, that give back an argument in another form.</summary>
    private static readonly Dictionary<string, string[]> OfArgument = new(StringComparer.Ordinal)
    {
        ["GetBytes"] = ["System.Text.Encoding"],
        ["GetString"] = ["System.Text.Encoding"],
        ["GetChars"] = ["System.Text.Encoding"],
        ["FromBase64String"] = ["System.Convert"],
        ["ToBase64String"] = ["System.Convert"],
        ["FromHexString"] = ["System.Convert"],
        ["ToHexString"] = ["System.Convert"],
        ["ToHexStringLower"] = ["System.Convert"],
        ["FromBase64CharArray"] = ["System.Convert"],
        ["ToString"] = ["System.Convert"],
        ["DecodeFromChars"] = ["System.Buffers.Text.Base64Url"],
        ["EncodeToString"] = ["System.Buffers.Text.Base64Url"],
        ["Parse"] = ["System.Net.Http.Headers.AuthenticationHeaderValue"],
        ["UrlEncode"] = ["System.Net.WebUtility", "System.Web.HttpUtility"],
        ["UrlDecode"] = ["System.Net.WebUtility", "System.Web.HttpUtility"],
        ["HtmlDecode"] = ["System.Net.WebUtility", "System.Web.HttpUtility"],
        ["EscapeDataString"] = ["System.Uri"],
        ["UnescapeDataString"] = ["System.Uri"],
        ["Intern"] = ["System.String"],
        ["Copy"] = ["System.String"],
        ["FromResult"] = ["System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask"],
        ["StringToGlobalAllocAnsi"] = ["System.Runtime.InteropServices.Marshal"],
        ["StringToGlobalAllocUni"] = ["System.Runtime.InteropServices.Marshal"],
        ["PtrToStringUni"] = ["System.Runtime.InteropServices.Marshal"],
        ["PtrToStringBSTR"] = ["System.Runtime.InteropServices.Marshal"],
        ["SecureStringToBSTR"] = ["System.Runtime.InteropServices.Marshal"],
        ["SecureStringToGlobalAllocUnicode"] = ["System.Runtime.InteropServices.Marshal"],
        ["Sha256"] = ["IdentityServer4.Models.HashExtensions", "Duende.IdentityServer.Models.HashExtensions"],
        ["Sha512"] = ["IdentityServer4.Models.HashExtensions", "Duende.IdentityServer.Models.HashExtensions"],
        ["Repeat"] = ["System.Linq.Enumerable"],
        ["Create"] = ["System.Collections.Immutable.ImmutableArray"],
        ["ThrowIfNull"] = ["Ardalis.GuardClauses.Guard"],
    };

    private static readonly HashSet<string> Wrappers =
    [
        "String", "ReadOnlySpan", "Span", "ReadOnlyMemory", "Memory", "SecureString", "Lazy", "ValueTask", "Nullable", "StringBuilder",
        "ArraySegment", "StringValues", "BinaryData", "MemoryStream",
    ];

    private static readonly HashSet<string> Unwrapping = ["Value", "Result", "Span", "SecurePassword", "Array", "Task"];

    private static readonly HashSet<string> Additions =
        [
            "Append", "AppendLine", "AppendChar", "AppendFormat", "AppendJoin", "AppendLiteral", "AppendFormatted", "Insert", "InsertAt",
            "SetAt",
        ];

    /// <summary>Finds what the result of a call is made of. Returns null if it is something of its own.</summary>
    public static IOperation? FindInput(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (OfArgument.TryGetValue(method.Name, out string[]? types)
            && types.Any(name => TypeNames.IsOrInherits(method.ContainingType, name)))
            return FindArgument(call, 0);
        if (!OfReceiver.Contains(method.Name) || !IsFrameworkMember(method)) return null;
        // of a dictionary
        if (method.Name == "GetValueOrDefault" && method.ContainingType.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
            return null;
        return call.Instance
            ?? (method.IsExtensionMethod || method.ContainingType.SpecialType == SpecialType.System_String ? FindArgument(call, 0) : null);
    }

    /// <summary>Finds what a new object wraps. Returns null if it is something of its own.</summary>
    public static IOperation? FindInput(IObjectCreationOperation creation) =>
        creation is { Constructor: { } constructor, Type: { } type, Arguments.Length: > 0 }
            && Wrappers.Contains(type.Name)
            && IsFrameworkMember(constructor)
            && constructor.Parameters[0].Type.SpecialType is not (SpecialType.System_Char or SpecialType.System_Int32)
            ? FindArgument(creation.Arguments, 0)
            : null;

    /// <summary>The same for a call or creation that the compiler does not find, by its name alone.</summary>
    public static IOperation? FindInput(UnresolvedMember? member)
    {
        if (member is null) return null;
        if (member.IsConstructor ? Wrappers.Contains(member.Name) : OfArgument.ContainsKey(member.Name) && member.Arguments.Count > 0)
            return member.Arguments.Count > 0 ? member.Arguments[0].Value : null;
        return OfReceiver.Contains(member.Name) ? member.Receiver : null;
    }

    /// <summary>Determines whether a property gives back what its object wraps, such as <c>Task.Result</c>.</summary>
    public static bool IsUnwrapping(IPropertySymbol property) => Unwrapping.Contains(property.Name) && IsFrameworkMember(property);

    /// <summary>Determines whether a method adds to the text or secure string that it is called on.</summary>
    public static bool IsAddition(IMethodSymbol method) =>
        Additions.Contains(method.Name)
        && method.ContainingType is { Name: "StringBuilder" or "SecureString" or "DefaultInterpolatedStringHandler" };

    /// <summary>Determines whether a method adds to the collection that it is called on.</summary>
    public static bool IsCollectionAddition(IMethodSymbol method) =>
        method.Name is "Add" or "TryAdd" or "Enqueue" or "Push" or "AddFirst" or "AddLast"
        && method.ContainingNamespace is { Name: "Generic" or "ObjectModel" or "Concurrent" or "Collections" or "Specialized" }
        && IsFrameworkMember(method);

    /// <summary>Finds the collection whose elements a method such as <c>ForEach</c> gives to the function that it is given.</summary>
    public static IOperation? FindEnumerated(IInvocationOperation call)
    {
        if (!IsFrameworkMember(call.TargetMethod)) return null;
        IOperation? collection = (call.Instance ?? FindArgument(call, 0)).WithoutConversions();
        return collection is IDelegateCreationOperation ? null : collection;
    }

    private static IOperation? FindArgument(IInvocationOperation call, int ordinal) => FindArgument(call.Arguments, ordinal);

    private static IOperation? FindArgument(IEnumerable<IArgumentOperation> arguments, int ordinal)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal) return argument.Value;
        }
        return null;
    }

    private static bool IsFrameworkMember(ISymbol member)
    {
        INamespaceSymbol? space = member.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space is { Name: "System" or "Microsoft" };
    }
}
