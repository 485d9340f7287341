using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

// What calls and new objects are worth.
internal sealed partial class CallbackInterpreter
{
    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
        { "List", "HashSet", "SortedSet", "Collection", "ReadOnlyCollection" };

    private KnownValue EvaluateCreation(IObjectCreationOperation creation)
    {
        KnownValue[] arguments = [.. creation.Arguments.Select(argument => Evaluate(argument.Value))];
        KnownValue first = arguments.Length > 0 ? arguments[0] : KnownValue.Unknown;
        KnownValue created = creation.Type?.Name switch
        {
            // new X509Certificate2(certificate), new ValueTask<bool>(true)
            "X509Certificate2" or "X509Certificate" or "ValueTask" when arguments.Length == 1 => first,
            "X509Chain" => new KnownValue(KnownValueKind.Chain, new ChainPolicyState()),
            "X509ChainPolicy" => new KnownValue(KnownValueKind.ChainPolicy, new ChainPolicyState()),
            { } name when Collections.Contains(name) && (first.Items is not null || creation.Arguments.All(IsNoCollection)) =>
                KnownValue.FromItems(first.Items ?? []),
            _ => KnownValue.Object,
        };
        Initialize(created, creation.Initializer);
        return created;
    }

    // A capacity or a comparer.
    private static bool IsNoCollection(IArgumentOperation argument) =>
        argument.Parameter?.Type is { SpecialType: SpecialType.System_Int32 } or { Name: "IEqualityComparer" or "IComparer" };

    private void Initialize(KnownValue created, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null) return;
        _receivers.Push(created);
        foreach (IOperation part in initializer.Initializers)
        {
            if (part is IMemberInitializerOperation member) Initialize(Evaluate(member.InitializedMember), member.Initializer);
            else Evaluate(part);
        }
        _receivers.Pop();
    }

    private KnownValue EvaluateItems(IEnumerable<IOperation> elements)
    {
        var items = new List<KnownValue>();
        foreach (IOperation element in elements)
        {
            if (element is not ISpreadOperation spread) items.Add(Evaluate(element));
            else if (Evaluate(spread.Operand).Items is { } spreadItems) items.AddRange(spreadItems);
            else return KnownValue.Unknown;
        }
        return KnownValue.FromItems(items);
    }

    private KnownValue EvaluateCall(IInvocationOperation call)
    {
        KnownValue instance = call.Instance is null ? KnownValue.Unknown : Evaluate(call.Instance);
        KnownValue[] arguments = new KnownValue[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
            arguments[argument.Parameter?.Ordinal ?? 0] = Evaluate(argument.Value);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref) Assign(argument.Value, KnownValue.Unknown);
        }

        if (instance.Kind == KnownValueKind.Function && call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
            return Call(instance, arguments);
        if (EvaluateQuery(call, instance, arguments) is { } queried) return queried;
        if (_expressions.FindCall(call, instance, arguments) is { } known) return known;
        if (_depth < DeepestCalls && FindBody(call) is { } body)
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument.Parameter is { } parameter) SetVariable(parameter.OriginalDefinition, arguments[parameter.Ordinal]);
            }
            return Invoke(body);
        }

        // Whoever gets a policy may change it.
        foreach (KnownValue argument in arguments) argument.Policy?.Become(null);
        // ThrowIfUntrusted(certificate), Verify(errors): what is not at hand may refuse by an exception.
        if (call.TargetMethod.ReturnsVoid && CallbackExpressions.MayRefuse(call.TargetMethod) && Decide(Decider.Program, null))
            _threw = true;
        return KnownValue.Unknown;
    }

    /// <summary>Calls a lambda, or a method by its name.</summary>
    private KnownValue Call(KnownValue function, params KnownValue[] arguments)
    {
        if (_depth >= DeepestCalls) return KnownValue.Unknown;
        switch (function.Constant)
        {
            case IAnonymousFunctionOperation { Symbol: var symbol, Body: var body }:
                return Call(symbol, body, arguments);
            // statuses.Any(accepted.Contains)
            case IMethodReferenceOperation { Method.Name: "Contains", Instance: { } list } when Evaluate(list).Items is { } items:
                return Contains(items, arguments[0]);
            case IMethodReferenceOperation { Method: var method } reference:
                return Declarations.FindBodyAt(reference, method, cancellationToken) is { } declared
                    ? Call(method.OriginalDefinition, declared, arguments)
                    : KnownValue.Unknown;
            default:
                return KnownValue.Unknown;
        }
    }

    private KnownValue Call(IMethodSymbol method, IOperation body, KnownValue[] arguments)
    {
        for (int i = 0; i < method.Parameters.Length && i < arguments.Length; i++) SetVariable(method.Parameters[i], arguments[i]);
        return Invoke(body);
    }

    private KnownValue Invoke(IOperation body)
    {
        bool threwBefore = _threw;
        _depth++;
        Completion completion = Run(body);
        _depth--;
        KnownValue result = completion == Completion.Returned ? _result : KnownValue.Unknown;
        _threw = threwBefore || completion == Completion.Threw;
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
}
