namespace Fairlead.Core.ConnectionTypes;

/// <summary>
/// A piece of a template: a text, or the value of a field ("host") or extra ("extra.dsn"). Pieces with the same bracket are left out
/// together when one of their values is unset; bracket 0 is outside all brackets.
/// </summary>
internal sealed record TemplatePiece(string? Text, string? Source, int Bracket);

/// <summary>Reads templates such as <c>{host}[:{port}][/{schema}]</c>. Brackets do not nest.</summary>
internal static class RecipeTemplate
{
    private static readonly char[] Specials = ['{', '[', ']'];

    /// <summary>Parses the pieces of a template. What is not closed counts as text.</summary>
    public static IReadOnlyList<TemplatePiece> Parse(string template)
    {
        var pieces = new List<TemplatePiece>();
        int bracket = 0, brackets = 0, start = 0;
        while (start < template.Length)
        {
            int close;
            if (template[start] == '{' && (close = template.IndexOf('}', start)) > 0)
            {
                pieces.Add(new TemplatePiece(null, template.Substring(start + 1, close - start - 1), bracket));
                start = close + 1;
            }
            else if (template[start] == '[' && bracket == 0 && template.IndexOf(']', start) > 0)
            {
                bracket = ++brackets;
                start++;
            }
            else if (template[start] == ']' && bracket > 0)
            {
                bracket = 0;
                start++;
            }
            else
            {
                int end = template.IndexOfAny(Specials, start + 1);
                if (end < 0) end = template.Length;
                pieces.Add(new TemplatePiece(template.Substring(start, end - start), null, bracket));
                start = end;
            }
        }
        return pieces;
    }
}
