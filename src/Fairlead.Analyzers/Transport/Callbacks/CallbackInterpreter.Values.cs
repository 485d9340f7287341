using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

// What expressions and patterns are worth.
internal sealed partial class CallbackInterpreter
{
    private KnownValue Evaluate(IOperation operation)
    {
        if (++_steps > MostSteps) HasGivenUp = true;
        if (HasGivenUp) return KnownValue.Unknown;
        if (operation.ConstantValue is { HasValue: true, Value: var constant }) return KnownValue.FromConstant(constant);
        switch (operation)
        {
            case IConversionOperation conversion:
                return Evaluate(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case ILocalReferenceOperation { Local: var local }:
                return GetVariable(local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return GetVariable(parameter);
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return EvaluateMember((IMemberReferenceOperation)operation);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return KnownValue.FromConstant(!IsTrue(Evaluate(not.Operand), FindSource(not.Operand)));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation } complement:
                return Evaluate(complement.Operand).Number is { } bits ? KnownValue.FromConstant(~bits) : KnownValue.Unknown;
            case IBinaryOperation binary:
                return EvaluateBinary(binary);
            case IConditionalOperation choice:
                return IsTrue(Evaluate(choice.Condition), FindSource(choice.Condition))
                    ? Evaluate(choice.WhenTrue)
                    : choice.WhenFalse is null
                    ? KnownValue.Unknown
                    : Evaluate(choice.WhenFalse);
            case ICoalesceOperation choice:
                KnownValue first = Evaluate(choice.Value);
                return first.IsNull ? Evaluate(choice.WhenNull) : first;
            case IConditionalAccessOperation access:
                KnownValue accessed = Evaluate(access.Operation);
                return accessed.IsNull ? KnownValue.Null : EvaluateAccess(accessed, access.WhenNotNull);
            case IConditionalAccessInstanceOperation:
                return _accessed.Count > 0 ? _accessed.Peek() : KnownValue.Unknown;
            case IInstanceReferenceOperation { ReferenceKind: not InstanceReferenceKind.ContainingTypeInstance }:
                return _receivers.Count > 0 ? _receivers.Peek() : KnownValue.Unknown;
            case ISwitchExpressionOperation choice:
                return EvaluateSwitch(choice);
            case IIsPatternOperation test:
                return Match(test.Pattern, Evaluate(test.Value));
            case IIsTypeOperation test:
                return Evaluate(test.ValueOperand).Kind == KnownValueKind.Certificate
                    ? KnownValue.FromConstant(!test.IsNegated)
                    : KnownValue.Unknown;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Evaluate(assignment.Value));
            case ICompoundAssignmentOperation { Target: var target } compound:
                KnownValue assigned = CallbackExpressions.Combine(compound.OperatorKind, Evaluate(target), Evaluate(compound.Value));
                return Assign(target, assigned);
            case IIncrementOrDecrementOperation step:
                return EvaluateStep(step);
            case IObjectCreationOperation creation:
                return EvaluateCreation(creation);
            case IInvocationOperation call:
                return EvaluateCall(call);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                return GetItem(Evaluate(element.ArrayReference), element.Indices[0]);
            case IImplicitIndexerReferenceOperation element:
                return GetItem(Evaluate(element.Instance), element.Argument);
            case IArrayCreationOperation { Initializer: { } items }:
                return EvaluateItems(items.ElementValues);
            case ICollectionExpressionOperation collection:
                return EvaluateItems(collection.Elements);
            case ITupleOperation tuple:
                return EvaluateItems(tuple.Elements);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IDelegateCreationOperation created:
                return Evaluate(created.Target);
            case IAnonymousFunctionOperation or IMethodReferenceOperation:
                return new KnownValue(KnownValueKind.Function, operation);
            case IThrowOperation:
                _threw = true;
                return KnownValue.Unknown;
            default:
                return KnownValue.Unknown;
        }
    }

