using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Assignments to members that get another value right in the same block, so that the first one never counts.</summary>
internal static class OverwrittenAssignments
{
    public static bool IsOverwritten(TransportSinkUse use)
    {
        if (use.Operation
            is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation target, Parent: IExpressionStatementOperation statement }
            || statement.Parent is not IBlockOperation block) return false;
        foreach (IOperation later in block.Operations.SkipWhile(operation => operation != statement).Skip(1))
        {
            if (later is not IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment }
                || assignment.Target is not IMemberReferenceOperation other)
            {
                // Whatever else happens may use the object already.
                if (later is IExpressionStatementOperation { Operation: IInvocationOperation or IAwaitOperation }
                    or IReturnOperation
                    or IUsingOperation)
                    return false;
                continue;
            }
            if (SymbolEqualityComparer.Default.Equals(target.Member, other.Member)
                && BodyAssignments.IsSame(target.Instance, other.Instance))
                return true;
        }
        return false;
    }
}
