using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>Follows a text from where it is written to the variable, member, parameter, key or comparison that gets it.</summary>
internal static class TextTarget
{
    /// <summary>Null when it is given to nothing that has a name.</summary>
    public static GivenName? Find(IOperation text)
    {
        if (OfDefaultValue(text) is { } member) return member;

        for (IOperation value = text; value.Parent is { } user; value = user)
        {
            if (IsHandedOn(value, user)) continue;
            return NameOf(value, user);
        }

        return null;
    }

    /// <summary>Whether the user is only another form of the value.</summary>
    private static bool IsHandedOn(IOperation value, IOperation user) => user switch
    {
        IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionOperation => true,
        IVariableInitializerOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation => true,
        IConstantPatternOperation or IBinaryPatternOperation or INegatedPatternOperation or IDelegateCreationOperation => true,
        IObjectOrCollectionInitializerOperation or IBlockOperation => true,
        IObjectCreationOperation creation => creation.Initializer == value || ArgumentTarget.IsWrapper(creation),
        IConditionalOperation choice => choice.Condition != value,
        ISwitchExpressionArmOperation arm => arm.Value == value,
        IReturnOperation => EnclosingFunction(user) is IAnonymousFunctionOperation,
        IAnonymousFunctionOperation => true,
        IArgumentOperation { Parent: IInvocationOperation call } argument => ArgumentTarget.PassesOn(call, argument),
        IArgumentOperation { Parent: IObjectCreationOperation creation } => ArgumentTarget.IsWrapper(creation),
        IInvocationOperation call => call.Instance == value ? ArgumentTarget.IsTransformation(call.TargetMethod) : value is IArgumentOperation,
        _ => false,
    };

    private static GivenName? NameOf(IOperation value, IOperation user)
    {
        switch (user)
        {
            case IVariableDeclaratorOperation { Symbol: var local }: return new GivenName(local.Name);
            case IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields }: return OfMember(fields[0]);
            case IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties }: return OfMember(properties[0]);
            case IParameterInitializerOperation { Parameter: { } parameter }: return new GivenName(parameter.Name);
            case IMemberInitializerOperation { InitializedMember: var member }: return TargetName.Of(member);
            case IAssignmentOperation assignment when assignment.Value == value: return TargetName.Of(assignment.Target);
            case IReturnOperation: return OfResult(user, value);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return TargetName.Of(comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand);
            case IIsPatternOperation { Value: var compared } when compared != value: return TargetName.Of(compared);
            case IPropertySubpatternOperation { Member: IMemberReferenceOperation { Member: var member } }: return new GivenName(member.Name);
            case ICaseClauseOperation { Parent.Parent: ISwitchOperation { Value: var compared } }: return TargetName.Of(compared);
            case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value: var compared } } arm when arm.Pattern == value:
                return TargetName.Of(compared);
            case ITupleOperation tuple: return OfElement(tuple, tuple.Elements.IndexOf(value));
            case IArgumentOperation argument: return ArgumentTarget.Find(argument);
            case IInvocationOperation call when call.Instance == value: return ArgumentTarget.OfComparison(call, value);
            default: return null;
        }
    }

    private static GivenName OfMember(ISymbol member) => new(member.Name, NameContainer.Is(member.ContainingType));

    private static GivenName? OfResult(IOperation result, IOperation value)
    {
        if (EnclosingFunction(result) is ILocalFunctionOperation { Symbol: var function }) return OfMethod(function);
        return result.SemanticModel?.GetEnclosingSymbol(value.Syntax.SpanStart) switch
        {
            IMethodSymbol { AssociatedSymbol: { } property } => OfMember(property),
            IMethodSymbol method => OfMethod(method),
            IPropertySymbol property => OfMember(property),
            _ => null,
        };
    }

    // What "GetPassword" gives is a password.
    private static GivenName OfMethod(IMethodSymbol method) => new(TargetName.WithoutVerb(method.Name));

    private static IOperation? EnclosingFunction(IOperation result)
    {
        IOperation? parent = result.Parent;
        while (parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation)) parent = parent.Parent;
        return parent;
    }

    private static GivenName? OfElement(ITupleOperation tuple, int index)
    {
        IOperation? user = tuple.Parent;
        ITypeSymbol? type = tuple.Type;
        for (; user is IConversionOperation conversion; user = user.Parent) type = conversion.Type;

        if (user is IDeconstructionAssignmentOperation { Target: var target })
        {
            if (target is IDeclarationExpressionOperation { Expression: var declared }) target = declared;
            return target is ITupleOperation variables && index < variables.Elements.Length ? TargetName.Of(variables.Elements[index]) : null;
        }

        return type is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } && index < elements.Length
            ? new GivenName(elements[index].Name)
            : null;
    }

    // [DefaultValue("x")] public string Password { get; set; }
    private static GivenName? OfDefaultValue(IOperation text)
    {
        SyntaxNode? node = text.Syntax.Parent;
        while (node is ParenthesizedExpressionSyntax) node = node.Parent;
        return node is AttributeArgumentSyntax
            {
                NameEquals: null,
                Parent.Parent: AttributeSyntax { Name: var name, Parent: AttributeListSyntax { Parent: PropertyDeclarationSyntax property } },
            }
            && name.ToString().Contains("DefaultValue")
                ? new GivenName(property.Identifier.ValueText)
                : null;
    }
}
