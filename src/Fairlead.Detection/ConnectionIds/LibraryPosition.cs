namespace Fairlead.Detection.ConnectionIds;

/// <summary>Ways in which the text of a position names a connection.</summary>
internal enum PositionText
{
    /// <summary>The text is the name.</summary>
    Name,

    /// <summary>The text is a name, unless it is a connection string.</summary>
    NameOrConnectionString,

    /// <summary>The text is a connection string, unless it is <c>Name=X</c> or <c>Name=ConnectionStrings:X</c>.</summary>
    NameKeyword,
}

/// <summary>
/// A place of another library that takes the name of a connection: a parameter of a method or constructor, or a property (then without
/// parameter). The type is a metadata name.
/// </summary>
/// <param name="TypeName">The type that declares the member.</param>
/// <param name="Member">The method or property; <c>.ctor</c> for a constructor.</param>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Text">How the text names the connection.</param>
/// <param name="ConnTypes">The connection types that fit; empty where any may.</param>
internal sealed record LibraryPosition(string TypeName, string Member, string? Parameter, PositionText Text, string[] ConnTypes)
{
    public const string ConstructorName = ".ctor";

    /// <summary>
    /// Finds the name of the connection in a text of this position. Returns null if the text is none of a connection that is named.
    /// </summary>
    public string? FindId(string text) => FindId(Text, text, out _);

    /// <param name="kind">How the position's text names a connection.</param>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name begins in it.</param>
    public static string? FindId(PositionText kind, string text, out int start)
    {
        start = 0;
        switch (kind)
        {
            case PositionText.Name:
                return text;
            case PositionText.NameOrConnectionString when text.IndexOfAny(['=', ';']) < 0:
                return text;
            default:
                string trimmed = text.TrimEnd();
                start = SkipPrefix(trimmed, "name", '=');
                if (start == 0 || trimmed.IndexOf(';') >= 0) return null;
                start += SkipPrefix(trimmed.Substring(start), "ConnectionStrings", ':');
                return trimmed.Substring(start);
        }
    }

    /// <summary>Where the text goes on after a word, a sign, and the spaces around them. Returns 0 if it does not begin so.</summary>
    private static int SkipPrefix(string text, string word, char sign)
    {
        int at = text.Length - text.TrimStart().Length;
        if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0) return 0;
        at += word.Length;
        while (at < text.Length && text[at] == ' ') at++;
        if (at == text.Length || text[at] != sign) return 0;
        at++;
        while (at < text.Length && text[at] == ' ') at++;
        return at;
    }
}
