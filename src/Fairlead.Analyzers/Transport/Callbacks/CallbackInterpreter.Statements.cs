using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

// How statements run.
internal sealed partial class CallbackInterpreter
{
    private Completion Run(IOperation? statement)
    {
        if (statement is null) return Completion.Normal;
        if (++_steps > MostSteps) return GiveUp();
        cancellationToken.ThrowIfCancellationRequested();
        switch (statement)
        {
            case IMethodBodyOperation body:
                return Run((IOperation?)body.BlockBody ?? body.ExpressionBody);
            case IBlockOperation block:
                return RunAll(block.Operations);
            case IReturnOperation { Kind: OperationKind.Return } result:
                return Return(result.ReturnedValue);
            case IExpressionStatementOperation expression:
                return RunExpression(expression.Operation);
            case IConditionalOperation branch:
                return Run(IsTrue(Evaluate(branch.Condition)) ? branch.WhenTrue : branch.WhenFalse);
            case IVariableDeclarationGroupOperation declarations:
                foreach (IVariableDeclarationOperation declaration in declarations.Declarations)
                {
                    foreach (IVariableDeclaratorOperation variable in declaration.Declarators)
                    {
                        IOperation? initial = (variable.Initializer ?? declaration.Initializer)?.Value;
                        KnownValue value = initial is null ? KnownValue.Unknown : Evaluate(initial);
                        if (value.Kind == KnownValueKind.Unknown && initial is not null && _threw) return Completion.Threw;
                        SetVariable(variable.Symbol, value);
                    }
                }
                return Completion.Normal;
            case IUsingOperation block:
                Run(block.Resources as IVariableDeclarationGroupOperation);
                return Run(block.Body);
            case IUsingDeclarationOperation declaration:
                return Run(declaration.DeclarationGroup);
            case ILockOperation block:
                return Run(block.Body);
            case ITryOperation attempt:
                return RunTry(attempt);
            case IThrowOperation:
                return Completion.Threw;
            case ISwitchOperation choice:
                return RunSwitch(choice);
            case ILoopOperation loop:
                return RunLoop(loop);
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return Completion.Broke;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return Completion.Continued;
            case ILabeledOperation labeled:
                return Run(labeled.Operation);
            case IEmptyOperation or ILocalFunctionOperation:
                return Completion.Normal;
            default:
                return GiveUp();
        }
    }

    private Completion RunAll(IEnumerable<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            Completion completion = Run(statement);
            if (completion != Completion.Normal) return completion;
        }
        return Completion.Normal;
    }

    private Completion Return(IOperation? value)
    {
        if (value is null)
        {
            _result = KnownValue.Unknown;
            return Completion.Returned;
        }
        _threw = false;
        _result = Evaluate(value);
        return _threw ? Completion.Threw : Completion.Returned;
    }

    private Completion RunExpression(IOperation expression)
    {
        _threw = false;
        Evaluate(expression);
        return _threw ? Completion.Threw : Completion.Normal;
    }

    private Completion RunTry(ITryOperation attempt)
    {
        Completion completion = Run(attempt.Body);
        if (completion == Completion.Threw && !attempt.Catches.IsEmpty)
        {
            _threw = false;
            completion = Run(attempt.Catches[0].Handler);
        }
        Completion last = Run(attempt.Finally);
        return last == Completion.Normal ? completion : last;
    }

    private Completion RunSwitch(ISwitchOperation choice)
    {
        KnownValue value = Evaluate(choice.Value);
        ISwitchCaseOperation? taken = choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause switch
        {
            ISingleValueCaseClauseOperation single => IsTrue(KnownValue.AreEqual(value, Evaluate(single.Value))),
            IPatternCaseClauseOperation pattern =>
                IsTrue(Match(pattern.Pattern, value)) && (pattern.Guard is null || IsTrue(Evaluate(pattern.Guard))),
            _ => false,
        })) ?? choice.Cases.FirstOrDefault(static section => section.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation));
        Completion completion = taken is null ? Completion.Normal : RunAll(taken.Body);
        return completion == Completion.Broke ? Completion.Normal : completion;
    }
}
