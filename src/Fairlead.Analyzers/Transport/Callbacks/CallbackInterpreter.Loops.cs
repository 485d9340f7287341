using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

// How loops run.
internal sealed partial class CallbackInterpreter
{
    private Completion RunLoop(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForEachLoopOperation each:
                return RunForEach(each);
            case IForLoopOperation counted:
                Completion before = RunAll(counted.Before);
                return before == Completion.Normal
                    ? RunRounds(counted.Condition, isAskedFirst: true, isUntil: false, counted.Body, counted.AtLoopBottom)
                    : before;
            case IWhileLoopOperation repeated:
                return RunRounds(repeated.Condition, repeated.ConditionIsTop, repeated.ConditionIsUntil, repeated.Body, []);
            default:
                return GiveUp();
        }
    }

    private Completion RunForEach(IForEachLoopOperation loop)
    {
        ISymbol? element = (loop.LoopControlVariable as IVariableDeclaratorOperation)?.Symbol;
        if (Evaluate(loop.Collection).Items is { } items)
        {
            foreach (KnownValue item in items.ToArray())
            {
                if (RunRound(loop.Body, element, item) is { } left) return left;
            }
            return Completion.Normal;
        }

        // Not at all, or once: what a loop does to its variables over many rounds is not followed.
        return Decide(Decider.Program, null) && RunRound(loop.Body, element, KnownValue.Unknown) is { } end ? end : Completion.Normal;
    }

    private Completion RunRounds(
        IOperation? condition, bool isAskedFirst, bool isUntil, IOperation body, IReadOnlyList<IOperation> atBottom)
    {
        bool isGuessed = false;
        for (bool isAsked = isAskedFirst; ; isAsked = true)
        {
            if (isAsked && condition is not null)
            {
                KnownValue value = Evaluate(condition);
                if (isGuessed && value.Truth is null) return Completion.Normal;
                isGuessed = value.Truth is null;
                if (IsTrue(value) == isUntil) return Completion.Normal;
            }
            if (RunRound(body, element: null, item: default) is { } left) return left;
            Completion bottom = RunAll(atBottom);
            if (bottom != Completion.Normal) return bottom;
        }
    }

    /// <summary>Returns how the loop ends, or null if another round may follow.</summary>
    private Completion? RunRound(IOperation body, ISymbol? element, KnownValue item)
    {
        if (element is not null) SetVariable(element, item);
        return Run(body) switch
        {
            Completion.Normal or Completion.Continued => null,
            Completion.Broke => Completion.Normal,
            var completion => completion,
        };
    }
}
