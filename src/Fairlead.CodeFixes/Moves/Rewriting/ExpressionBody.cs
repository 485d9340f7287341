using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Makes a block of a function that is only an expression, so that it can have a statement in front.</summary>
internal static class ExpressionBody
{
    /// <summary>Creates the changes around the expression. Behind the arrow of a new factory there is a space, which goes away.</summary>
    public static IReadOnlyList<TextChange> ToBlock(CodePlace function, ExpressionSyntax expression, string statement)
    {
        string outer = CodeLayout.GetIndentation(function.Text, function.Position);
        string keyword = expression is ThrowExpressionSyntax || !ReturnsValue(function) ? "" : "return ";
        if (function.Node is LambdaExpressionSyntax or ArgumentSyntax)
        {
            string lambdas = CodeLayout.GetIndentation(function.Text, expression.SpanStart);
            string inner = CodeLayout.Indent(lambdas);
            int start = function.Node is LambdaExpressionSyntax lambda ? lambda.ArrowToken.Span.End : expression.SpanStart;
            return
            [
                new TextChange(
                    TextSpan.FromBounds(start, expression.SpanStart),
                    Join(function, lambdas + "{", inner + statement, inner + keyword)),
                CodeLayout.Insert(expression.Span.End, ";" + Join(function, lambdas + "}")),
            ];
        }

        bool isProperty = function.Node is BasePropertyDeclarationSyntax;
        string body = isProperty ? CodeLayout.Indent(outer) : outer;
        string deep = CodeLayout.Indent(body);
        SyntaxToken arrow = expression.Parent!.GetFirstToken();
        string[] open = isProperty ? [outer + "{", body + "get", body + "{"] : [outer + "{"];
        string[] close = isProperty ? [body + "}", outer + "}"] : [outer + "}"];
        SyntaxToken semicolon = expression.GetLastToken().GetNextToken();
        return
        [
            new TextChange(
                TextSpan.FromBounds(arrow.GetPreviousToken().Span.End, expression.SpanStart),
                Join(function, [.. open, deep + statement, deep + keyword])),
            CodeLayout.Insert(semicolon.Span.End, Join(function, close)),
        ];
    }

    private static string Join(CodePlace place, params string[] lines) =>
        string.Concat(lines.Select(line => place.LineEnd + line));

    private static bool ReturnsValue(CodePlace function)
    {
        if (function.Node is BasePropertyDeclarationSyntax or ArgumentSyntax) return true;
        IMethodSymbol? method = function.Node is AnonymousFunctionExpressionSyntax
            ? function.Model.GetSymbolInfo(function.Node).Symbol as IMethodSymbol
            : function.Model.GetDeclaredSymbol(function.Node) as IMethodSymbol;
        if (method is null || method.ReturnsVoid || method.MethodKind == MethodKind.Constructor) return false;
        return !method.IsAsync || method.ReturnType is INamedTypeSymbol { Arity: > 0 };
    }
}
