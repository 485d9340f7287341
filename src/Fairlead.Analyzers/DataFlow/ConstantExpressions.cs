using System.Text;
using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>A constant as code writes it in one place: a literal, a composition of literals, an array of numbers or characters.</summary>
internal static class ConstantExpressions
{
    private const int ShortestKey = 16;

    /// <summary>Of so many elements of a row one may be unknown.</summary>
    private const int MostUnknown = 8;

    /// <summary>
    /// Finds what it says, numbers as the characters of that code. Returns null if it is no such constant, or says nothing.
    /// </summary>
    public static string? FindText(IOperation operation)
    {
        switch (operation)
        {
            case ILiteralOperation { ConstantValue.Value: string text }:
                return text;
            case ILiteralOperation { ConstantValue.Value: char character }:
                return character.ToString();
            case IUtf8StringOperation { Value: var text }:
                return text;
            case IArrayCreationOperation { Initializer.ElementValues: var elements }:
                return FindText(elements);
            case ICollectionExpressionOperation { Elements: var elements }:
                return FindText(elements);
            case IInvocationOperation { TargetMethod.Name: "Repeat" or "Fill" } call:
                return FindRepeated(call) is { } repeated ? new string(repeated, ShortestKey) : null;
            case IInvocationOperation { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String } } join:
                return string.Concat(join.Arguments.Skip(1).SelectMany(static argument => argument.Value.DescendantsAndSelf())
                    .OfType<ILiteralOperation>().Select(static literal => literal.ConstantValue.Value as string));
            default:
                return StringCompositions.IsComposition(operation)
                    ? string.Concat(StringCompositions.GetPieces(operation).Select(static piece => piece.Value))
                    : null;
        }
    }

    /// <summary>Determines whether it is a row of bytes rather than a text.</summary>
    public static bool IsBytes(IOperation operation) =>
        operation is IArrayCreationOperation
            or ICollectionExpressionOperation
            or IInvocationOperation { TargetMethod.Name: "Repeat" or "Fill" };

    /// <summary>Finds the byte or character that a call puts into every element. Returns null if it is not a constant.</summary>
    public static char? FindRepeated(IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType is not { Name: "Enumerable" or "Array" or "Span" or "MemoryExtensions" }) return null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { Name: "element" or "value" }) continue;
            return argument.Value.ConstantValue.Value switch
            {
                byte number => (char)number,
                char character => character,
                _ => null,
            };
        }
        return null;
    }

    /// <summary>Without a reference to the framework nothing says how a number becomes a byte.</summary>
    private static char? FindUnconvertedByte(IOperation element) =>
        element is { Type.TypeKind: TypeKind.Error }
        && element.WithoutConversions().ConstantValue.Value is int and >= byte.MinValue and <= byte.MaxValue and var number
            ? (char)number
            : null;

    private static string? FindText(IReadOnlyList<IOperation> elements)
    {
        var text = new StringBuilder(elements.Count);
        int unknown = 0;
        foreach (IOperation element in elements)
        {
            switch (element.ConstantValue.Value)
            {
                case char character:
                    text.Append(character);
                    break;
                case byte number:
                    text.Append((char)number);
                    break;
                case sbyte number:
                    text.Append((char)(byte)number);
                    break;
                case null when FindUnconvertedByte(element) is { } number:
                    text.Append(number);
                    break;
                default:
                    // A byte or two that vary do not make a key out of a constant.
                    if (++unknown * MostUnknown > elements.Count) return null;
                    break;
            }
        }
        return text.Length > 0 ? text.ToString() : null;
    }
}
