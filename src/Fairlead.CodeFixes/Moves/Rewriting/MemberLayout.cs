using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Adds fields to a class and statements to its constructors.</summary>
internal static class MemberLayout
{
    /// <summary>Inserts a field behind the last one that stands in front of a constructor, or else in front of the constructor.</summary>
    public static TextChange InsertField(CodePlace constructor, string code)
    {
        SourceText text = constructor.Text;
        string indentation = CodeLayout.GetIndentation(text, constructor.Position);
        FieldDeclarationSyntax? last = ((TypeDeclarationSyntax)constructor.Node.Parent!).Members.OfType<FieldDeclarationSyntax>()
            .LastOrDefault(field => field.SpanStart < constructor.Position && !field.Modifiers.Any(SyntaxKind.ConstKeyword)
                && !field.Modifiers.Any(SyntaxKind.StaticKeyword));
        if (last is not null)
        {
            return CodeLayout.Insert(
                text.Lines.GetLineFromPosition(last.Span.End).EndIncludingLineBreak, indentation + code + constructor.LineEnd);
        }
        int start = text.Lines.GetLineFromPosition(CodeLayout.FindStart(text, constructor.Node)).Start;
        return CodeLayout.Insert(start, indentation + code + constructor.LineEnd + constructor.LineEnd);
    }

    /// <summary>Inserts a statement into a constructor, behind those that keep its parameters.</summary>
    public static IReadOnlyList<TextChange> InsertAssignment(CodePlace constructor, string code)
    {
        var node = (ConstructorDeclarationSyntax)constructor.Node;
        if (node.Body is not { } body) return InsertIntoExpression(constructor, node, code);
        ExpressionStatementSyntax? last = body.Statements.TakeWhile(statement => IsAssignmentOfParameter(statement, node))
            .OfType<ExpressionStatementSyntax>().LastOrDefault();
        return [last is null ? CodeLayout.InsertFirst(constructor, body, code) : CodeLayout.InsertAfter(constructor, last, code)];
    }

    private static IReadOnlyList<TextChange> InsertIntoExpression(CodePlace constructor, ConstructorDeclarationSyntax node, string code)
    {
        ArrowExpressionClauseSyntax arrow = node.ExpressionBody!;
        string outer = CodeLayout.GetIndentation(constructor.Text, node.SpanStart);
        string inner = CodeLayout.Indent(outer);
        int start = arrow.ArrowToken.GetPreviousToken().Span.End;
        return
        [
            new TextChange(
                TextSpan.FromBounds(start, arrow.Expression.SpanStart),
                $"{constructor.LineEnd}{outer}{{{constructor.LineEnd}{inner}"),
            CodeLayout.Insert(arrow.Expression.SpanStart, code + constructor.LineEnd + inner),
            CodeLayout.Insert(node.SemicolonToken.Span.End, $"{constructor.LineEnd}{outer}}}"),
        ];
    }

    private static bool IsAssignmentOfParameter(StatementSyntax statement, ConstructorDeclarationSyntax constructor)
    {
        if (statement is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Right: var right } }) return false;
        ExpressionSyntax value = right is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce
            ? coalesce.Left
            : right;
        return value is IdentifierNameSyntax { Identifier.ValueText: var name }
            && constructor.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name);
    }
}
