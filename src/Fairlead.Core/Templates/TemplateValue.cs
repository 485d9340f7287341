using Fairlead.Core.Connections;

namespace Fairlead.Core.Templates;

/// <summary>
/// The rules for every value of a connection template's parameter, whatever its pattern says. A value becomes part of an id, and so of the
/// names of variables, files, configuration keys and secrets: it can't hold what means something in any of these.
/// </summary>
internal static class TemplateValue
{
    /// <summary>As long as a label of a host may be.</summary>
    public const int MaximumLength = 63;

    /// <summary>Stands for a value where one is needed to judge what surrounds it.</summary>
    public const string Sample = "a";

    /// <summary>The characters that a value may hold. A pattern's classes are sets of them.</summary>
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>The end of a variable's name that makes it name a file.</summary>
    private const string FileWord = "file";

    private static readonly char[] Separators = ['-', '_'];

    /// <summary>Gets the character's number in the alphabet, or -1.</summary>
    public static int IndexOf(char c) => c < 128 ? Alphabet.IndexOf(c) : -1;

    /// <summary>Gets the words between the separators, by which variables and most backends tell values apart.</summary>
    public static string[] SplitIntoWords(string value) => value.Split(Separators);

    /// <summary>
    /// Finds what is wrong with a value, in words that complete "'tenant' …". They don't repeat it. Returns null if it is allowed.
    /// </summary>
    public static string? FindDefect(string value)
    {
        if (value.Length == 0) return "must not be empty";
        if (value.Length > MaximumLength) return "must not be longer than 63 characters";
        foreach (char c in value)
        {
            if (c is >= 'A' and <= 'Z') return "must be in lower case, because names of environment variables don't tell cases apart";
            string shown = c < 128 ? ManifestIds.Show(c) : "a character beyond ASCII";
            if (IndexOf(c) < 0) return $"may hold lower-case letters, digits, '-' and '_', but not {shown}";
        }
        string[] words = SplitIntoWords(value);
        if (words.Any(static word => word.Length == 0))
            return "must begin and end with a letter or digit, and have single separators between";
        return words[words.Length - 1] == FileWord
            ? "must not end with the word 'file', which makes an environment variable name a file"
            : null;
    }
}
