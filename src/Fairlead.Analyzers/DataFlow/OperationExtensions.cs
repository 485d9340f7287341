using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

internal static class OperationExtensions
{
    /// <summary>The operation that conversions stand around.</summary>
    [return: NotNullIfNotNull(nameof(operation))]
    public static IOperation? WithoutConversions(this IOperation? operation)
    {
        while (operation is IConversionOperation { Operand: var operand }) operation = operand;
        return operation;
    }

    /// <summary>
    /// Gets what each element of a tuple gets from a tuple that is written there; none where the value is something else.
    /// </summary>
    public static IEnumerable<(IOperation Target, IOperation Value)> GetPairs(this IDeconstructionAssignmentOperation deconstruction) =>
        deconstruction.Target is ITupleOperation targets && deconstruction.Value.WithoutConversions() is ITupleOperation values
            ? targets.Elements.Zip(values.Elements, static (target, value) => (target, value))
            : [];

    /// <summary>The same, also where a method returns the tuple.</summary>
    public static IEnumerable<(IOperation Target, IOperation Value)> GetReturnedPairs(
        this IDeconstructionAssignmentOperation deconstruction, CancellationToken cancellationToken)
    {
        if (deconstruction.Target is not ITupleOperation targets) return [];
        if (deconstruction.Value.WithoutConversions() is not IInvocationOperation { TargetMethod: var method } call)
            return deconstruction.GetPairs();
        return Declarations.FindReturnedValues(Declarations.FindBodyAt(call, method, cancellationToken))
            .Select(static returned => returned.WithoutConversions()).OfType<ITupleOperation>()
            .SelectMany(values => targets.Elements.Zip(values.Elements, static (target, value) => (target, value)));
    }

    /// <summary>Gets the body, initializer or attribute that an operation belongs to.</summary>
    public static IOperation GetRoot(this IOperation operation)
    {
        while (operation.Parent is { } parent) operation = parent;
        return operation;
    }
}
