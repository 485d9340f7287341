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
                return accessed.IsNull ? KnownValue.Null : Evaluate(access.WhenNotNull);
            case IConditionalAccessInstanceOperation instance:
                return instance.Parent is null ? KnownValue.Unknown : EvaluateAccessed(instance);
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
            case IIncrementOrDecrementOperation or ICoalesceAssignmentOperation or IDeconstructionAssignmentOperation:
                return KnownValue.Unknown;
            case IObjectCreationOperation creation:
                return EvaluateCreation(creation);
            case IInvocationOperation call:
                return EvaluateCall(call);
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
        ISymbol? variable = target switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            _ => null,
        };
        if (variable is not null)
        {
            _values[variable] = value;
            _decided.Remove(variable);
        }
        return value;
    }

    private KnownValue EvaluateAccessed(IOperation instance)
    {
        for (IOperation? parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access
                && access.WhenNotNull.Syntax.Span.Contains(instance.Syntax.Span)
                && access.Operation != instance)
                return Evaluate(access.Operation);
        }
        return KnownValue.Unknown;
    }

    private KnownValue EvaluateMember(IMemberReferenceOperation reference)
    {
        KnownValue instance = reference.Instance is null ? KnownValue.Unknown : Evaluate(reference.Instance);
        if (_expressions.FindMember(reference, instance) is { } known) return known;
        if (reference.SemanticModel?.Compilation is not { } compilation) return KnownValue.Unknown;
        switch (reference.Member)
        {
            case IFieldSymbol { IsReadOnly: true } field
                when Declarations.FindInitialValue(field.OriginalDefinition, compilation, cancellationToken)
                    is ISymbolInitializerOperation { Value: var initial }:
                return initial.ConstantValue is { HasValue: true, Value: var constant }
                    ? KnownValue.FromConstant(constant)
                    : KnownValue.Unknown;
            case IPropertySymbol { GetMethod: { IsAbstract: false } getter } when _depth < DeepestCalls
                && Declarations.FindBody(getter.OriginalDefinition, compilation, cancellationToken) is { } body:
                return Invoke(body);
            default:
                return KnownValue.Unknown;
        }
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

    private KnownValue EvaluateCreation(IObjectCreationOperation creation)
    {
        KnownValue[] arguments = [.. creation.Arguments.Select(argument => Evaluate(argument.Value))];
        // new X509Certificate2(certificate), new ValueTask<bool>(true)
        if (arguments.Length == 1 && creation.Type?.Name is "X509Certificate2" or "X509Certificate" or "ValueTask") return arguments[0];
        return KnownValue.Object;
    }

    private KnownValue EvaluateCall(IInvocationOperation call)
    {
        KnownValue instance = call.Instance is null ? KnownValue.Unknown : Evaluate(call.Instance);
        KnownValue[] arguments = [.. call.Arguments.Select(argument => Evaluate(argument.Value))];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref) Assign(argument.Value, KnownValue.Unknown);
        }

        if (_expressions.FindCall(call, instance, arguments) is { } known) return known;
        if (_depth < DeepestCalls && FindBody(call) is { } body)
        {
            for (int i = 0; i < call.Arguments.Length; i++)
            {
                if (call.Arguments[i].Parameter is { } parameter) _values[parameter.OriginalDefinition] = arguments[i];
            }
            return Invoke(body);
        }

        // ThrowIfUntrusted(certificate), Verify(errors): what is not at hand may refuse by an exception.
        if (call.TargetMethod.ReturnsVoid && CallbackExpressions.MayRefuse(call.TargetMethod) && Decide(Decider.Program, null))
            _threw = true;
        return KnownValue.Unknown;
    }

    private KnownValue Invoke(IOperation body)
    {
        _depth++;
        Completion completion = Run(body);
        _depth--;
        KnownValue result = completion == Completion.Returned ? _result : KnownValue.Unknown;
        _threw = completion == Completion.Threw;
        return result;
    }

    /// <summary>Returns null if another type may bring another body.</summary>
    private IOperation? FindBody(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return method.IsAbstract || (method.IsVirtual && !method.ContainingType.IsSealed)
            ? null
            : Declarations.FindBodyAt(call, method, cancellationToken);
    }

    private KnownValue Match(IPatternOperation pattern, KnownValue value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return KnownValue.FromConstant(true);
            case IConstantPatternOperation constant:
                return KnownValue.AreEqual(value, Evaluate(constant.Value));
            case INegatedPatternOperation negated:
                KnownValue inner = Match(negated.Pattern, value);
                return inner.Truth is { } truth ? KnownValue.FromConstant(!truth) : inner;
            case IBinaryPatternOperation both:
                bool left = IsTrue(Match(both.LeftPattern, value));
                return KnownValue.FromConstant(both.OperatorKind == BinaryOperatorKind.Or
                    ? left || IsTrue(Match(both.RightPattern, value))
                    : left && IsTrue(Match(both.RightPattern, value)));
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } declared) _values[declared] = value;
                return declaration.MatchesNull || value.Kind == KnownValueKind.Certificate
                    ? KnownValue.FromConstant(true)
                    : KnownValue.Unknown;
            case ITypePatternOperation:
                return value.Kind == KnownValueKind.Certificate ? KnownValue.FromConstant(true) : KnownValue.Unknown;
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } there:
                if (there.DeclaredSymbol is { } named) _values[named] = value;
                return value.IsPresent ? KnownValue.FromConstant(true) : value.IsNull ? KnownValue.FromConstant(false) : KnownValue.Unknown;
            default:
                return KnownValue.Unknown;
        }
    }
}
