using System.Globalization;
using System.Text;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// The text that a concatenation, an interpolation, <c>string.Concat</c> or <c>string.Format</c> makes, as far as it is known before the
/// program runs. Each part that is not known is one <see cref="HttpUrl.Unknown"/>. Remembers which stretches one part, the part that
/// is being looked at, contributes.
/// </summary>
internal sealed class ComposedText
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int ValueStart, int Length)> _ofPart = [];
    private readonly SyntaxNode _part;
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;

    private ComposedText(SyntaxNode part, SemanticModel model, CancellationToken cancellation) =>
        (_part, _model, _cancellation) = (part, model, cancellation);

    public static ComposedText Create(ExpressionSyntax whole, SyntaxNode part, SemanticModel model, CancellationToken cancellation)
    {
        var composed = new ComposedText(part, model, cancellation);
        composed.Append(whole);
        return composed;
    }

    /// <summary>The whole expression that a literal, a piece of an interpolated string or a constant helps to compose.</summary>
    public static ExpressionSyntax WholeOf(SyntaxNode part)
    {
        var whole = (ExpressionSyntax)(part is InterpolatedStringTextSyntax ? part.Parent! : part);
        while (true)
        {
            switch (whole.Parent)
            {
                case ParenthesizedExpressionSyntax parenthesized: whole = parenthesized; break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum: whole = sum; break;
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax interpolated }: whole = interpolated; break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when ComposingMethod(call) is not null: whole = call; break;
                default: return whole;
            }
        }
    }

    public override string ToString() => _text.ToString();

    /// <summary>Where in the part's own value this position comes from; null when another part supplies it.</summary>
    public int? PositionInPart(int position)
    {
        foreach ((int start, int valueStart, int length) in _ofPart)
        {
            if (position >= start && position < start + length) return valueStart + position - start;
        }

        return null;
    }

    /// <summary>Where in the part's own value the stretch from start to end ends, as far as the part supplies it.</summary>
    public int EndInPart(int start, int end)
    {
        while (PositionInPart(end - 1) is null && end - 1 > start) end--;
        return PositionInPart(end - 1).GetValueOrDefault() + 1;
    }

    private static string? ComposingMethod(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "Concat" or "Format",
            Expression: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } or IdentifierNameSyntax { Identifier.ValueText: "String" },
        } member
            ? member.Name.Identifier.ValueText
            : null;

    private void Append(ExpressionSyntax expression)
    {
        // Long concatenations lean to the left: a loop walks them, where recursion would exhaust the stack.
        var rightOperands = new Stack<ExpressionSyntax>();
        while (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            rightOperands.Push(sum.Right);
            expression = sum.Left;
        }

        AppendOperand(expression);
        foreach (ExpressionSyntax operand in rightOperands) AppendOperand(operand);
    }

    private void AppendOperand(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized: Append(parenthesized.Expression); break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }: Append(expression); break;
            case LiteralExpressionSyntax { Token.Value: string text }: AppendText(text, expression); break;
            case InterpolatedStringExpressionSyntax interpolated: AppendInterpolated(interpolated); break;
            case InvocationExpressionSyntax call when ComposingMethod(call) is { } method: AppendCall(call, method); break;
            default: AppendText(StaticText.Of(expression, _model, _cancellation), expression); break;
        }
    }

    private void AppendInterpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax text) AppendText(text.TextToken.ValueText, text);
            else Append(((InterpolationSyntax)content).Expression);
        }
    }

    private void AppendCall(InvocationExpressionSyntax call, string method)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        if (method == "Format")
        {
            int format = arguments.Count > 1 && _model.GetConstantValue(arguments[0].Expression, _cancellation).Value is not string ? 1 : 0;
            if (format < arguments.Count && _model.GetConstantValue(arguments[format].Expression, _cancellation).Value is string template)
                AppendFormat(template, arguments, format);
            else
                AppendUnknown();
            return;
        }

        foreach (ArgumentSyntax argument in arguments) Append(argument.Expression);
    }

    private void AppendFormat(string template, SeparatedSyntaxList<ArgumentSyntax> arguments, int format)
    {
        ExpressionSyntax owner = arguments[format].Expression;
        int written = 0;
        for (int open = template.IndexOf('{'); open >= 0; open = template.IndexOf('{', open + 1))
        {
            int close = template.IndexOf('}', open);
            if (close < 0) break;
            int digits = open + 1;
            while (template[digits] is >= '0' and <= '9') digits++;
            if (!int.TryParse(template.Substring(open + 1, digits - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index))
                continue;

            AppendText(template.Substring(written, open - written), owner, written);
            written = close + 1;
            if (format + 1 + index < arguments.Count) Append(arguments[format + 1 + index].Expression);
            else AppendUnknown();
        }

        AppendText(template.Substring(written), owner, written);
    }

    private void AppendUnknown() => _text.Append(HttpUrl.Unknown);

    private void AppendText(string text, SyntaxNode owner, int valueStart = 0)
    {
        if (owner == _part) _ofPart.Add((_text.Length, valueStart, text.Length));
        _text.Append(text);
    }
}
