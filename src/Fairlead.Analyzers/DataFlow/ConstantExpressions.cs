using System.Text;
using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>A constant as code writes it in one place: a literal, a composition of literals, an array of numbers or characters.</summary>
internal static class ConstantExpressions
{
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
    public static bool IsBytes(IOperation operation) => operation is IArrayCreationOperation or ICollectionExpressionOperation;

    private static string? FindText(IReadOnlyList<IOperation> elements)
    {
        var text = new StringBuilder(elements.Count);
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
                default:
                    return null;
            }
        }
        return text.Length > 0 ? text.ToString() : null;
    }
}
