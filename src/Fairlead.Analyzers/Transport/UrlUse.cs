using System.Collections.Immutable;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>What the code does with a URL.</summary>
internal enum UrlUse
{
    /// <summary>The code does not tell: the URL's text decides.</summary>
    Unknown,

    /// <summary>An API that connects gets it.</summary>
    Address,

    /// <summary>It is an identifier: an XML namespace, a claim type.</summary>
    Name,

    /// <summary>It tests, finds or strips a URL, or takes part in an upgrade to https.</summary>
    Test,

    /// <summary>People read it: a message, a log line, a description.</summary>
    Text,
}

/// <summary>Follows a URL from where it is written to the call, variable, member or comparison that gets it.</summary>
internal static class UrlUses
{
    private static readonly string[] TestPrefixes =
        ["StartsWith", "EndsWith", "Contains", "IndexOf", "LastIndexOf", "Equals", "Equal", "NotEqual", "Compare", "Trim", "Split", "IsMatch", "Match", "Remove", "Has", "Is"];

    private static readonly string[] ConnectingNamespaces = ["System.Net", "RestSharp", "Flurl", "Refit", "Grpc.Net"];

    private static readonly string[] LoggingNamespaces = ["Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "System.Diagnostics"];

    /// <summary>Nouns of attributes and of their arguments that hold an address: BaseAddress, Url, DefaultValue.</summary>
    private static readonly HashSet<string> AddressNouns = new(StringComparer.OrdinalIgnoreCase)
        { "address", "url", "uri", "endpoint", "host", "server", "get", "post", "put", "delete", "patch", "value" };

    public static UrlUse Of(ExpressionSyntax url, SemanticModel model, KnownSymbols symbols, CancellationToken cancellation)
    {
        if (url.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute) return OfAttribute(attribute, url);

        for (IOperation? value = model.GetOperation(url, cancellation); value?.Parent is { } user; value = user)
        {
            if (OfUser(value, user, model, symbols, url.SpanStart) is { } use) return use;
        }

        return UrlUse.Unknown;
    }

    /// <summary>Null when what uses the value only hands it on.</summary>
    private static UrlUse? OfUser(IOperation value, IOperation user, SemanticModel model, KnownSymbols symbols, int position)
    {
        switch (user)
        {
            case IConversionOperation { Type: { } type } when Is(type, symbols.XNamespace) || Is(type, symbols.XName): return UrlUse.Name;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }: return UrlUse.Test;
            case IPatternOperation or ICaseClauseOperation: return UrlUse.Test;
            case IConditionalOperation choice when IsChoiceOfScheme(choice, value): return UrlUse.Test;
            case IArgumentOperation argument: return OfArgument(argument, symbols);
            case IInvocationOperation call when call.Instance == value: return IsTest(call.TargetMethod) ? UrlUse.Test : null;
            case IVariableDeclaratorOperation variable: return OfSymbol(variable.Symbol);
            case IFieldInitializerOperation field: return OfSymbol(field.InitializedFields[0]);
            case IPropertyInitializerOperation property: return OfSymbol(property.InitializedProperties[0]);
            case IParameterInitializerOperation parameter: return OfSymbol(parameter.Parameter);
            case IAssignmentOperation assignment when assignment.Value == value: return OfTarget(assignment.Target);
            case IReturnOperation: return model.GetEnclosingSymbol(position) is { } member ? OfSymbol(member) : UrlUse.Unknown;
            case IThrowOperation: return UrlUse.Text;
            case IBlockOperation or IExpressionStatementOperation: return UrlUse.Unknown;
            default: return null;
        }
    }

    private static UrlUse? OfArgument(IArgumentOperation argument, KnownSymbols symbols)
    {
        IParameterSymbol? parameter = argument.Parameter;
        switch (argument.Parent)
        {
            case IPropertyReferenceOperation: return UrlUse.Test; // a key to look something up by
            case IInvocationOperation call: return OfCall(call.TargetMethod, call.Arguments, argument, parameter, symbols);
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                if (Is(constructor.ContainingType, symbols.Uri)) return null;
                return InheritsFrom(constructor.ContainingType, symbols.Exception)
                    ? UrlUse.Text
                    : OfCall(constructor, creation.Arguments, argument, parameter, symbols);
            default: return null;
        }
    }

    private static UrlUse? OfCall(
        IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IArgumentOperation argument, IParameterSymbol? parameter, KnownSymbols symbols)
    {
        if (parameter is null) return UrlUse.Unknown;
        if (method.Name == "Replace") return OfReplacement(arguments, argument);
        if (IsPattern(parameter) || IsTest(method)) return UrlUse.Test;
        if (Labels(arguments, argument)) return UrlUse.Name;

        string home = method.ContainingNamespace.ToDisplayString();
        if (IsBelow(home, "System.Xml")) return OfXmlParameter(method, parameter);
        if (IsConsoleOrLog(method, home)) return UrlUse.Text;
        if (ConnectingNamespaces.Any(connecting => IsBelow(home, connecting))) return UrlUse.Address;

        // A "type" that is a URL is an identifier: a claim's, a problem's, a relationship's.
        UrlUse byName = parameter.Name == "type" ? UrlUse.Name : NamingWords.UseOf(parameter.Name);
        if (byName != UrlUse.Unknown) return byName;

        // The element of a collection: the variable that holds the collection tells more.
        return argument.Parent?.Parent is IObjectOrCollectionInitializerOperation ? null : UrlUse.Unknown;
    }

