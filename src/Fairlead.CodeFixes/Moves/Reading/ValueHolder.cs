using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>A variable, field or property that has the same value wherever it is used.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Declaration">The declarator of a variable or field, or the property.</param>
/// <param name="Value">The expression that gives the value.</param>
/// <param name="IsReplacedByUsers">
/// True if its users ask for the value instead of it, as nothing but a constant may stand there, or the program has no connections yet when
/// it is set. False if the expression itself is written anew.
/// </param>
internal sealed record ValueHolder(ISymbol Symbol, SyntaxNode Declaration, ExpressionSyntax Value, bool IsReplacedByUsers)
{
    /// <summary>Finds the holder that a symbol is. Returns null if its value may change.</summary>
    public static ValueHolder? Find(ISymbol symbol, ReadingContext context) =>
        context.Holders.GetOrAdd(symbol, symbol => Create(symbol, context));

    private static ValueHolder? Create(ISymbol symbol, ReadingContext context)
    {
        SyntaxReference? reference = symbol.DeclaringSyntaxReferences.Length == 1 ? symbol.DeclaringSyntaxReferences[0] : null;
        if (reference is null || !context.Compilation.ContainsSyntaxTree(reference.SyntaxTree)) return null;
        return (symbol, reference.GetSyntax(context.CancellationToken)) switch
        {
            (ILocalSymbol local, VariableDeclaratorSyntax { Initializer.Value: var value } declarator)
                when local.IsConst || !IsAssigned(local, FindBlock(declarator)) =>
                new ValueHolder(local, declarator, value, local.IsConst),
            (IFieldSymbol field, VariableDeclaratorSyntax { Initializer.Value: var value } declarator)
                when field.IsConst || (field.IsReadOnly && !IsAssigned(field, declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>()!)) =>
                new ValueHolder(field, declarator, value, field.IsStatic || !IsPublicApi(field, context)),
            (IPropertySymbol { SetMethod: null } property, PropertyDeclarationSyntax { Initializer.Value: var value } declaration)
                when IsFree(property) && !IsAssigned(property, declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()!) =>
                new ValueHolder(property, declaration, value, property.IsStatic || !IsPublicApi(property, context)),
            (IPropertySymbol { SetMethod: null } property, PropertyDeclarationSyntax { ExpressionBody.Expression: var value } declaration)
                when IsFree(property) =>
                new ValueHolder(property, declaration, value, property.IsStatic),
            _ => null,
        };
    }

    /// <summary>Finds the holder whose value an expression gives. Returns null if it gives none.</summary>
    public static ValueHolder? FindOwner(ExpressionSyntax value, ReadingContext context)
    {
        SyntaxNode node = value;
        while (node.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax) node = node.Parent;
        SyntaxNode? declaration = node.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => declarator,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
            _ => null,
        };
        return declaration is not null && context.GetModel(value).GetDeclaredSymbol(declaration, context.CancellationToken) is { } symbol
            ? Find(symbol, context)
            : null;
    }

    /// <summary>Determines whether code outside of the solution may use it.</summary>
    public bool IsPublicApi(ReadingContext context) => IsPublicApi(Symbol, context);

    private static bool IsPublicApi(ISymbol member, ReadingContext context)
    {
        if (context.Compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary) return false;
        for (ISymbol? symbol = member; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            bool isVisible = symbol.DeclaredAccessibility
                is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
            if (!isVisible) return false;
        }
        return true;
    }

    /// <summary>True if nothing else depends on there being such a property.</summary>
    private static bool IsFree(IPropertySymbol property) =>
        property is { IsOverride: false, IsVirtual: false, IsAbstract: false, ExplicitInterfaceImplementations.IsEmpty: true }
        && !property.ContainingType.AllInterfaces.Any(contract => contract.GetMembers(property.Name).Length > 0);

    private static SyntaxNode FindBlock(SyntaxNode node) => node.FirstAncestorOrSelf<BlockSyntax>() ?? node.SyntaxTree.GetRoot();

    private static bool IsAssigned(ISymbol symbol, SyntaxNode scope) => scope.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax assignment => Names(assignment.Left, symbol.Name),
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument => Names(argument.Expression, symbol.Name),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } increment => Names(increment.Operand, symbol.Name),
        _ => false,
    });

    private static bool Names(ExpressionSyntax target, string name) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name
            && identifier.Parent?.Parent is not InitializerExpressionSyntax,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name.Identifier.ValueText: var member } => member == name,
        TupleExpressionSyntax tuple => tuple.Arguments.Any(argument => Names(argument.Expression, name)),
        _ => false,
    };
}
