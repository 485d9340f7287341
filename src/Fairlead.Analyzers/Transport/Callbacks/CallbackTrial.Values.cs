using Fairlead.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

// What expressions and patterns are worth.
internal sealed partial class CallbackTrial
{
    private KnownValue Value(IOperation operation)
    {
        if (++_steps > MostSteps) IsLost = true;
        if (IsLost) return KnownValue.Unknown;
        if (operation.ConstantValue is { HasValue: true, Value: var constant }) return KnownValue.Of(constant);
        switch (operation)
        {
            case IConversionOperation conversion:
                return Value(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Value(parenthesized.Operand);
            case IAwaitOperation awaited:
                return Value(awaited.Operation);
            case ILocalReferenceOperation { Local: var local }:
                return ValueOf(local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return ValueOf(parameter);
            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return ValueOfMember((IMemberReferenceOperation)operation);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return KnownValue.Of(!IsTrue(Value(not.Operand), SourceOf(not.Operand)));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation } complement:
                return Value(complement.Operand).Number is { } bits ? KnownValue.Of(~bits) : KnownValue.Unknown;
            case IBinaryOperation binary:
                return ValueOf(binary);
            case IConditionalOperation choice:
                return IsTrue(Value(choice.Condition), SourceOf(choice.Condition)) ? Value(choice.WhenTrue) : choice.WhenFalse is null ? KnownValue.Unknown : Value(choice.WhenFalse);
            case ICoalesceOperation choice:
                KnownValue first = Value(choice.Value);
                return first.IsNull ? Value(choice.WhenNull) : first;
            case IConditionalAccessOperation access:
                KnownValue accessed = Value(access.Operation);
                return accessed.IsNull ? KnownValue.Null : Value(access.WhenNotNull);
            case IConditionalAccessInstanceOperation instance:
                return instance.Parent is null ? KnownValue.Unknown : ValueOfAccessed(instance);
            case ISwitchExpressionOperation choice:
                return ValueOf(choice);
            case IIsPatternOperation test:
                return Match(test.Pattern, Value(test.Value));
            case IIsTypeOperation test:
                return Value(test.ValueOperand).Kind == KnownKind.Certificate ? KnownValue.Of(!test.IsNegated) : KnownValue.Unknown;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Value(assignment.Value));
            case ICompoundAssignmentOperation { Target: var target } compound:
                KnownValue assigned = CallbackExpressions.Combine(compound.OperatorKind, Value(target), Value(compound.Value));
                return Assign(target, assigned);
            case IIncrementOrDecrementOperation or ICoalesceAssignmentOperation or IDeconstructionAssignmentOperation:
                return KnownValue.Unknown;
            case IObjectCreationOperation creation:
                return ValueOf(creation);
            case IInvocationOperation call:
                return ValueOf(call);
            case IThrowOperation:
                _threw = true;
                return KnownValue.Unknown;
            default:
                return KnownValue.Unknown;
        }
    }

    private KnownValue ValueOf(ISymbol variable) => _values.TryGetValue(variable, out KnownValue value) ? value : KnownValue.Unknown;

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

