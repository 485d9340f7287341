using System.Collections.Immutable;
using Fairlead.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>A connection id that is known at compile time, and the expression that spells it.</summary>
internal readonly record struct ConnectionIdLiteral(string Id, SyntaxNode Expression);

/// <summary>Finds the constant ids that a value may be. What is only known at run time is left out.</summary>
internal static class ConnectionIdLiterals
{
    public static IEnumerable<ConnectionIdLiteral> In(IOperation? value)
    {
        value = value.WithoutConversions();
        if (value is null) return [];
        if (value.ConstantValue is { HasValue: true, Value: var constant })
            return constant is string { Length: > 0 } id ? [new ConnectionIdLiteral(id, SpelledAt(value))] : [];

        return value switch
        {
            IConditionalOperation conditional => [.. In(conditional.WhenTrue), .. In(conditional.WhenFalse)],
            ICoalesceOperation coalesce => [.. In(coalesce.Value), .. In(coalesce.WhenNull)],
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(static arm => In(arm.Value)),
            ISimpleAssignmentOperation assignment => In(assignment.Value),
            IArrayCreationOperation array => InAll(array.Initializer?.ElementValues),
            ICollectionExpressionOperation collection => InAll(collection.Elements),
            ISpreadOperation spread => In(spread.Operand),
            IObjectCreationOperation { Initializer: { } initializer } => In(initializer),
            IObjectOrCollectionInitializerOperation initializer => initializer.Initializers
                .OfType<IInvocationOperation>()
                .SelectMany(static add => add.Arguments)
                .SelectMany(static item => In(item.Value)),
            IFieldReferenceOperation { Field: var field } => InStaticReadOnly(field, value.Syntax),
            _ => [],
        };
    }

    private static IEnumerable<ConnectionIdLiteral> InAll(ImmutableArray<IOperation>? values) =>
        values is { } all ? all.SelectMany(static value => In(value)) : [];

    /// <summary>
    /// A constant of this file is spelled where it is declared. One of another file is reported where it is used: an editor shows
    /// what is wrong with the open file, and expects an analyzer to stay within the file that it was asked about.
    /// </summary>
    private static SyntaxNode SpelledAt(IOperation value)
    {
        ISymbol? constant = value switch
        {
            IFieldReferenceOperation reference => reference.Field,
            ILocalReferenceOperation reference => reference.Local,
            _ => null,
        };
        return InitializerOf(constant) is { } initializer && initializer.SyntaxTree == value.Syntax.SyntaxTree ? initializer : value.Syntax;
    }

    private static IEnumerable<ConnectionIdLiteral> InStaticReadOnly(IFieldSymbol field, SyntaxNode reference)
    {
        if (field is not { IsStatic: true, IsReadOnly: true }) return [];
        if (field.ContainingType.StaticConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared)) return [];
        if (InitializerOf(field) is not LiteralExpressionSyntax literal || !literal.IsKind(SyntaxKind.StringLiteralExpression)) return [];
        if (literal.Token.ValueText.Length == 0) return [];
        return [new ConnectionIdLiteral(literal.Token.ValueText, literal.SyntaxTree == reference.SyntaxTree ? literal : reference)];
    }

    private static ExpressionSyntax? InitializerOf(ISymbol? symbol) =>
        (symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value;
}
