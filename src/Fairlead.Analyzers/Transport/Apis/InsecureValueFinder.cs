using System.Globalization;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Transport.Callbacks;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// Judges what a sink is given: a value as it stands there, what variables and members with one value hold, and what callers hand to a
/// parameter. A value that others may set, such as a setting of one's own, is no finding.
/// </summary>
internal sealed class InsecureValueFinder(Compilation compilation, CancellationToken cancellationToken)
{
    private const int MostCallers = 2;

    private readonly ValueSourceFinder _sources = new(cancellationToken);

    /// <summary>The weak ones among what a value may be, each where a reader would change it.</summary>
    public IEnumerable<InsecureValue> Find(IOperation value, InsecureValuePattern pattern) => Find(value, pattern, callers: 0);

    private IEnumerable<InsecureValue> Find(IOperation value, InsecureValuePattern pattern, int callers)
    {
        value = Unwrap(value);
        if (FindElements(value, pattern) is { } elements) return elements.SelectMany(element => Find(element, pattern, callers));
        switch (value)
        {
            case { ConstantValue.HasValue: true }:
                return FindDirect(value, pattern);
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                InsecureValue[] first = [.. Find(choice.WhenTrue, pattern, callers)], second = [.. Find(whenFalse, pattern, callers)];
                // For a truth value, a choice between both is the condition itself.
                bool isChoiceOfUser = IsBoolean(pattern) && (first.Length == 0 || second.Length == 0);
                return isChoiceOfUser ? [] : first.Concat(second);
            case ISwitchExpressionOperation choice:
                InsecureValue[] weakArms = [.. choice.Arms.SelectMany(arm => Find(arm.Value, pattern, callers))];
                return IsBoolean(pattern) && weakArms.Length < choice.Arms.Length ? [] : weakArms;
            case ICoalesceOperation choice:
                return Find(choice.Value, pattern, callers).Concat(IsBoolean(pattern) ? [] : Find(choice.WhenNull, pattern, callers));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not when IsBoolean(pattern):
                InsecureValuePattern opposite = pattern.Kind == InsecureValueKind.True
                    ? InsecureValuePattern.False
                    : InsecureValuePattern.True;
                return Find(not.Operand, opposite, callers).Any(insecure => not.Syntax.Span.Contains(insecure.Operation.Syntax.Span))
                    ? [new InsecureValue(value, null)]
                    : [];
            case IDelegateCreationOperation or IObjectCreationOperation:
                return FindDirect(value, pattern);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.Add } combination when !IsBoolean(pattern):
                return Find(combination.LeftOperand, pattern, callers).Concat(Find(combination.RightOperand, pattern, callers));
            default:
                InsecureValue[] direct = [.. FindDirect(value, pattern)];
                return direct.Length > 0 ? direct : FindThroughFlow(value, pattern, callers);
        }
    }

    private IEnumerable<InsecureValue> FindDirect(IOperation value, InsecureValuePattern pattern) =>
        IsInsecure(value, pattern, out string? detail) ? [new InsecureValue(value, detail)] : [];

    private IEnumerable<InsecureValue> FindThroughFlow(IOperation value, InsecureValuePattern pattern, int callers)
    {
        bool isMixed = false;
        InsecureValue? found = null;
        var insecureValues = new List<InsecureValue>();
        ValueSource[] sources = [.. _sources.Find(value)];
        // callback = AcceptAll; if (env.IsProduction()) callback = null;
        if (sources.Length > 1 && Array.Exists(sources, source => IsSecureInProduction(source.Operation, pattern))) return [];
        foreach (ValueSource source in sources)
        {
            IOperation operation = Unwrap(source.Operation);
            if (FindElements(operation, pattern) is { } elements)
            {
                foreach (IOperation element in elements) insecureValues.AddRange(Find(element, pattern, callers));
            }
            else if (IsInsecure(operation, pattern, out string? detail))
            {
                if (IsMerelyInitial(operation) || DevelopmentCode.Contains(operation)) continue;
                found ??= new InsecureValue(value, detail);
            }
            else if (AssignableSymbols.Find(operation) is IParameterSymbol parameter && callers < MostCallers)
            {
                foreach (IOperation argument in FindAssigned(parameter)) insecureValues.AddRange(Find(argument, pattern, callers + 1));
            }
            else if (operation is IConversionOperation or ILiteralOperation or IFieldReferenceOperation { Field.IsConst: true })
            {
                isMixed = true;
            }
        }
        if (found is { } one && !(isMixed && IsBoolean(pattern))) insecureValues.Insert(0, one);
        return insecureValues;
    }

    private bool IsSecureInProduction(IOperation value, InsecureValuePattern pattern) =>
        value.ConstantValue.HasValue && !IsInsecure(Unwrap(value), pattern, out _) && DevelopmentCode.IsExcludedBy(value.Syntax);

    /// <summary>Finds a constant truth value, or one that is parsed: <c>bool.Parse("true")</c>.</summary>
    private static bool? FindTruth(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => constant as bool?,
        IInvocationOperation
        {
            TargetMethod: { Name: "Parse" or "ToBoolean", ContainingType.Name: "Boolean" or "Convert" }, Arguments: var parsed,
        }
            when parsed.Length > 0 && parsed[0].Value.WithoutConversions().ConstantValue.Value is string text
                && bool.TryParse(text, out bool truth) => truth,
        _ => null,
    };

    private bool IsInsecure(IOperation value, InsecureValuePattern pattern, out string? detail)
    {
        detail = null;
        switch (pattern.Kind)
        {
            case InsecureValueKind.True:
                return FindTruth(value) is true;
            case InsecureValueKind.False:
                return FindTruth(value) is false || (pattern.Members.Count > 0 && IsMember(value, pattern.Members));
            case InsecureValueKind.Null:
                return value.ConstantValue is { HasValue: true, Value: null };
            case InsecureValueKind.Member:
                return IsMember(value, pattern.Members);
            case InsecureValueKind.AnyFlag:
                return value.Type?.TypeKind == TypeKind.Enum
                    && value.ConstantValue is { HasValue: true, Value: { } flags }
                    && GetNumber(flags) != 0;
            case InsecureValueKind.AcceptingCallback:
                detail = new AcceptingCallbacks(cancellationToken).DescribeAccepted(value);
                return detail is not null;
            case InsecureValueKind.UncheckedCallback:
                return new AcceptingCallbacks(cancellationToken).IsUnchecked(value);
            case InsecureValueKind.ObsoleteVersion:
                detail = value.ConstantValue.Value is string versions ? ObsoleteProtocols.Display(versions) : null;
                return detail is not null;
            case InsecureValueKind.WeakSuite:
                detail = FindWeakSuite(value);
                return detail is not null;
            case InsecureValueKind.PlainPort:
                return value.ConstantValue is { HasValue: true, Value: int port } && ClearTextSchemeTable.IsPlainPort(port);
            default:
                return false;
        }
    }

    /// <summary>Finds the elements of an array, collection expression or initializer. Returns null for anything else.</summary>
    private static IEnumerable<IOperation>? FindElements(IOperation value, InsecureValuePattern pattern) => value switch
    {
        _ when pattern.Kind != InsecureValueKind.WeakSuite => null,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers.OfType<IInvocationOperation>()
            .SelectMany(static call => call.Arguments).Select(static argument => argument.Value),
        _ => null,
    };

    private static string? FindWeakSuite(IOperation value)
    {
        if (value.ConstantValue is not { HasValue: true, Value: { } constant }) return null;
        if (constant is string list) return WeakCiphers.FindInList(list)?.Weakness;
        return value.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            && type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => constant.Equals(member.ConstantValue)) is { } suite
            ? WeakCiphers.Describe(suite.Name)
            : null;
    }

    private static bool IsMember(IOperation value, IReadOnlyList<string> members)
    {
        if (value.ConstantValue is { HasValue: true, Value: { } constant })
        {
            if (constant is string text) return members.Contains(text);
            if (value.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type) return false;
            long number = GetNumber(constant);
            bool isFlags = type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "FlagsAttribute");
            foreach (string name in members)
            {
                if (type.GetMembers(name).FirstOrDefault() is not IFieldSymbol { ConstantValue: { } one }) continue;
                long bits = GetNumber(one);
                if (bits == number || (isFlags && bits != 0 && (number & bits) == bits && !IsSecured(type, number))) return true;
            }
            return false;
        }
        if (UnresolvedMember.Find(value) is { TypeName: not null, Arguments.Count: 0, IsConstructor: false } unresolved)
            return members.Contains(unresolved.Name);
        // Classes that act as enumerations: SqlConnectionEncryptOption.Optional, ChannelCredentials.Insecure
        return value is IMemberReferenceOperation { Member: { IsStatic: true } member } && members.Contains(member.Name);
    }

    // ContextOptions.SimpleBind | ContextOptions.SecureSocketLayer
    private static bool IsSecured(INamedTypeSymbol type, long number) =>
        type.GetMembers("SecureSocketLayer").FirstOrDefault() is IFieldSymbol { ConstantValue: { } secured }
            && (number & GetNumber(secured)) != 0;

    /// <summary>Determines whether it is only what a member starts with that others may set.</summary>
    private bool IsMerelyInitial(IOperation origin) => origin.GetRoot() switch
    {
        IFieldInitializerOperation { InitializedFields: var fields } when fields[0] is var field => !field.IsConst
            && ((!field.IsReadOnly && field.DeclaredAccessibility != Accessibility.Private) || IsAssigned(field)),
        IPropertyInitializerOperation { InitializedProperties: var properties } when properties[0] is var property =>
            property.SetMethod is { DeclaredAccessibility: not Accessibility.Private } || IsAssigned(property),
        IParameterInitializerOperation => true,
        _ => false,
    };

    private bool IsAssigned(ISymbol member) => FindAssigned(member).Any();

    /// <summary>Finds what the code of the declaring type assigns to a symbol.</summary>
    private IEnumerable<IOperation> FindAssigned(ISymbol assignable)
    {
        if (assignable.GetOutermostType() is not { } type) yield break;
        var search = new AssignmentSearch([assignable]);
        foreach (SyntaxReference declaration in type.DeclaringSyntaxReferences)
        {
            foreach ((ISymbol _, IOperation given) in search.FindWithin(
                declaration.SyntaxTree, declaration.Span, compilation, cancellationToken)) yield return given;
        }
    }

    public static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation { Operand: var operand } && !(value.ConstantValue.HasValue && !operand.ConstantValue.HasValue)
            || value is IParenthesizedOperation)
        {
            IOperation inner = value is IParenthesizedOperation parenthesized
                ? parenthesized.Operand
                : ((IConversionOperation)value).Operand;
            // (SslMode)0 is the enumeration's member, and not the number.
            if (value.Type?.TypeKind == TypeKind.Enum && inner.Type?.TypeKind != TypeKind.Enum) break;
            value = inner;
        }
        return value;
    }

    private static bool IsBoolean(InsecureValuePattern pattern) => pattern.Kind is InsecureValueKind.True or InsecureValueKind.False;

    private static long GetNumber(object constant) =>
        constant is ulong big ? unchecked((long)big) : Convert.ToInt64(constant, CultureInfo.InvariantCulture);
}