    private KnownValue ValueOfAccessed(IOperation instance)
    {
        for (IOperation? parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull.Syntax.Span.Contains(instance.Syntax.Span) && access.Operation != instance)
                return Value(access.Operation);
        }
        return KnownValue.Unknown;
    }

    private KnownValue ValueOfMember(IMemberReferenceOperation reference)
    {
        KnownValue instance = reference.Instance is null ? KnownValue.Unknown : Value(reference.Instance);
        if (_expressions.OfMember(reference, instance) is { } known) return known;
        if (reference.SemanticModel?.Compilation is not { } compilation) return KnownValue.Unknown;
        switch (reference.Member)
        {
            case IFieldSymbol { IsReadOnly: true } field
                when Declarations.InitialValue(field.OriginalDefinition, compilation, cancellationToken) is ISymbolInitializerOperation { Value: var initial }:
                return initial.ConstantValue is { HasValue: true, Value: var constant } ? KnownValue.Of(constant) : KnownValue.Unknown;
            case IPropertySymbol { GetMethod: { IsAbstract: false } getter } when _depth < DeepestCalls
                && Declarations.Body(getter.OriginalDefinition, compilation, cancellationToken) is { } body:
                return Call(body);
            default:
                return KnownValue.Unknown;
        }
    }

    private KnownValue ValueOf(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return KnownValue.Of(IsTrue(Value(binary.LeftOperand), SourceOf(binary.LeftOperand)) && IsTrue(Value(binary.RightOperand), SourceOf(binary.RightOperand)));
            case BinaryOperatorKind.ConditionalOr:
                return KnownValue.Of(IsTrue(Value(binary.LeftOperand), SourceOf(binary.LeftOperand)) || IsTrue(Value(binary.RightOperand), SourceOf(binary.RightOperand)));
            default:
                return CallbackExpressions.Combine(binary.OperatorKind, Value(binary.LeftOperand), Value(binary.RightOperand));
        }
    }

    private KnownValue ValueOf(ISwitchExpressionOperation choice)
    {
        KnownValue value = Value(choice.Value);
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            if (IsTrue(Match(arm.Pattern, value)) && (arm.Guard is null || IsTrue(Value(arm.Guard)))) return Value(arm.Value);
        }
        _threw = true;
        return KnownValue.Unknown;
    }

    private KnownValue ValueOf(IObjectCreationOperation creation)
    {
        KnownValue[] arguments = [.. creation.Arguments.Select(one => Value(one.Value))];
        // new X509Certificate2(certificate), new ValueTask<bool>(true)
        if (arguments.Length == 1 && creation.Type?.Name is "X509Certificate2" or "X509Certificate" or "ValueTask") return arguments[0];
        return KnownValue.Object;
    }

    private KnownValue ValueOf(IInvocationOperation call)
    {
        KnownValue instance = call.Instance is null ? KnownValue.Unknown : Value(call.Instance);
        KnownValue[] arguments = [.. call.Arguments.Select(one => Value(one.Value))];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref) Assign(argument.Value, KnownValue.Unknown);
        }

        if (_expressions.OfCall(call, instance, arguments) is { } known) return known;
        if (_depth < DeepestCalls && BodyOf(call) is { } body)
        {
            for (int i = 0; i < call.Arguments.Length; i++)
            {
                if (call.Arguments[i].Parameter is { } parameter) _values[parameter.OriginalDefinition] = arguments[i];
            }
            return Call(body);
        }

        // ThrowIfUntrusted(certificate), Verify(errors): what is not at hand may refuse by an exception.
        if (call.TargetMethod.ReturnsVoid && CallbackExpressions.MayRefuse(call.TargetMethod) && Decide(Decider.Program, null)) _threw = true;
        return KnownValue.Unknown;
    }

    private KnownValue Call(IOperation body)
    {
        _depth++;
        Completion completion = Run(body);
        _depth--;
        KnownValue result = completion == Completion.Returned ? _result : KnownValue.Unknown;
        _threw = completion == Completion.Threw;
        return result;
    }

    /// <summary>Null where another type may bring another body.</summary>
    private IOperation? BodyOf(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return method.IsAbstract || (method.IsVirtual && !method.ContainingType.IsSealed) ? null : Declarations.BodyAt(call, method, cancellationToken);
    }

    private KnownValue Match(IPatternOperation pattern, KnownValue value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return KnownValue.Of(true);
            case IConstantPatternOperation constant:
                return KnownValue.AreEqual(value, Value(constant.Value));
            case INegatedPatternOperation negated:
                KnownValue inner = Match(negated.Pattern, value);
                return inner.Truth is { } truth ? KnownValue.Of(!truth) : inner;
            case IBinaryPatternOperation both:
                bool left = IsTrue(Match(both.LeftPattern, value));
                return KnownValue.Of(both.OperatorKind == BinaryOperatorKind.Or
                    ? left || IsTrue(Match(both.RightPattern, value))
                    : left && IsTrue(Match(both.RightPattern, value)));
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } declared) _values[declared] = value;
                return declaration.MatchesNull || value.Kind == KnownKind.Certificate ? KnownValue.Of(true) : KnownValue.Unknown;
            case ITypePatternOperation:
                return value.Kind == KnownKind.Certificate ? KnownValue.Of(true) : KnownValue.Unknown;
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } there:
                if (there.DeclaredSymbol is { } named) _values[named] = value;
                return value.IsThere ? KnownValue.Of(true) : value.IsNull ? KnownValue.Of(false) : KnownValue.Unknown;
            default:
                return KnownValue.Unknown;
        }
    }
}