    /// <summary>What is replaced is being upgraded or removed; a URL that is put in its place stays one.</summary>
    private static UrlUse OfReplacement(ImmutableArray<IArgumentOperation> arguments, IArgumentOperation argument) =>
        argument == arguments.LastOrDefault(static one => one.Value.Type?.SpecialType == SpecialType.System_String) ? UrlUse.Unknown : UrlUse.Test;

    private static UrlUse OfXmlParameter(IMethodSymbol method, IParameterSymbol parameter)
    {
        if (method.Name is "Load" or "Create" or "LoadAsync" or "GetEntity") return UrlUse.Address;
        return parameter.Name is "uri" or "ns" or "name" or "expandedName" || NamingWords.UseOf(parameter.Name) == UrlUse.Name
            ? UrlUse.Name
            : UrlUse.Unknown;
    }

    // ("SOAPAction", "http://…"), ("xmlns:a", "http://…"): a constant beside it says what it is.
    private static bool Labels(ImmutableArray<IArgumentOperation> arguments, IArgumentOperation argument)
    {
        foreach (IArgumentOperation other in arguments)
        {
            IOperation value = other.Value is IConversionOperation conversion ? conversion.Operand : other.Value;
            if (other != argument && value.ConstantValue is { HasValue: true, Value: string label } && UrlInText.NamesSomething(label)) return true;
        }

        return false;
    }

    private static UrlUse OfTarget(IOperation target) => target switch
    {
        IPropertyReferenceOperation { Arguments.Length: > 0 } indexer =>
            indexer.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key } ? OfKey(key) : UrlUse.Unknown,
        IMemberReferenceOperation member => OfSymbol(member.Member),
        ILocalReferenceOperation local => OfSymbol(local.Local),
        IParameterReferenceOperation parameter => OfSymbol(parameter.Parameter),
        _ => UrlUse.Unknown,
    };

    private static UrlUse OfKey(string key) => UrlInText.NamesSomething(key) ? UrlUse.Name : NamingWords.UseOf(key);

    private static UrlUse OfSymbol(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { AssociatedSymbol: { } property }) symbol = property;
        if (symbol is IMethodSymbol method && InvokesNothing(method)) return UrlUse.Unknown;

        UrlUse use = NamingWords.UseOf(symbol.Name);
        if (use != UrlUse.Unknown || symbol is ILocalSymbol or IParameterSymbol) return use;

        // The constants of a class ClaimTypes or XmlNamespaces, at any depth of nesting.
        for (INamedTypeSymbol? type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (NamingWords.UseOf(type.Name) is UrlUse.Name and var ofType && symbol is IFieldSymbol or IPropertySymbol) return ofType;
        }

        return UrlUse.Unknown;
    }

    private static bool InvokesNothing(IMethodSymbol method) => method.MethodKind is MethodKind.AnonymousFunction;

    private static UrlUse OfAttribute(AttributeSyntax attribute, ExpressionSyntax url)
    {
        string name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : attribute.Name.ToString();
        var argument = url.FirstAncestorOrSelf<AttributeArgumentSyntax>();
        string? argumentName = argument?.NameEquals?.Name.Identifier.ValueText ?? argument?.NameColon?.Name.Identifier.ValueText;

        IReadOnlyList<string> words = NamingWords.Words(argumentName ?? name.Replace("Attribute", ""));
        if (words.Count == 0 || !AddressNouns.Contains(words[words.Count - 1])) return UrlUse.Text;
        return argumentName is null ? UrlUse.Unknown : NamingWords.UseOf(argumentName);
    }

    /// <summary><c>secure ? "https://…" : "http://…"</c>: the scheme follows a setting, and https is there to be set.</summary>
    private static bool IsChoiceOfScheme(IConditionalOperation choice, IOperation value)
    {
        IOperation? other = choice.WhenTrue == value ? choice.WhenFalse : choice.WhenTrue;
        if (other is null || other == value) return false;

        string https = other.Syntax.ToString();
        string http = value.Syntax.ToString();
        return https.Length == http.Length + 1 && https.Replace("https://", "http://") == http;
    }

    private static bool IsTest(IMethodSymbol method)
    {
        if (method.Name.StartsWith("Is", StringComparison.Ordinal) || method.Name.StartsWith("Has", StringComparison.Ordinal))
            return method.ReturnType.SpecialType == SpecialType.System_Boolean;
        if (method.ContainingType?.Name is "Assert" or "Regex") return true;
        foreach (string prefix in TestPrefixes)
        {
            if (method.Name.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool IsPattern(IParameterSymbol parameter) =>
        NamingWords.UseOf(parameter.Name) == UrlUse.Test
        || parameter.GetAttributes().Any(static attribute =>
            attribute.AttributeClass?.Name == "StringSyntaxAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value is "Regex");

    private static bool IsConsoleOrLog(IMethodSymbol method, string home) =>
        method.ContainingType is { Name: "Console", ContainingNamespace.Name: "System" }
        || (LoggingNamespaces.Any(logging => IsBelow(home, logging)) && method.ContainingType?.Name is not ("Process" or "ProcessStartInfo"));

    private static bool IsBelow(string name, string parent) =>
        name.StartsWith(parent, StringComparison.Ordinal) && (name.Length == parent.Length || name[parent.Length] == '.');

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);

    private static bool InheritsFrom(ITypeSymbol? type, INamedTypeSymbol? known)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Is(type, known)) return true;
        }

        return false;
    }
}
