using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Types;
using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>Follows a URL from where it is written to the call, variable, member or comparison that gets it.</summary>
internal static class UrlDestinations
{
    /// <summary>Nouns of attributes and of their arguments that hold an address: BaseAddress, Url, DefaultValue.</summary>
    private static readonly HashSet<string> AddressNouns = new(StringComparer.OrdinalIgnoreCase)
        { "address", "url", "uri", "endpoint", "host", "server", "get", "post", "put", "delete", "patch", "value" };

    public static UrlUse GetUse(IOperation url)
    {
        if (url.Syntax.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument) return GetAttributeUse(argument);

        foreach (ValueDestination destination in ValueDestination.Follow(url))
        {
            if (FindUse(destination) is { } use) return use;
        }

        return UrlUse.Unknown;
    }

    /// <summary>Returns null if what uses the value only hands it on.</summary>
    public static UrlUse? FindUse(ValueDestination destination)
    {
        if (destination.InitializedSymbol is { } symbol) return GetSymbolUse(symbol);
        if (destination.AssignedTarget is { } target) return GetTargetUse(target);
        (IOperation value, IOperation user) = destination;
        switch (user)
        {
            case IConversionOperation { Type: var type }
                when KnownTypes.IsXmlName(type):
                return UrlUse.Name;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }: return UrlUse.Test;
            case IPatternOperation or ICaseClauseOperation: return UrlUse.Test;
            case IArgumentOperation { Parent: IPropertyReferenceOperation }: return UrlUse.Test; // a key to look something up by
            case IArgumentOperation { Parent: IInvocationOperation { Parent: IObjectOrCollectionInitializerOperation list } add }
                when list.Initializers.IndexOf(add) is > 0 and var index && FindOptionUse(list.Initializers[index - 1]) is { } option:
                return option;
            case IArgumentOperation argument: return UrlArguments.FindUse(argument);
            case IInvocationOperation call when call.Instance == value: return UrlArguments.IsTest(call.TargetMethod) ? UrlUse.Test : null;
            case IReturnOperation: return GetSymbolUse(user.SemanticModel?.GetEnclosingSymbol(value.Syntax.SpanStart));
            case IArrayInitializerOperation list: return FindItemUse(value, list.ElementValues);
            case ICollectionExpressionOperation list: return FindItemUse(value, list.Elements);
            case IThrowOperation: return UrlUse.Text;
            case IBlockOperation or IExpressionStatementOperation: return UrlUse.Unknown;
            default: return null;
        }
    }

    /// <summary>In a list of a command's arguments the option before a value tells: <c>"--tsa-url", "http://…"</c>.</summary>
    private static UrlUse? FindItemUse(IOperation value, ImmutableArray<IOperation> items)
    {
        int option = items.IndexOf(value) - 1;
        return option >= 0 ? FindOptionUse(items[option]) : null;
    }

    private static UrlUse? FindOptionUse(IOperation option)
    {
        if (option is IInvocationOperation { Arguments: { Length: 1 } added }) option = added[0].Value;
        return option.WithoutConversions().ConstantValue is { HasValue: true, Value: string { Length: > 1 } name }
            && name[0] is '-' or '/'
            && UrlNameWords.GetUse(name) is not UrlUse.Unknown and var use ? use : null;
    }

    private static UrlUse GetTargetUse(IOperation target) => target switch
    {
        IPropertyReferenceOperation { Arguments: { Length: > 0 } keys } =>
            keys[0].Value.ConstantValue is { HasValue: true, Value: string key } ? GetKeyUse(key) : UrlUse.Unknown,
        IMemberReferenceOperation member => GetSymbolUse(member.Member),
        ILocalReferenceOperation local => GetSymbolUse(local.Local),
        IParameterReferenceOperation parameter => GetSymbolUse(parameter.Parameter),
        _ => UrlUse.Unknown,
    };

    private static UrlUse GetKeyUse(string key) => UrlContexts.NamesSomething(key) ? UrlUse.Name : UrlNameWords.GetUse(key);

    private static UrlUse GetSymbolUse(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol { AssociatedSymbol: { } property }) symbol = property;
        if (symbol is null or IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }) return UrlUse.Unknown;

        if (UrlNameWords.NamesFormerUrl(symbol.Name) && IsCollection(FindType(symbol))) return UrlUse.Name;
        UrlUse use = UrlNameWords.GetUse(symbol.Name);
        if (use != UrlUse.Unknown || symbol is not (IFieldSymbol or IPropertySymbol)) return use;

        // The constants of a class ClaimTypes or XmlNamespaces, at any depth of nesting.
        for (INamedTypeSymbol? type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (UrlNameWords.GetUse(type.Name) == UrlUse.Name) return UrlUse.Name;
        }

        return UrlUse.Unknown;
    }

    // Of members alone: what a method lists for itself, it uses.
    private static ITypeSymbol? FindType(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static bool IsCollection(ITypeSymbol? type) => type is IArrayTypeSymbol
        || (type is { SpecialType: not SpecialType.System_String }
            && type.AllInterfaces.Any(static implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable));

    private static UrlUse GetAttributeUse(AttributeArgumentSyntax argument)
    {
        var attribute = (AttributeSyntax)argument.Parent!.Parent!;
        string name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : attribute.Name.ToString();
        string? argumentName = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText;

        IReadOnlyList<string> words = IdentifierWords.Split(argumentName ?? name.Replace("Attribute", ""));
        if (words.Count == 0 || !AddressNouns.Contains(words[words.Count - 1])) return UrlUse.Text;
        return argumentName is null ? UrlUse.Unknown : UrlNameWords.GetUse(argumentName);
    }
}
