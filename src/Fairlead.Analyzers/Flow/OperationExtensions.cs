using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Flow;

internal static class OperationExtensions
{
    /// <summary>The operation that conversions stand around.</summary>
    [return: NotNullIfNotNull(nameof(operation))]
    public static IOperation? WithoutConversions(this IOperation? operation)
    {
        while (operation is IConversionOperation { Operand: var operand }) operation = operand;
        return operation;
    }

    /// <summary>The body, initializer or attribute that an operation belongs to.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }
}
