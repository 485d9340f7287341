using System.Collections.Immutable;
using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The properties of a type that must be set: those that cannot be null and that neither their declaration nor a constructor sets.
/// </summary>
internal static class RequiredProperties
{
    /// <param name="type">The type, whose base classes count too as far as their source is at hand.</param>
    /// <param name="isAsked">Which properties matter.</param>
    public static ImmutableArray<IPropertySymbol> Find(INamedTypeSymbol type, Func<IPropertySymbol, bool> isAsked)
    {
        var required = ImmutableArray.CreateBuilder<IPropertySymbol>();
        for (INamedTypeSymbol? declaring = type; declaring is { DeclaringSyntaxReferences.IsEmpty: false }; declaring = declaring.BaseType)
        {
            foreach (ISymbol member in declaring.GetMembers())
            {
                if (member is IPropertySymbol { Type.SpecialType: SpecialType.System_String } property
                    && isAsked(property)
                    && MustBeSet(property))
                    required.Add(property);
            }
        }
        return required.ToImmutable();
    }

    /// <summary>Determines whether the creation sets a property, or other code of the same body does.</summary>
    public static bool IsSet(ISymbol property, IObjectCreationOperation creation) => creation.GetRoot().Descendants().Any(operation =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var set } }
        && SymbolEqualityComparer.Default.Equals(set.OriginalDefinition, property.OriginalDefinition)
        && (operation.Parent is not IObjectOrCollectionInitializerOperation { Parent: var owner } || owner == creation));

    // Compilers themselves say it of a property that is required by keyword.
    private static bool MustBeSet(IPropertySymbol property) =>
        property is { SetMethod: not null, IsStatic: false, IsIndexer: false, IsRequired: false }
        && property.NullableAnnotation != NullableAnnotation.Annotated
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is PropertyDeclarationSyntax { ExpressionBody: null } declaration
        && StartsEmpty(declaration) && !IsSetInConstructor(property);

    private static bool StartsEmpty(PropertyDeclarationSyntax declaration) => declaration.Initializer?.Value switch
    {
        null => declaration.AccessorList?.Accessors.All(static accessor => accessor.Body is null
            && accessor.ExpressionBody is null) == true,
        PostfixUnaryExpressionSyntax { Operand: var operand } => IsEmpty(operand), // null!
        var value => IsEmpty(value),
    };

    private static bool IsEmpty(ExpressionSyntax value) =>
        value.ToString() is "null" or "default" or "\"\"" or "string.Empty" or "String.Empty";

    private static bool IsSetInConstructor(IPropertySymbol property) => property.ContainingType.DeclaringSyntaxReferences
        .SelectMany(static reference => reference.GetSyntax().ChildNodes())
        .OfType<ConstructorDeclarationSyntax>()
        .SelectMany(static constructor => constructor.DescendantNodes())
        .OfType<AssignmentExpressionSyntax>()
        .Any(assignment => AssignedMembers.FindName(assignment.Left) == property.Name);
}
