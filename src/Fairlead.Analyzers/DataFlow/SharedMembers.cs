using Fairlead.Detection.Credentials;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// Members that types of many purposes keep something in: <c>Holder&lt;T&gt;.Value</c>, <c>KeyValue.Value</c>, what an attribute says.
/// What one object holds there says nothing of another one, so that only the object at hand counts. The members of all other types are
/// taken for what their names say, whatever object they are read from.
/// </summary>
internal static class SharedMembers
{
    // Nouns that say nothing of what stands there.
    private static readonly HashSet<string> Nouns = new(StringComparer.Ordinal)
    {
        "value", "values", "text", "texts", "string", "data", "datum", "content", "contents", "item", "items", "element", "entry",
        "default",
        "current", "first", "second", "left", "right", "argument", "parameter", "input", "output", "result", "payload", "body", "object",
        "literal", "constant", "expected", "actual", "title", "label", "description", "caption", "raw", "inner", "cell", "operand",
    };

    /// <summary>Determines whether a field, a property or the parameter of a primary constructor is one.</summary>
    public static bool IsShared(ISymbol member)
    {
        if (member.IsStatic || member.ContainingType is not { } type || type.DeclaringSyntaxReferences.IsEmpty) return false;
        if (SecretNames.NamesSecret(member.Name.TrimStart('_'))) return false;
        if (IsOpen(GetType(member.OriginalDefinition)) || type.BaseType is { Name: "Attribute" }) return true;
        return HasPlainNoun(member.Name) && !SecretNames.NamesSecret(type.Name);
    }

    private static bool HasPlainNoun(string name)
    {
        List<string> words = IdentifierWords.Split(name);
        return words.Count > 0 && Nouns.Contains(words[words.Count - 1]);
    }

    /// <summary>Determines whether the type is a parameter of the type around it, or made of one.</summary>
    private static bool IsOpen(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type } => true,
        IArrayTypeSymbol { ElementType: var element } => IsOpen(element),
        INamedTypeSymbol { IsGenericType: true, TypeArguments: var arguments } => arguments.Any(IsOpen),
        _ => false,
    };

    private static ITypeSymbol? GetType(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
