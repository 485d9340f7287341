using Fairlead.Analyzers.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>
/// A text as one expression writes it: a literal, or a sum, an interpolated string or a call that puts one together. What is only known at
/// run time is a hole in it.
/// </summary>
internal sealed class WrittenText
{
    private WrittenText(ExpressionSyntax expression, IReadOnlyList<TextPart> parts) =>
        (Expression, Parts, Value) =
            (expression, parts, string.Concat(parts.Select(static part => part.Value ?? StringExpression.Unknown)));

    public ExpressionSyntax Expression { get; }

    public IReadOnlyList<TextPart> Parts { get; }

    /// <summary>The text, with <see cref="StringExpression.Unknown"/> for each hole.</summary>
    public string Value { get; }

    public bool HasHoles => Parts.Any(static part => part.Value is null);

    /// <summary>Reads the text that an expression writes. Returns null if it writes none.</summary>
    public static WrittenText? Read(ExpressionSyntax expression, ReadingContext context)
    {
        IOperation? operation = context.GetModel(expression).GetOperation(expression, context.CancellationToken);
        if (operation is null) return null;
        bool isText = ConstantText.FindTextLiteral(operation) is not null || StringCompositions.IsComposition(operation);
        if (!isText) return null;
        List<StringPiece> pieces = StringCompositions.GetPieces(operation);
        return new WrittenText(expression, [.. pieces.Select(piece => CreatePart(piece, context))]);
    }

    /// <summary>Creates the text that an expression refers to.</summary>
    public static WrittenText CreateNamed(ExpressionSyntax reference, string value) => new(reference, [new TextPart(value, reference)]);

    /// <summary>Finds the whole expression that a place in the code is a part of: the sum around an operand.</summary>
    public static ExpressionSyntax? FindWhole(SyntaxNode place)
    {
        SyntaxNode? node = place.FirstAncestorOrSelf<SyntaxNode>(static node =>
            node is ExpressionSyntax || node is InterpolatedStringContentSyntax);
        while (node is not null && FindComposition(node) is { } outer) node = outer;
        return node as ExpressionSyntax;
    }

    private static SyntaxNode? FindComposition(SyntaxNode part) => part switch
    {
        InterpolatedStringContentSyntax => part.Parent,
        { Parent: InterpolationSyntax } => part.Parent,
        { Parent: BinaryExpressionSyntax sum } when sum.IsKind(SyntaxKind.AddExpression) => sum,
        { Parent: ParenthesizedExpressionSyntax inner } when inner.Parent.IsKind(SyntaxKind.AddExpression) => inner,
        { Parent: MemberAccessExpressionSyntax { Name: var name } access } when name == part => access,
        { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } when IsComposing(call) => call,
        ArgumentListSyntax { Parent: InvocationExpressionSyntax call } when IsComposing(call) => call,
        _ => null,
    };

    private static bool IsComposing(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Name.Identifier.ValueText: "Concat" or "Format",
        Expression: PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" },
    };

    private static TextPart CreatePart(StringPiece piece, ReadingContext context)
    {
        if (!piece.IsUnknown) return new TextPart(piece.Value, piece.Operation.Syntax);
        return piece.Operation.Syntax is ExpressionSyntax hole && context.Values.Read(hole) is { } known
            ? new TextPart(known.Text, hole)
            : new TextPart(null, piece.Operation.Syntax);
    }
}

/// <summary>A part of a text.</summary>
/// <param name="Value">What it says; null if that is only known at run time.</param>
/// <param name="Syntax">Where it stands.</param>
internal sealed record TextPart(string? Value, SyntaxNode Syntax)
{
    /// <summary>The code of a hole in an interpolated string, with its format.</summary>
    public string HoleCode => Syntax.Parent is InterpolationSyntax hole
        ? hole.ToString().Substring(1, hole.ToString().Length - 2)
        : Syntax is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
        ? Syntax.ToString()
        : $"({Syntax})";
}
