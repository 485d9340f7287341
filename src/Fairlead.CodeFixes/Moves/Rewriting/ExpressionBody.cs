using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Makes a block of a function that is only an expression, so that it can have statements in front. More statements can follow later; those
/// so far are kept with the edits.
/// </summary>
internal sealed class ExpressionBody(PlannedEdits edits, CodePlace function, ExpressionSyntax expression)
{
    private PlanKey Key => function.GetKey(expression, "block");

    /// <summary>Adds a statement in front of the expression. Returns false if another fix changes that place.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="replaced">The parts of the expression that are written anew.</param>
    public bool TryAdd(string statement, IReadOnlyList<TextSpan> replaced)
    {
        ImmutableList<string> before = edits.Recall<ImmutableList<string>>(Key) ?? ImmutableList<string>.Empty;
        ImmutableList<string> after = before.Add(statement);
        bool isAdded = before.Count == 0 ? TryOpen(after, replaced) : edits.TryReplace(function.Document.Id, Open(before), Open(after));
        if (isAdded) edits.Remember(Key, after);
        return isAdded;
    }

    private bool TryOpen(ImmutableList<string> statements, IReadOnlyList<TextSpan> replaced)
    {
        // Behind the arrow of a new factory there is a space, which goes away.
        bool isOpen = function.Node is ArgumentSyntax
            ? edits.TryReplace(function.Document.Id, CodeLayout.Insert(expression.SpanStart, " "), Open(statements))
                && edits.TryAdd(function.Document.Id, Close())
            : edits.TryAdd(function.Document.Id, [Open(statements), Close()]);
        if (isOpen) Indent(replaced);
        return isOpen;
    }

    private TextChange Open(ImmutableList<string> statements)
    {
        SyntaxToken arrow = function.Node is LambdaExpressionSyntax lambda ? lambda.ArrowToken : expression.Parent!.GetFirstToken();
        int start = function.Node switch
        {
            ArgumentSyntax => expression.SpanStart,
            LambdaExpressionSyntax => arrow.Span.End,
            _ => arrow.GetPreviousToken().Span.End,
        };
        string keyword = expression is ThrowExpressionSyntax || !ReturnsValue() ? "" : "return ";
        string outer = GetOuterIndentation();
        string deep = GetIndentation();
        string body = IsProperty ? CodeLayout.Indent(outer) : outer;
        string[] heads = IsProperty ? [outer + "{", body + "get", body + "{"] : [outer + "{"];
        return new TextChange(
            TextSpan.FromBounds(start, expression.SpanStart),
            Join([.. heads, .. statements.Select(statement => deep + statement), deep + keyword]));
    }

    private TextChange Close()
    {
        string outer = GetOuterIndentation();
        if (IsLambda) return CodeLayout.Insert(expression.Span.End, ";" + Join(outer + "}"));
        string[] ends = IsProperty ? [CodeLayout.Indent(outer) + "}", outer + "}"] : [outer + "}"];
        return CodeLayout.Insert(expression.GetLastToken().GetNextToken().Span.End, Join(ends));
    }

    /// <summary>Moves the following lines of the expression as far to the right as its first one goes.</summary>
    private void Indent(IReadOnlyList<TextSpan> replaced)
    {
        int first = function.Text.Lines.GetLineFromPosition(expression.SpanStart).LineNumber;
        int last = function.Text.Lines.GetLineFromPosition(expression.Span.End).LineNumber;
        string deep = GetIndentation();
        string before = CodeLayout.GetIndentation(function.Text, expression.SpanStart);
        if (deep.Length <= before.Length) return;
        for (int line = first + 1; line <= last; line++)
        {
            int start = function.Text.Lines[line].Start;
            if (!replaced.Any(span => span.Contains(start)) && !IsInText(start) && !CodeLayout.IsBlank(function.Text, line))
                edits.TryAdd(function.Document.Id, CodeLayout.Insert(start, deep.Substring(before.Length)));
        }
    }

    private bool IsInText(int position)
    {
        SyntaxToken token = expression.FindToken(position);
        return (token.SpanStart < position && token.Span.End > position)
            || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>()?.SpanStart < position;
    }

    private bool IsLambda => function.Node is LambdaExpressionSyntax or ArgumentSyntax;

    private bool IsProperty => function.Node is BasePropertyDeclarationSyntax;

    private string GetOuterIndentation() => CodeLayout.GetIndentation(function.Text, function.Position);

    private string GetIndentation()
    {
        string inner = CodeLayout.Indent(GetOuterIndentation());
        return IsProperty ? CodeLayout.Indent(inner) : inner;
    }

    private string Join(params string[] lines) => string.Concat(lines.Select(line => function.LineEnd + line));

    private bool ReturnsValue()
    {
        if (IsProperty || function.Node is ArgumentSyntax) return true;
        IMethodSymbol? method = function.Node is AnonymousFunctionExpressionSyntax
            ? function.Model.GetSymbolInfo(function.Node).Symbol as IMethodSymbol
            : function.Model.GetDeclaredSymbol(function.Node) as IMethodSymbol;
        if (method is null || method.ReturnsVoid || method.MethodKind == MethodKind.Constructor) return false;
        return !method.IsAsync || method.ReturnType is INamedTypeSymbol { Arity: > 0 };
    }
}
