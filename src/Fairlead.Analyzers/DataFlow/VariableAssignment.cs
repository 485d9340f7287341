using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// One place where a variable or member gets a value. <see cref="Element"/> is the index in a tuple that is taken apart, and
/// <see cref="IsAddition"/> says that the value joins what is there already, as an appended character does.
/// </summary>
internal sealed record VariableAssignment(
    IOperation Site, IOperation Value, IOperation? Instance = null, int? Element = null, bool IsAddition = false)
{
    /// <summary>True if a text or secure string is appended to.</summary>
    public bool IsAppended =>
        IsAddition && Site is IInvocationOperation { TargetMethod: var method } && PassThroughCalls.IsAddition(method);

    /// <summary>True if it is put into a dictionary, under a key.</summary>
    public bool IsEntry => Site switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: > 0 } keys } } =>
            keys[0].Value.Type?.SpecialType != SpecialType.System_Int32,
        IInvocationOperation { Arguments.Length: 2, TargetMethod: var method } => PassThroughCalls.IsCollectionAddition(method),
        _ => false,
    };

    public int Start => Site.Syntax.SpanStart;

    public int End => Site.Syntax.Span.End;
}
