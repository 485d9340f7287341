using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

// What queries over lists give whose items are known: the statuses of a chain, and what the code lists itself.
internal sealed partial class CallbackInterpreter
{
    private KnownValue? EvaluateQuery(IInvocationOperation call, KnownValue instance, KnownValue[] arguments)
    {
        bool isOfList = call.Instance is not null;
        KnownValue source = isOfList || arguments.Length == 0 ? instance : arguments[0];
        if (source.Items is not { } items) return null;
        int first = isOfList ? 0 : 1;
        KnownValue? argument = arguments.Length > first ? arguments[first] : null;
        KnownValue[] found = [.. items];
        switch (call.TargetMethod.Name)
        {
            case "Add" when argument is { } added:
                items.Add(added);
                return KnownValue.Unknown;
            case "All" or "TrueForAll":
                return KnownValue.FromConstant(found.All(item => Holds(argument, item)));
            case "Any" or "Exists":
                return KnownValue.FromConstant(found.Any(item => Holds(argument, item)));
            case "Count" or "LongCount":
                return source.Kind == KnownValueKind.List
                    ? KnownValue.FromConstant(found.Count(item => Holds(argument, item)))
                    : KnownValue.Claimed;
            case "Where" or "FindAll":
                return KnownValue.FromItems(found.Where(item => Holds(argument, item)).ToArray());
            case "Select" or "ConvertAll" when argument is { } selector:
                return KnownValue.FromItems(found.Select(item => Call(selector, item)).ToArray());
            case "SelectMany" when argument is { } selector:
                return EvaluateFlattened(found, selector);
            case "Aggregate":
                return Aggregate(found, argument ?? KnownValue.Unknown, arguments.Length > first + 1 ? arguments[first + 1] : null);
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Find":
                return GetOnly(call, found.Where(item => Holds(argument, item)).ToArray(), isLast: false);
            case "Last" or "LastOrDefault" or "FindLast":
                return GetOnly(call, found.Where(item => Holds(argument, item)).ToArray(), isLast: true);
            case "ElementAt" or "ElementAtOrDefault" when argument is { } index:
                return GetItem(source, index.Number);
            case "Contains" when argument is { } sought:
                return Contains(items, sought);
            case "Except" when argument?.Items is { } others:
                return KnownValue.FromItems(found.Where(item => !IsTrue(Contains(others, item))).ToArray());
            case "Intersect" when argument?.Items is { } others:
                return KnownValue.FromItems(found.Where(item => IsTrue(Contains(others, item))).ToArray());
            case "Concat" or "Union" when argument?.Items is { } others:
                return KnownValue.FromItems(found.Concat(others));
            case "IsSubsetOf" or "IsProperSubsetOf" when argument?.Items is { } others:
                return KnownValue.FromConstant(found.All(item => IsTrue(Contains(others, item))));
            case "IsSupersetOf" when argument?.Items is { } others:
                return KnownValue.FromConstant(others.All(item => IsTrue(Contains(items, item))));
            case "Overlaps" when argument?.Items is { } others:
                return KnownValue.FromConstant(found.Any(item => IsTrue(Contains(others, item))));
            case "Skip" when argument?.Number is { } skipped:
                return KnownValue.FromItems(found.Skip((int)skipped));
            case "ForEach" when argument is { } action:
                foreach (KnownValue item in found) Call(action, item);
                return KnownValue.Unknown;
            case "ToArray" or "ToList" or "ToHashSet" or "AsEnumerable" or "AsSpan" or "AsReadOnly" or "OfType" or "Cast" or "Distinct"
                or "Reverse" or "OrderBy" or "Take" or "ToImmutableArray" or "ToImmutableHashSet" or "ToFrozenSet":
                return source;
            default:
                return null;
        }
    }

    private bool Holds(KnownValue? condition, KnownValue item) => condition is not { } asked || IsTrue(Call(asked, item));

    private static KnownValue Contains(List<KnownValue> items, KnownValue sought)
    {
        KnownValue result = KnownValue.FromConstant(false);
        foreach (KnownValue item in items)
        {
            KnownValue equal = KnownValue.AreEqual(item, sought);
            if (equal.Truth == true) return equal;
            if (equal.Truth is null) result = equal;
        }
        return result;
    }

    private KnownValue? EvaluateFlattened(KnownValue[] items, KnownValue selector)
    {
        var all = new List<KnownValue>();
        foreach (KnownValue item in items)
        {
            if (Call(selector, item).Items is not { } inner) return null;
            all.AddRange(inner);
        }
        return KnownValue.FromItems(all);
    }

    // Either with a seed, or with the first item instead of it.
    private KnownValue Aggregate(KnownValue[] items, KnownValue seedOrFunction, KnownValue? function)
    {
        if (function is null && items.Length == 0) return KnownValue.Unknown;
        KnownValue result = function is null ? items[0] : seedOrFunction;
        for (int i = function is null ? 1 : 0; i < items.Length; i++) result = Call(function ?? seedOrFunction, result, items[i]);
        return result;
    }

    private KnownValue GetOnly(IInvocationOperation call, KnownValue[] found, bool isLast)
    {
        if (found.Length > 0) return found[isLast ? found.Length - 1 : 0];
        if (call.Type?.Name == "X509ChainStatus" && !call.TargetMethod.Name.StartsWith("Find", StringComparison.Ordinal)
            && call.TargetMethod.Name.EndsWith("OrDefault", StringComparison.Ordinal))
            return KnownValue.FromStatus(0);
        _threw = !call.TargetMethod.Name.EndsWith("OrDefault", StringComparison.Ordinal);
        return KnownValue.Unknown;
    }

    private KnownValue GetItem(KnownValue list, IOperation index) => GetItem(list, index switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var fromEnd } => list.Items?.Count - Evaluate(fromEnd).Number,
        IConversionOperation { Operand: IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd } =>
            list.Items?.Count - Evaluate(fromEnd.Operand).Number,
        _ => Evaluate(index).Number,
    });

    /// <summary>A chain has as many elements as the other side likes, and all of them are its own.</summary>
    private KnownValue GetItem(KnownValue list, long? index)
    {
        if (list.Items is not { } items) return list.Kind == KnownValueKind.Claimed ? list : KnownValue.Unknown;
        if (list.Kind == KnownValueKind.ChainElements) return items[0];
        if (index is { } known && known >= 0 && known < items.Count) return items[(int)known];
        _threw = index is not null;
        return KnownValue.Unknown;
    }
}
