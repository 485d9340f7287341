using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>One value in what is written or stored, and the name it gets there if it gets one.</summary>
internal sealed record PayloadPart(IOperation Value, string? Name);

/// <summary>
/// Takes apart what is written or stored: the pieces of a text, the elements of arrays and dictionaries, the members that an initialiser
/// sets.
/// </summary>
internal static class PayloadParts
{
    private const int Deepest = 8;

    private static readonly HashSet<string> Serializers =
        ["Serialize", "SerializeObject", "SerializeToElement", "SerializeToNode", "SerializeToUtf8Bytes", "FromObject"];

    /// <summary>What prints its parts, or hands them on.</summary>
    private static readonly HashSet<string> Containers =
        ["KeyValuePair", "Tuple", "ValueTuple", "ActivityEvent", "ActivityTagsCollection", "TagList", "Dictionary", "List",
            "LogEventProperty", "StringContent"];

    /// <param name="value">What is written or stored.</param>
    /// <param name="isSerialized">Whether objects are taken apart by their members, rather than printed by what they say of
    /// themselves.</param>
    public static IEnumerable<PayloadPart> Find(IOperation value, bool isSerialized) => Find(value, name: null, isSerialized, depth: 0);

    /// <summary>Determines whether a value is made of parts, here where it is written.</summary>
    public static bool IsCreated(IOperation operation) => operation is IObjectCreationOperation or IAnonymousObjectCreationOperation
        or IArrayCreationOperation or ICollectionExpressionOperation or ITupleOperation or IWithOperation;

    private static IEnumerable<PayloadPart> Find(IOperation value, string? name, bool isSerialized, int depth)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion) value = conversion.Operand;
        if (depth > Deepest) return [];
        if (value.ConstantValue.HasValue) return [new PayloadPart(value, name)];
        if (StringCompositions.IsComposition(value))
            return StringCompositions.GetPieces(value).SelectMany(piece => Inside(piece.Operation, name));
        return value switch
        {
            IArrayCreationOperation array =>
                array.Initializer is { } elements ? elements.ElementValues.SelectMany(elementValue => Inside(elementValue, name)) : [],
            ICollectionExpressionOperation collection =>
                collection.Elements.SelectMany(element => Inside(element is ISpreadOperation spread ? spread.Operand : element, name)),
            IAnonymousObjectCreationOperation anonymous => anonymous.Initializers.SelectMany(OfInitializer),
            ITupleOperation tuple => tuple.Elements.SelectMany(element => Inside(element, name)),
            IWithOperation copy => copy.Initializer.Initializers.SelectMany(OfInitializer),
            IObjectCreationOperation creation when isSerialized || IsContainer(creation.Type) => OfCreation(creation),
            IInvocationOperation { Arguments: { Length: > 0 } arguments } call
                when IsSerializer(call.TargetMethod) => Find(arguments[0].Value, null, true, depth + 1),
            IInvocationOperation { TargetMethod: { Name: "Create", ContainingType: var type } } call
                when IsContainer(type) => call.Arguments.SelectMany(argument => Inside(argument.Value, name)),
            _ => [new PayloadPart(value, name)],
        };

        IEnumerable<PayloadPart> Inside(IOperation one, string? under) => Find(one, under, isSerialized, depth + 1);

        IEnumerable<PayloadPart> OfInitializer(IOperation initializer) => initializer switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } entry } assignment =>
                Inside(assignment.Value, entry.Arguments[0].Value.ConstantValue.Value as string),
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var member } } assignment =>
                Inside(assignment.Value, member),
            IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation { Member.Name: var member } } nested =>
                Inside(nested.Initializer, member),
            IInvocationOperation { Arguments: { Length: 2 } arguments } =>
                Inside(arguments[1].Value, arguments[0].Value.ConstantValue.Value as string),
            IInvocationOperation call => call.Arguments.SelectMany(argument => Inside(argument.Value, null)),
            _ => [],
        };

        IEnumerable<PayloadPart> OfCreation(IObjectCreationOperation creation)
        {
            bool isPair = creation.Arguments.Length == 2 && creation.Type?.Name is "KeyValuePair" or "LogEventProperty";
            string? key = isPair ? creation.Arguments[0].Value.ConstantValue.Value as string : null;
            IEnumerable<PayloadPart> arguments = creation.Arguments
                .Where(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue)
                .SelectMany(argument => Inside(argument.Value, key ?? argument.Parameter?.Name));
            return creation.Initializer is { } initializer
                ? arguments.Concat(initializer.Initializers.SelectMany(OfInitializer))
                : arguments;
        }
    }

    private static bool IsContainer(ITypeSymbol? type) => type is not null && (Containers.Contains(type.Name) || type.IsRecord);

    private static bool IsSerializer(IMethodSymbol method) =>
        Serializers.Contains(method.Name) && method.ContainingType is { Name: "JsonSerializer" or "JsonConvert" or "JObject" or "JToken" };
}
