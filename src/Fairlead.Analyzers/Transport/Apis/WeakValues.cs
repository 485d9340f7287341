using System.Globalization;
using Fairlead.Analyzers.Flow;
using Fairlead.Analyzers.Transport.Callbacks;
using Fairlead.Detection.Transport;
using Fairlead.Detection.Transport.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// Judges what a sink is given: a value as it stands there, what variables and members with one value hold, and what callers hand to a
/// parameter. A value that others may set, such as a setting of one's own, is no finding.
/// </summary>
internal sealed class WeakValues(Compilation compilation, CancellationToken cancellationToken)
{
    private const int MostCallers = 2;

    private readonly ValueOrigins _origins = new(cancellationToken);

    /// <summary>The weak ones among what a value may be, each where a reader would change it.</summary>
    public IEnumerable<WeakPlace> In(IOperation value, WeakValue weak) => In(value, weak, callers: 0);

    private IEnumerable<WeakPlace> In(IOperation value, WeakValue weak, int callers)
    {
        value = Unwrap(value);
        switch (value)
        {
            case { ConstantValue.HasValue: true }:
                return Direct(value, weak);
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                WeakPlace[] first = [.. In(choice.WhenTrue, weak, callers)], second = [.. In(whenFalse, weak, callers)];
                // For a truth value, a choice between both is the condition itself.
                bool isChoiceOfUser = IsTruth(weak) && (first.Length == 0 || second.Length == 0);
                return isChoiceOfUser ? [] : first.Concat(second);
            case ISwitchExpressionOperation choice:
                WeakPlace[] weakArms = [.. choice.Arms.SelectMany(arm => In(arm.Value, weak, callers))];
                return IsTruth(weak) && weakArms.Length < choice.Arms.Length ? [] : weakArms;
            case ICoalesceOperation choice:
                return In(choice.Value, weak, callers).Concat(IsTruth(weak) ? [] : In(choice.WhenNull, weak, callers));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not when IsTruth(weak):
                WeakValue opposite = weak.Kind == WeakValueKind.True ? WeakValue.False : WeakValue.True;
                return In(not.Operand, opposite, callers).Any(place => not.Syntax.Span.Contains(place.Operation.Syntax.Span)) ? [new WeakPlace(value, null)] : [];
            case IDelegateCreationOperation or IObjectCreationOperation:
                return Direct(value, weak);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.Add } combination when !IsTruth(weak):
                return In(combination.LeftOperand, weak, callers).Concat(In(combination.RightOperand, weak, callers));
            default:
                WeakPlace[] direct = [.. Direct(value, weak)];
                return direct.Length > 0 ? direct : ThroughFlow(value, weak, callers);
        }
    }

    private IEnumerable<WeakPlace> Direct(IOperation value, WeakValue weak) =>
        IsWeak(value, weak, out string? detail) ? [new WeakPlace(value, detail)] : [];

    private IEnumerable<WeakPlace> ThroughFlow(IOperation value, WeakValue weak, int callers)
    {
        bool isMixed = false;
        WeakPlace? found = null;
        var places = new List<WeakPlace>();
        foreach (ValueOrigin origin in _origins.Of(value))
        {
            IOperation operation = Unwrap(origin.Operation);
            if (IsWeak(operation, weak, out string? detail))
            {
                if (IsMerelyInitial(operation) || DevelopmentCode.Contains(operation)) continue;
                found ??= new WeakPlace(value, detail);
            }
            else if (Slot.Of(operation) is IParameterSymbol parameter && callers < MostCallers)
            {
                foreach (IOperation argument in FillersIn(parameter)) places.AddRange(In(argument, weak, callers + 1));
            }
            else if (operation is IConversionOperation or ILiteralOperation or IFieldReferenceOperation { Field.IsConst: true })
            {
                isMixed = true;
            }
        }
        if (found is { } one && !(isMixed && IsTruth(weak))) places.Insert(0, one);
        return places;
    }

    private bool IsWeak(IOperation value, WeakValue weak, out string? detail)
    {
        detail = null;
        switch (weak.Kind)
        {
            case WeakValueKind.True:
                return value.ConstantValue.Value is true;
            case WeakValueKind.False:
                return value.ConstantValue.Value is false || (weak.Members.Count > 0 && IsMember(value, weak.Members));
            case WeakValueKind.Null:
                return value.ConstantValue is { HasValue: true, Value: null };
            case WeakValueKind.Member:
                return IsMember(value, weak.Members);
            case WeakValueKind.AnyFlag:
                return value.Type?.TypeKind == TypeKind.Enum && value.ConstantValue is { HasValue: true, Value: { } flags } && NumberOf(flags) != 0;
            case WeakValueKind.AcceptingCallback:
                detail = new AcceptingCallbacks(cancellationToken).Accepted(value);
                return detail is not null;
            case WeakValueKind.UncheckedCallback:
                return new AcceptingCallbacks(cancellationToken).IsUnchecked(value);
            case WeakValueKind.ObsoleteVersion:
                detail = value.ConstantValue.Value is string versions ? ObsoleteProtocols.Display(versions) : null;
                return detail is not null;
            case WeakValueKind.PlainPort:
                return value.ConstantValue is { HasValue: true, Value: int port } && ClearTextSchemes.IsPlainPort(port);
            default:
                return false;
        }
    }

    private static bool IsMember(IOperation value, IReadOnlyList<string> members)
    {
        if (value.ConstantValue is { HasValue: true, Value: { } constant })
        {
            if (constant is string text) return members.Contains(text);
            if (value.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type) return false;
            long number = NumberOf(constant);
            bool isFlags = type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "FlagsAttribute");
            foreach (string name in members)
            {
                if (type.GetMembers(name).FirstOrDefault() is not IFieldSymbol { ConstantValue: { } one }) continue;
                long bits = NumberOf(one);
                if (bits == number || (isFlags && bits != 0 && (number & bits) == bits && !IsSecured(type, number))) return true;
            }
            return false;
        }
        // Classes that act as enumerations: SqlConnectionEncryptOption.Optional, ChannelCredentials.Insecure
        return value is IMemberReferenceOperation { Member: { IsStatic: true } member } && members.Contains(member.Name);
    }

    // ContextOptions.SimpleBind | ContextOptions.SecureSocketLayer
    private static bool IsSecured(INamedTypeSymbol type, long number) =>
        type.GetMembers("SecureSocketLayer").FirstOrDefault() is IFieldSymbol { ConstantValue: { } secured } && (number & NumberOf(secured)) != 0;

    /// <summary>Whether it is only what a member starts with that others may set.</summary>
    private bool IsMerelyInitial(IOperation origin) => origin.Root() switch
    {
        IFieldInitializerOperation { InitializedFields: var fields } when fields[0] is var field => !field.IsConst
            && ((!field.IsReadOnly && field.DeclaredAccessibility != Accessibility.Private) || IsFilled(field)),
        IPropertyInitializerOperation { InitializedProperties: var properties } when properties[0] is var property =>
            property.SetMethod is { DeclaredAccessibility: not Accessibility.Private } || IsFilled(property),
        IParameterInitializerOperation => true,
        _ => false,
    };

    private bool IsFilled(ISymbol member) => FillersIn(member).Any();

    /// <summary>What code of the type that declares a slot gives to it.</summary>
    private IEnumerable<IOperation> FillersIn(ISymbol slot)
    {
        if (slot.OutermostType() is not { } type) yield break;
        var fillers = new SlotFillers([slot]);
        foreach (SyntaxReference declaration in type.DeclaringSyntaxReferences)
        {
            foreach ((ISymbol _, IOperation given) in fillers.In(declaration.SyntaxTree, declaration.Span, compilation, cancellationToken)) yield return given;
        }
    }

    public static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation { Operand: var operand } && !(value.ConstantValue.HasValue && !operand.ConstantValue.HasValue)
            || value is IParenthesizedOperation)
        {
            IOperation inner = value is IParenthesizedOperation parenthesized ? parenthesized.Operand : ((IConversionOperation)value).Operand;
            // (SslMode)0 is the enumeration's member, and not the number.
            if (value.Type?.TypeKind == TypeKind.Enum && inner.Type?.TypeKind != TypeKind.Enum) break;
            value = inner;
        }
        return value;
    }

    private static bool IsTruth(WeakValue weak) => weak.Kind is WeakValueKind.True or WeakValueKind.False;

    private static long NumberOf(object constant) => constant is ulong big ? unchecked((long)big) : Convert.ToInt64(constant, CultureInfo.InvariantCulture);
}
