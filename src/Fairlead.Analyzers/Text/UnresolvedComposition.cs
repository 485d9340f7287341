using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Text;

/// <summary>
/// A call of <c>string.Format</c> or <c>string.Concat</c> in code without a reference to the framework, where only its names are known.
/// </summary>
/// <param name="Format">The format. Null for <c>Concat</c>.</param>
/// <param name="Values">What fills the format, or what is joined.</param>
internal sealed record UnresolvedComposition(IOperation? Format, List<IOperation> Values)
{
    /// <summary>Returns null if an operation is not such a call, or its format is not a constant.</summary>
    public static UnresolvedComposition? Find(IOperation operation)
    {
        if (operation is not IInvalidOperation || operation.Syntax is not InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var type },
                ArgumentList.Arguments: { Count: > 0 } arguments,
            })
            return null;
        if (name is not ("Format" or "Concat") || type.ToString() is not ("string" or "String" or "System.String")) return null;

        var values = new List<IOperation>(arguments.Count);
        foreach (IOperation child in operation.ChildOperations)
        {
            if (arguments.Any(argument => argument.Expression.Span.Contains(child.Syntax.Span))) values.Add(child);
        }
        if (values.Count != arguments.Count) return null;
        if (name == "Concat") return new UnresolvedComposition(Format: null, values);

        int format = values.FindIndex(static value => value.ConstantValue.Value is string); // a provider may stand before it
        return format is 0 or 1 ? new UnresolvedComposition(values[format], values.GetRange(format + 1, values.Count - format - 1)) : null;
    }
}
