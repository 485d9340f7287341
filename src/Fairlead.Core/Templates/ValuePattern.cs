namespace Fairlead.Core.Templates;

/// <summary>A mistake in a pattern, and its place in the text.</summary>
internal sealed record PatternDefect(string Message, int Position, int Length);

/// <summary>
/// A pattern for the values of a template's parameter: the part of regular expressions that says which lower-case letters, digits, '-' and
/// '_' stand where. It always matches whole values, in bounded time, and the same in the compiler as in the program.
/// </summary>
internal sealed class ValuePattern
{
    /// <summary>Words of letters and digits, joined by single '-'.</summary>
    public static readonly ValuePattern Default = TryParse("[a-z0-9]+(-[a-z0-9]+)*", out ValuePattern? pattern) is { } defect
        ? throw new InvalidOperationException(defect.Message)
        : pattern!;

    private readonly PatternNode _root;

    private ValuePattern(string text, PatternNode root, char? separator) => (Text, _root, Separator) = (text, root, separator);

    /// <summary>Gets the pattern as it is written.</summary>
    public string Text { get; }

    /// <summary>Gets the separator that values may hold between words; null if they are one word.</summary>
    public char? Separator { get; }

    /// <summary>Reads a pattern. Returns what is wrong with it, or null.</summary>
    public static PatternDefect? TryParse(string text, out ValuePattern? pattern)
    {
        pattern = null;
        var parser = new PatternParser(text);
        if (parser.Parse() is not { } root) return parser.Defect;

        bool hasHyphen = Has(root, '-'), hasUnderscore = Has(root, '_');
        if (hasHyphen && hasUnderscore)
            return new PatternDefect(
                "allows both '-' and '_', which environment variables can't tell apart; allow one of them", 0, text.Length);
        pattern = new ValuePattern(text, root, hasHyphen ? '-' : hasUnderscore ? '_' : null);
        return null;
    }

    /// <summary>Returns true if the whole value matches. It has passed the rules for all values.</summary>
    public bool IsMatch(string value) => (_root.Match(value, 1) >> value.Length & 1) != 0;

    private static bool Has(PatternNode root, char c) => (root.Characters >> TemplateValue.IndexOf(c) & 1) != 0;
}