    private KnownValue GetVariable(ISymbol variable) => _values.TryGetValue(variable, out KnownValue value) ? value : KnownValue.Unknown;

    private KnownValue Assign(IOperation target, KnownValue value)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local: var local }:
                SetVariable(local, value);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                SetVariable(parameter, value);
                break;
            case IPropertyReferenceOperation { Instance: { } instance, Property.Name: var property }:
                ChangePolicy(Evaluate(instance), property, value);
                break;
        }
        return value;
    }

    private static void ChangePolicy(KnownValue changed, string property, KnownValue value)
    {
        if (changed.Policy is not { } policy) return;
        if (property == "VerificationFlags") policy.VerificationFlags = value;
        else if (property == "ChainPolicy") policy.Become(value.Policy);
    }

    private KnownValue EvaluateStep(IIncrementOrDecrementOperation step)
    {
        KnownValue before = Evaluate(step.Target);
        if (before.Number is not { } number) return Assign(step.Target, KnownValue.Unknown);
        KnownValue after = KnownValue.FromConstant(step.Kind == OperationKind.Increment ? number + 1 : number - 1);
        Assign(step.Target, after);
        return step.IsPostfix ? before : after;
    }

    private KnownValue EvaluateAccess(KnownValue accessed, IOperation access)
    {
        _accessed.Push(accessed);
        KnownValue value = Evaluate(access);
        _accessed.Pop();
        return value;
    }

    private KnownValue EvaluateMember(IMemberReferenceOperation reference)
    {
        KnownValue instance = reference.Instance is null ? KnownValue.Unknown : Evaluate(reference.Instance);
        if (reference is IPropertyReferenceOperation { Arguments: { Length: 1 } indices } && instance.Items is not null)
            return GetItem(instance, indices[0].Value);
        if (_expressions.FindMember(reference, instance) is { } known) return known;
        if (reference.SemanticModel?.Compilation is not { } compilation || _depth >= DeepestCalls) return KnownValue.Unknown;
        if (reference.Member is IPropertySymbol { GetMethod: { IsAbstract: false } getter }
            && Declarations.FindBody(getter.OriginalDefinition, compilation, cancellationToken) is { } body)
            return Invoke(body);
        return reference.Member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { IsReadOnly: true, IsIndexer: false }
            && Declarations.FindInitialValue(reference.Member.OriginalDefinition, compilation, cancellationToken)
                is ISymbolInitializerOperation { Value: var initial }
            ? EvaluateInitial(initial)
            : KnownValue.Unknown;
    }

    /// <summary>A list that begins empty is filled by somebody, and an object is changed.</summary>
    private KnownValue EvaluateInitial(IOperation initial)
    {
        KnownValue value = Evaluate(initial);
        return value.Kind is KnownValueKind.Constant or KnownValueKind.Function || value.Items is { Count: > 0 }
            ? value
            : KnownValue.Unknown;
    }

    private KnownValue EvaluateBinary(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return KnownValue.FromConstant(IsTrue(Evaluate(binary.LeftOperand), FindSource(binary.LeftOperand))
                    && IsTrue(Evaluate(binary.RightOperand), FindSource(binary.RightOperand)));
            case BinaryOperatorKind.ConditionalOr:
                return KnownValue.FromConstant(IsTrue(Evaluate(binary.LeftOperand), FindSource(binary.LeftOperand))
                    || IsTrue(Evaluate(binary.RightOperand), FindSource(binary.RightOperand)));
            default:
                return CallbackExpressions.Combine(binary.OperatorKind, Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
        }
    }

    private KnownValue EvaluateSwitch(ISwitchExpressionOperation choice)
    {
        KnownValue value = Evaluate(choice.Value);
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            if (IsTrue(Match(arm.Pattern, value)) && (arm.Guard is null || IsTrue(Evaluate(arm.Guard)))) return Evaluate(arm.Value);
        }
        _threw = true;
        return KnownValue.Unknown;
    }
}
