using System.Collections.Immutable;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>URLs that methods and constructors get as arguments, and what these do with them.</summary>
internal static class UrlArguments
{
    private static readonly string[] TestPrefixes =
    [
        "StartsWith", "EndsWith", "Contains", "IndexOf", "LastIndexOf", "Equals", "Equal", "NotEqual", "Compare", "Trim", "Split", 
        "IsMatch", "Match", "Remove", "Has", "Is",
    ];

    // What is kept for an address and not fetched from it.
    private static readonly HashSet<string> Lookups = ["GetCredential", "GetCookies", "GetCookieHeader", "SetCookies", "FindServicePoint"];

    private static readonly string[] ConnectingNamespaces = ["System.Net", "RestSharp", "Flurl", "Refit", "Grpc.Net"];

    /// <summary>Parameters for what is sent to the address. A URL in them is judged by the text around it.</summary>
    private static readonly HashSet<string> SentParameters = ["data", "content", "body", "value", "text", "json", "obj"];

    private static readonly string[] LoggingNamespaces =
        ["Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "System.Diagnostics"];

    /// <summary>Returns null if the argument only goes on as a part of what is made from it.</summary>
    public static UrlUse? FindUse(IArgumentOperation argument) => argument.Parent switch
    {
        IInvocationOperation call => FindUseInCall(call.TargetMethod, call.Arguments, argument),
        IObjectCreationOperation { Constructor.ContainingType: var type } when KnownTypes.IsUri(type) => null,
        IObjectCreationOperation { Constructor.ContainingType: var type }
            when KnownTypes.IsException(type) => UrlUse.Text,
        IObjectCreationOperation { Constructor.ContainingType.Name: "Claim" } => UrlUse.Text, // what a person says of herself
        IObjectCreationOperation { Constructor: { } constructor } creation =>
            FindUseInCall(constructor, creation.Arguments, argument),
        _ => null,
    };

    public static bool IsLookup(IMethodSymbol method) => Lookups.Contains(method.Name);

    public static bool IsTest(IMethodSymbol method)
    {
        if (StartsWith("Is") || StartsWith("Has")) return method.ReturnType.SpecialType == SpecialType.System_Boolean;
        return method.ContainingType?.Name is "Assert" or "Regex" || TestPrefixes.Any(StartsWith);

        bool StartsWith(string prefix) => method.Name.StartsWith(prefix, StringComparison.Ordinal);
    }

    private static UrlUse? FindUseInCall(
        IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IArgumentOperation argument)
    {
        if (argument.Parameter is not { } parameter) return UrlUse.Unknown;
        if (method.Name == "Replace") return GetReplacementUse(arguments, argument);
        if (IsPattern(parameter) || IsTest(method)) return UrlUse.Test;
        if (arguments.Any(other => other != argument && IsLabel(other))) return UrlUse.Name;

        if (IsLookup(method)) return UrlUse.Name;

        string home = method.ContainingNamespace.ToDisplayString();
        if (IsBelow(home, "System.Xml")) return GetXmlParameterUse(method, parameter);
        if (IsConsoleOrLog(method, home)) return UrlUse.Text;
        if (ConnectingNamespaces.Any(connecting => IsBelow(home, connecting)))
            return SentParameters.Contains(parameter.Name) ? UrlUse.Unknown : UrlUse.Address;

        UrlUse byName = UrlNameWords.GetUse(parameter.Name);
        if (byName != UrlUse.Unknown) return byName;

        // The element of a collection: the variable that holds the collection tells more.
        return argument.Parent?.Parent is IObjectOrCollectionInitializerOperation ? null : UrlUse.Unknown;
    }

    /// <summary>Gets what is replaced is being upgraded or removed; a URL that is put in its place stays one.</summary>
    private static UrlUse GetReplacementUse(ImmutableArray<IArgumentOperation> arguments, IArgumentOperation argument) =>
        argument == arguments.LastOrDefault(static candidate => candidate.Value.Type?.SpecialType == SpecialType.System_String)
            ? UrlUse.Unknown
            : UrlUse.Test;

    private static UrlUse GetXmlParameterUse(IMethodSymbol method, IParameterSymbol parameter)
    {
        if (method.Name is "Load" or "Create" or "LoadAsync" or "GetEntity") return UrlUse.Address;
        return parameter.Name is "uri" or "ns" or "name" or "expandedName" ? UrlUse.Name
            : UrlNameWords.GetUse(parameter.Name) == UrlUse.Name ? UrlUse.Name
            : UrlUse.Unknown;
    }

    // ("SOAPAction", "http://…"), ("issuer", "http://…"): a constant beside it says what it is.
    private static bool IsLabel(IArgumentOperation argument)
    {
        IOperation value = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
        return value.ConstantValue is { HasValue: true, Value: string label }
            && (UrlContexts.NamesSomething(label) || UrlNameWords.GetUse(label) == UrlUse.Name);
    }

    private static bool IsPattern(IParameterSymbol parameter) =>
        UrlNameWords.GetUse(parameter.Name) == UrlUse.Test
        || parameter.GetAttributes().Any(static attribute =>
            attribute.AttributeClass?.Name == "StringSyntaxAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value is "Regex");

    private static bool IsConsoleOrLog(IMethodSymbol method, string home) => method.ContainingType switch
    {
        { Name: "Console", ContainingNamespace.Name: "System" } => true,
        { Name: "Process" or "ProcessStartInfo" } => false,
        _ => LoggingNamespaces.Any(logging => IsBelow(home, logging)),
    };

    private static bool IsBelow(string name, string parent) =>
        name.StartsWith(parent, StringComparison.Ordinal) && (name.Length == parent.Length || name[parent.Length] == '.');
}
