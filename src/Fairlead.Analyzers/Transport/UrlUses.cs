using System.Collections.Immutable;
using Fairlead.Analyzers.Flow;
using Fairlead.Detection.Naming;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>Follows a URL from where it is written to the call, variable, member or comparison that gets it.</summary>
internal static class UrlUses
{
    /// <summary>Nouns of attributes and of their arguments that hold an address: BaseAddress, Url, DefaultValue.</summary>
    private static readonly HashSet<string> AddressNouns = new(StringComparer.OrdinalIgnoreCase)
        { "address", "url", "uri", "endpoint", "host", "server", "get", "post", "put", "delete", "patch", "value" };

    public static UrlUse Of(IOperation url, KnownSymbols symbols)
    {
        if (url.Syntax.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument) return OfAttribute(argument);

        for (IOperation value = url; value.Parent is { } user; value = user)
        {
            if (OfUser(value, user, symbols) is { } use) return use;
        }

        return UrlUse.Unknown;
    }

    /// <summary>Null when what uses the value only hands it on.</summary>
    public static UrlUse? OfUser(IOperation value, IOperation user, KnownSymbols symbols)
    {
        switch (user)
        {
            case IConversionOperation { Type: var type }
                when KnownSymbols.Is(type, symbols.XNamespace) || KnownSymbols.Is(type, symbols.XName):
                return UrlUse.Name;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }: return UrlUse.Test;
            case IPatternOperation or ICaseClauseOperation: return UrlUse.Test;
            case IArgumentOperation { Parent: IPropertyReferenceOperation }: return UrlUse.Test; // a key to look something up by
            case IArgumentOperation argument: return ArgumentUse.Of(argument, symbols);
            case IInvocationOperation call when call.Instance == value: return ArgumentUse.IsTest(call.TargetMethod) ? UrlUse.Test : null;
            case IVariableDeclaratorOperation variable: return OfSymbol(variable.Symbol);
            case IFieldInitializerOperation field: return OfSymbol(field.InitializedFields[0]);
            case IPropertyInitializerOperation property: return OfSymbol(property.InitializedProperties[0]);
            case IParameterInitializerOperation parameter: return OfSymbol(parameter.Parameter);
            case IAssignmentOperation assignment when assignment.Value == value: return OfTarget(assignment.Target);
            case IReturnOperation: return OfSymbol(user.SemanticModel?.GetEnclosingSymbol(value.Syntax.SpanStart));
            case IArrayInitializerOperation list: return OfItem(value, list.ElementValues);
            case ICollectionExpressionOperation list: return OfItem(value, list.Elements);
            case IThrowOperation: return UrlUse.Text;
            case IBlockOperation or IExpressionStatementOperation: return UrlUse.Unknown;
            default: return null;
        }
    }

    /// <summary>In a list of a command's arguments the option before a value tells: <c>"--tsa-url", "http://…"</c>.</summary>
    private static UrlUse? OfItem(IOperation value, ImmutableArray<IOperation> items)
    {
        int option = items.IndexOf(value) - 1;
        return option >= 0 && items[option].WithoutConversions().ConstantValue is { HasValue: true, Value: string { Length: > 1 } name } && name[0] is '-' or '/'
            && NamingWords.UseOf(name) is not UrlUse.Unknown and var use ? use : null;
    }

    private static UrlUse OfTarget(IOperation target) => target switch
    {
        IPropertyReferenceOperation { Arguments: { Length: > 0 } keys } =>
            keys[0].Value.ConstantValue is { HasValue: true, Value: string key } ? OfKey(key) : UrlUse.Unknown,
        IMemberReferenceOperation member => OfSymbol(member.Member),
        ILocalReferenceOperation local => OfSymbol(local.Local),
        IParameterReferenceOperation parameter => OfSymbol(parameter.Parameter),
        _ => UrlUse.Unknown,
    };

    private static UrlUse OfKey(string key) => UrlInText.NamesSomething(key) ? UrlUse.Name : NamingWords.UseOf(key);

    private static UrlUse OfSymbol(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol { AssociatedSymbol: { } property }) symbol = property;
        if (symbol is null or IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }) return UrlUse.Unknown;

        if (NamingWords.IsOfThePast(symbol.Name) && IsCollection(TypeOf(symbol))) return UrlUse.Name;
        UrlUse use = NamingWords.UseOf(symbol.Name);
        if (use != UrlUse.Unknown || symbol is not (IFieldSymbol or IPropertySymbol)) return use;

        // The constants of a class ClaimTypes or XmlNamespaces, at any depth of nesting.
        for (INamedTypeSymbol? type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (NamingWords.UseOf(type.Name) == UrlUse.Name) return UrlUse.Name;
        }

        return UrlUse.Unknown;
    }

    // Of members alone: what a method lists for itself, it uses.
    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static bool IsCollection(ITypeSymbol? type) => type is IArrayTypeSymbol
        || (type is { SpecialType: not SpecialType.System_String } && type.AllInterfaces.Any(static one => one.SpecialType == SpecialType.System_Collections_IEnumerable));

    private static UrlUse OfAttribute(AttributeArgumentSyntax argument)
    {
        var attribute = (AttributeSyntax)argument.Parent!.Parent!;
        string name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : attribute.Name.ToString();
        string? argumentName = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText;

        IReadOnlyList<string> words = IdentifierWords.Of(argumentName ?? name.Replace("Attribute", ""));
        if (words.Count == 0 || !AddressNouns.Contains(words[words.Count - 1])) return UrlUse.Text;
        return argumentName is null ? UrlUse.Unknown : NamingWords.UseOf(argumentName);
    }
}
