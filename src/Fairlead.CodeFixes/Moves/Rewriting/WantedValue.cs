using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>What a place takes.</summary>
/// <param name="Type">The type of the expression that stood there; null for text.</param>
/// <param name="ConvertedType">The type that the place made of it.</param>
/// <param name="Constant">Its value, if it is constant.</param>
internal sealed record WantedValue(ITypeSymbol? Type, ITypeSymbol? ConvertedType, object? Constant)
{
    public static readonly WantedValue Text = new(null, null, null);

    public bool IsText => Type is null or { SpecialType: SpecialType.System_String } or { SpecialType: SpecialType.System_Object };

    public bool IsUri => Type is { Name: "Uri" } && TypeReferences.GetNamespace(Type) == "System";

    public bool IsTimeSpan => Type is { Name: "TimeSpan" } && TypeReferences.GetNamespace(Type) == "System";

    public static WantedValue Find(SemanticModel model, SyntaxNode expression)
    {
        TypeInfo types = model.GetTypeInfo(expression);
        object? constant = model.GetConstantValue(expression) is { HasValue: true, Value: var value } ? value : null;
        return new WantedValue(types.Type ?? types.ConvertedType, Unwrap(types.ConvertedType), constant);
    }

    /// <summary>Gets the cast that a number needs which is no constant any more.</summary>
    public string GetCast() => ConvertedType?.SpecialType switch
    {
        SpecialType.System_Byte => "(byte)",
        SpecialType.System_SByte => "(sbyte)",
        SpecialType.System_Int16 => "(short)",
        SpecialType.System_UInt16 => "(ushort)",
        SpecialType.System_UInt32 => "(uint)",
        SpecialType.System_UInt64 => "(ulong)",
        _ => "",
    };

    private static ITypeSymbol? Unwrap(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
}
