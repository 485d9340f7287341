using Fairlead.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>
/// One run of a callback by hand, for one set of errors that the checks before it have found. Where the way depends on what is not known,
/// the run takes the next of the decisions that it was given; when they are used up, it notes that one more is needed.
/// </summary>
internal sealed class CallbackTrial(CertificateErrors errors, IReadOnlyList<bool> decisions, CancellationToken cancellationToken)
{
    private const int MostSteps = 1_500;
    private const int DeepestCalls = 5;

    private readonly Dictionary<ISymbol, KnownValue> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _decided = new(SymbolEqualityComparer.Default);
    private readonly CallbackExpressions _expressions = new(errors);
    private KnownValue _result;
    private int _decisions;
    private int _steps;
    private int _depth;

    private enum Completion
    {
        Normal,
        Returned,
        Threw,
        LeftLoop,
    }

    /// <summary>Who decides at the point where the decisions ended; null when they were enough.</summary>
    public Decider? Undecided { get; private set; }

    /// <summary>Whether something was met that a trial does not understand.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether the callback says yes.</summary>
    public bool Accepts(IReadOnlyList<IParameterSymbol> parameters, IOperation body, bool resultIsTruth)
    {
        foreach (IParameterSymbol parameter in parameters) _values[parameter] = CallbackExpressions.OfParameter(parameter, errors);
        Completion completion = Run(body);
        if (completion == Completion.Threw) return false;
        // A validator without a result refuses by an exception.
        return !resultIsTruth || (completion == Completion.Returned && IsTrue(_result));
    }

    private Completion Run(IOperation? statement)
    {
        if (statement is null) return Completion.Normal;
        if (++_steps > MostSteps) return Lost();
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
                return Run(IsTrue(Value(branch.Condition)) ? branch.WhenTrue : branch.WhenFalse);
            case IVariableDeclarationGroupOperation declarations:
                foreach (IVariableDeclarationOperation declaration in declarations.Declarations)
                {
                    foreach (IVariableDeclaratorOperation variable in declaration.Declarators)
                    {
                        IOperation? initial = (variable.Initializer ?? declaration.Initializer)?.Value;
                        KnownValue value = initial is null ? KnownValue.Unknown : Value(initial);
                        if (value.Kind == KnownKind.Unknown && initial is not null && Threw) return Completion.Threw;
                        _values[variable.Symbol] = value;
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
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue }:
                return Completion.LeftLoop;
            case ILabeledOperation labeled:
                return Run(labeled.Operation);
            case IEmptyOperation or ILocalFunctionOperation:
                return Completion.Normal;
            default:
                return Lost();
        }
    }

    private bool Threw { get; set; }

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
        Threw = false;
        _result = Value(value);
        return Threw ? Completion.Threw : Completion.Returned;
    }

    private Completion RunExpression(IOperation expression)
    {
        Threw = false;
        Value(expression);
        return Threw ? Completion.Threw : Completion.Normal;
    }

    private Completion RunTry(ITryOperation attempt)
    {
        Completion completion = Run(attempt.Body);
        if (completion == Completion.Threw && !attempt.Catches.IsEmpty)
        {
            Threw = false;
            completion = Run(attempt.Catches[0].Handler);
        }
        Completion last = Run(attempt.Finally);
        return last == Completion.Normal ? completion : last;
    }

    private Completion RunSwitch(ISwitchOperation choice)
    {
        KnownValue value = Value(choice.Value);
        ISwitchCaseOperation? taken = choice.Cases.FirstOrDefault(one => one.Clauses.Any(clause => clause switch
        {
            ISingleValueCaseClauseOperation single => IsTrue(KnownValue.AreEqual(value, Value(single.Value))),
            IPatternCaseClauseOperation pattern => IsTrue(Match(pattern.Pattern, value)) && (pattern.Guard is null || IsTrue(Value(pattern.Guard))),
            _ => false,
        })) ?? choice.Cases.FirstOrDefault(static one => one.Clauses.Any(static clause => clause is IDefaultCaseClauseOperation));
        Completion completion = taken is null ? Completion.Normal : RunAll(taken.Body);
        return completion == Completion.LeftLoop ? Completion.Normal : completion;
    }

    /// <summary>Not at all, or once: what a loop does to its variables over many rounds is not followed.</summary>
    private Completion RunLoop(ILoopOperation loop)
    {
        if (!Decide(Decider.Program, null)) return Completion.Normal;
        if (loop is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var element } }) _values[element] = KnownValue.Unknown;
        Completion completion = Run(loop.Body);
        return completion is Completion.Returned or Completion.Threw ? completion : Completion.Normal;
    }

    private Completion Lost()
    {
        IsLost = true;
        return Completion.Threw;
    }

    private bool IsTrue(KnownValue value, ISymbol? source = null) =>
        value.Truth ?? Decide(value.Kind == KnownKind.Claimed ? Decider.OtherSide : Decider.Program, source);

    private bool Decide(Decider decider, ISymbol? source)
    {
        if (source is not null && _decided.TryGetValue(source, out bool before)) return before;
        bool decision = false;
        if (_decisions < decisions.Count) decision = decisions[_decisions++];
        else Undecided ??= decider;
        if (source is not null) _decided[source] = decision;
        return decision;
    }

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
                Threw = true;
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
        Threw = true;
        return KnownValue.Unknown;
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
        if (call.TargetMethod.ReturnsVoid && CallbackExpressions.MayRefuse(call.TargetMethod) && Decide(Decider.Program, null)) Threw = true;
        return KnownValue.Unknown;
    }

    private KnownValue Call(IOperation body)
    {
        _depth++;
        Completion completion = Run(body);
        _depth--;
        KnownValue result = completion == Completion.Returned ? _result : KnownValue.Unknown;
        Threw = completion == Completion.Threw;
        return result;
    }

    private IOperation? BodyOf(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        if (method.IsAbstract || (method.IsVirtual && !method.ContainingType.IsSealed) || call.SemanticModel?.Compilation is not { } compilation) return null;
        if (method.MethodKind != MethodKind.LocalFunction) return Declarations.Body(method, compilation, cancellationToken);
        IOperation root = call.Root();
        return root.Descendants().OfType<ILocalFunctionOperation>()
            .FirstOrDefault(local => SymbolEqualityComparer.Default.Equals(local.Symbol.OriginalDefinition, method))?.Body
            ?? Declarations.Body(method, compilation, cancellationToken);
    }

    /// <summary>What is asked more than once in one run is answered the same.</summary>
    private static ISymbol? SourceOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member => member.Member,
        _ => null,
    };
}
