using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

// What patterns say of values.
internal sealed partial class CallbackInterpreter
{
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
                if (declaration.DeclaredSymbol is { } declared) SetVariable(declared, value);
                return declaration.MatchesNull || value.Kind is KnownValueKind.Certificate or KnownValueKind.Chain
                    ? KnownValue.FromConstant(true)
                    : KnownValue.Unknown;
            case ITypePatternOperation:
                return value.Kind == KnownValueKind.Certificate ? KnownValue.FromConstant(true) : KnownValue.Unknown;
            case IRelationalPatternOperation relational:
                return CallbackExpressions.Combine(relational.OperatorKind, value, Evaluate(relational.Value));
            case IRecursivePatternOperation recursive:
                return MatchParts(recursive, value);
            case IListPatternOperation list when value is { Kind: KnownValueKind.List, Items: { } items }:
                if (list.DeclaredSymbol is { } whole) SetVariable(whole, value);
                return MatchItems(list.Patterns, items);
            default:
                return KnownValue.Unknown;
        }
    }

    private KnownValue MatchParts(IRecursivePatternOperation pattern, KnownValue value)
    {
        if (pattern.DeclaredSymbol is { } named) SetVariable(named, value);
        if (value.IsNull) return KnownValue.FromConstant(false);
        if (!value.IsPresent) return KnownValue.Unknown;
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            if (value is not { Kind: KnownValueKind.List, Items: { } items }) return KnownValue.Unknown;
            if (MatchItems(pattern.DeconstructionSubpatterns, items).Truth != true) return KnownValue.FromConstant(false);
        }
        _receivers.Push(value);
        bool matches = pattern.PropertySubpatterns.All(part => IsTrue(Match(part.Pattern, Evaluate(part.Member))));
        _receivers.Pop();
        return KnownValue.FromConstant(matches);
    }

    private KnownValue MatchItems(IReadOnlyList<IPatternOperation> patterns, List<KnownValue> items)
    {
        int slice = patterns.TakeWhile(static pattern => pattern is not ISlicePatternOperation).Count();
        bool hasSlice = slice < patterns.Count;
        if (hasSlice ? items.Count < patterns.Count - 1 : items.Count != patterns.Count) return KnownValue.FromConstant(false);
        for (int i = 0; i < patterns.Count; i++)
        {
            if (i == slice) continue;
            KnownValue item = items[i < slice ? i : items.Count - patterns.Count + i];
            if (!IsTrue(Match(patterns[i], item))) return KnownValue.FromConstant(false);
        }
        return KnownValue.FromConstant(true);
    }
}
