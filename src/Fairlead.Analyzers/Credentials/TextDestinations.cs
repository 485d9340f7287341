using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>Follows a text from where it is written to the variable, member, parameter, key or comparison that gets it.</summary>
internal static class TextDestinations
{
    /// <summary>Returns null if it is given to nothing that has a name.</summary>
    /// <param name="text">Where it is written.</param>
    /// <param name="owner">The member whose code that is.</param>
    public static DestinationName? Find(IOperation text, ISymbol? owner)
    {
        if (FindDefaultValueName(text) is { } member) return member;

        foreach (ValueDestination destination in ValueDestination.Follow(text))
        {
            // The setting that is looked up says what its fallback is, whatever the variable is called.
            if (LookUps.FindName(destination) is { } setting) return setting;
            if (IsHandedOn(destination.Value, destination.User)) continue;
            return FindName(destination, owner);
        }

        return null;
    }

    /// <summary>Determines whether the user is only another form of the value.</summary>
    private static bool IsHandedOn(IOperation value, IOperation user) => user.Kind switch
    {
        OperationKind.Conversion or OperationKind.Parenthesized or OperationKind.Coalesce or OperationKind.SwitchExpression => true,
        OperationKind.VariableInitializer
            or OperationKind.ArrayInitializer
            or OperationKind.ArrayCreation
            or OperationKind.CollectionExpression => true,
        OperationKind.ConstantPattern or OperationKind.BinaryPattern or OperationKind.NegatedPattern or OperationKind.DelegateCreation =>
            true,
        OperationKind.ObjectOrCollectionInitializer or OperationKind.Block or OperationKind.AnonymousFunction => true,
        OperationKind.ObjectCreation
            when user is IObjectCreationOperation creation => creation.Initializer == value || ArgumentNames.IsWrapper(creation),
        OperationKind.Conditional when user is IConditionalOperation choice => choice.Condition != value,
        OperationKind.SwitchExpressionArm when user is ISwitchExpressionArmOperation arm => arm.Value == value,
        OperationKind.Return or OperationKind.YieldReturn => FindEnclosingFunction(user) is IAnonymousFunctionOperation,
        OperationKind.Argument when user is IArgumentOperation argument => argument.Parent switch
        {
            IInvocationOperation call => ArgumentNames.PassesOn(call, argument),
            IObjectCreationOperation creation => ArgumentNames.IsWrapper(creation),
            _ => false,
        },
        OperationKind.Invalid => PassThroughCalls.FindInput(UnresolvedMember.Find(user)) == value,
        OperationKind.Invocation when user is IInvocationOperation call =>
            call.Instance == value ? ArgumentNames.IsTransformation(call.TargetMethod) : value is IArgumentOperation,
        _ => false,
    };

    private static DestinationName? FindName(ValueDestination destination, ISymbol? owner) => destination.InitializedSymbol switch
    {
        ILocalSymbol or IParameterSymbol => new DestinationName(destination.InitializedSymbol.Name),
        { } member => GetMemberName(member),
        null => FindName(destination.Value, destination.User, owner),
    };

    private static DestinationName? FindName(IOperation value, IOperation user, ISymbol? owner) => user.Kind switch
    {
        OperationKind.MemberInitializer
            when user is IMemberInitializerOperation { InitializedMember: var member } => TargetNames.Find(member),
        OperationKind.Return or OperationKind.YieldReturn => FindResultName(user, owner),
        OperationKind.Binary
            when user is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            TargetNames.Find(comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand),
        OperationKind.IsPattern when user is IIsPatternOperation { Value: var compared } && compared != value => TargetNames.Find(compared),
        OperationKind.PropertySubpattern
            when user is IPropertySubpatternOperation { Member: IMemberReferenceOperation { Member: var member } } =>
            new DestinationName(member.Name),
        OperationKind.CaseClause when user.Parent?.Parent is ISwitchOperation { Value: var compared } => TargetNames.Find(compared),
        OperationKind.SwitchExpressionArm
            when user is ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value: var compared } } arm
                && arm.Pattern == value =>
            TargetNames.Find(compared),
        OperationKind.Tuple when user is ITupleOperation tuple => FindElementName(tuple, tuple.Elements.IndexOf(value)),
        OperationKind.Argument when user is IArgumentOperation argument => ArgumentNames.Find(argument),
        OperationKind.Invalid => ArgumentNames.Find(UnresolvedMember.Find(user), value),
        OperationKind.Invocation
            when user is IInvocationOperation call && call.Instance == value => ArgumentNames.FindInComparison(call, value),
        _ when user is IAssignmentOperation assignment && assignment.Value == value => TargetNames.Find(assignment.Target),
        _ => null,
    };

    private static DestinationName GetMemberName(ISymbol member) => new(member.Name, NameContainers.IsNameContainer(member.ContainingType));

    private static DestinationName? FindResultName(IOperation result, ISymbol? owner)
    {
        if (FindEnclosingFunction(result) is ILocalFunctionOperation { Symbol: var function }) return GetMethodName(function);
        return owner switch
        {
            IMethodSymbol { AssociatedSymbol: { } property } => GetMemberName(property),
            IMethodSymbol method => GetMethodName(method),
            IPropertySymbol property => GetMemberName(property),
            _ => null,
        };
    }

    // What "GetPassword" gives is a password.
    private static DestinationName GetMethodName(IMethodSymbol method) => new(TargetNames.WithoutVerb(method.Name));

    private static IOperation? FindEnclosingFunction(IOperation result)
    {
        IOperation? parent = result.Parent;
        while (parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation)) parent = parent.Parent;
        return parent;
    }

    private static DestinationName? FindElementName(ITupleOperation tuple, int index)
    {
        IOperation? user = tuple.Parent;
        ITypeSymbol? type = tuple.Type;
        for (; user is IConversionOperation conversion; user = user.Parent) type = conversion.Type;

        if (user is IDeconstructionAssignmentOperation { Target: var target })
        {
            if (target is IDeclarationExpressionOperation { Expression: var declared }) target = declared;
            return target is ITupleOperation variables && index < variables.Elements.Length
                ? TargetNames.Find(variables.Elements[index])
                : null;
        }

        return type is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } && index < elements.Length
            ? new DestinationName(elements[index].Name)
            : null;
    }

    // [DefaultValue("x")] public string Password { get; set; }
    private static DestinationName? FindDefaultValueName(IOperation text)
    {
        SyntaxNode? node = text.Syntax.Parent;
        while (node is ParenthesizedExpressionSyntax) node = node.Parent;
        return node is AttributeArgumentSyntax
            {
                NameEquals: null,
                Parent.Parent: AttributeSyntax { Name: var name,
                    Parent: AttributeListSyntax { Parent: PropertyDeclarationSyntax property } },
            }
            && name.ToString().Contains("DefaultValue")
                ? new DestinationName(property.Identifier.ValueText)
                : null;
    }
}
