using System.Text;
using Fairlead.Core.Text;

namespace Fairlead.CodeFixes.Moves.Reading.Forms;

/// <summary>Writes a text anew as an interpolated string in which code stands for some of its characters.</summary>
internal static class TextTemplate
{
    /// <summary>Writes the text.</summary>
    /// <param name="text">The text as it is written now.</param>
    /// <param name="replacements">Spans of its value that lie in no hole, in their order, and the code for each.</param>
    public static IReadOnlyList<CodePiece> Write(
        WrittenText text, IReadOnlyList<(SourceSpan Span, IReadOnlyList<CodePiece> Code)> replacements)
    {
        var pieces = new List<CodePiece>();
        var code = new StringBuilder("$\"");
        int position = 0, next = 0;
        foreach (TextPart part in text.Parts)
        {
            int length = part.Value?.Length ?? 1;
            if (part.Value is null) code.Append('{').Append(part.HoleCode).Append('}');
            for (int i = position; part.Value is not null && i < position + length; i++)
            {
                if (next < replacements.Count && i == replacements[next].Span.Start)
                {
                    pieces.Add(CodePiece.FromCode(code.Append('{').ToString()));
                    pieces.AddRange(replacements[next].Code);
                    code = new StringBuilder("}");
                }
                bool isReplaced = next < replacements.Count && i >= replacements[next].Span.Start && i < replacements[next].Span.End;
                if (!isReplaced) AppendEscaped(code, part.Value[i - position]);
                if (next < replacements.Count && i + 1 >= replacements[next].Span.End) next++;
            }
            position += length;
        }
        pieces.Add(CodePiece.FromCode(code.Append('"').ToString()));
        return pieces;
    }

    /// <summary>Writes a text as a literal of its own.</summary>
    public static string WriteLiteral(string text)
    {
        var code = new StringBuilder("\"");
        foreach (char c in text) AppendEscaped(code, c, isInterpolated: false);
        return code.Append('"').ToString();
    }

    private static void AppendEscaped(StringBuilder code, char c, bool isInterpolated = true)
    {
        switch (c)
        {
            case '{' or '}' when isInterpolated:
                code.Append(c).Append(c);
                break;
            case '"' or '\\':
                code.Append('\\').Append(c);
                break;
            case '\n':
                code.Append("\\n");
                break;
            case '\r':
                code.Append("\\r");
                break;
            case '\t':
                code.Append("\\t");
                break;
            case < ' ':
                code.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                code.Append(c);
                break;
        }
    }
}
