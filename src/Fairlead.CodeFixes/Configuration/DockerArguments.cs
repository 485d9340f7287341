using System.Text.RegularExpressions;
using Fairlead.Core.Text;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>Build arguments of a Dockerfile: a value that stands in <c>ENV</c> or <c>ARG</c> becomes one.</summary>
internal static class DockerArguments
{
    private static readonly Regex Declaration = new(@"\GARG[ \t]+\w+[ \t]*\r?\n", RegexOptions.IgnoreCase);

    private static readonly Regex Stage = new(@"^\s*FROM\s", RegexOptions.Multiline | RegexOptions.IgnoreCase);

    private const string Elsewhere = "use 'RUN --mount=type=secret', and delete the value here";

    /// <summary>Says what to do where no build argument can stand.</summary>
    public static string? FindObstacle(SecretPlace place)
    {
        string instruction = GetInstruction(place.Text, place.Span.Start, out _);
        if (!StartsWith(instruction, "ENV") && !StartsWith(instruction, "ARG")) return Elsewhere;
        return IsInSingleQuotes(place) ? "nothing is filled in between single quotes" : null;
    }

    /// <summary>Determines whether a secret is all that an <c>ARG</c> says, so that its value can go.</summary>
    public static bool IsArgumentDefault(SecretPlace place) =>
        place.IsWholeValue && StartsWith(GetInstruction(place.Text, place.Span.Start, out _), "ARG") && FindEquals(place) >= 0;

    /// <summary>Gets what is written from the equals sign to the end of the value.</summary>
    public static SourceSpan GetAssignedSpan(SecretPlace place)
    {
        int start = FindEquals(place);
        bool isQuoted = place.Text[place.Span.Start - 1] is '"' or '\'';
        return SourceSpan.FromBounds(start, isQuoted ? Math.Min(place.Span.End + 1, place.Text.Length) : place.Span.End);
    }

    /// <summary>Gets the name of the argument or variable that a secret is the value of.</summary>
    public static string GetName(SecretPlace place)
    {
        int end = FindEquals(place);
        int start = end;
        while (start > 0 && (char.IsLetterOrDigit(place.Text[start - 1]) || place.Text[start - 1] == '_')) start--;
        return place.Text.Substring(start, end - start);
    }

    /// <summary>Finds where the instruction of a secret begins.</summary>
    public static int FindInstruction(SecretPlace place)
    {
        GetInstruction(place.Text, place.Span.Start, out int start);
        return start;
    }

    /// <summary>
    /// The text with an argument declared in front of an instruction, after those that are declared there, unless the stage has it by then.
    /// </summary>
    public static string Declare(string text, int instruction, string name)
    {
        int position = instruction;
        while (Declaration.Match(text, position) is { Success: true } other) position += other.Length;
        int stage = Stage.Matches(text.Substring(0, position)).Cast<Match>().LastOrDefault()?.Index ?? 0;
        string before = text.Substring(stage, position - stage);
        string declared = $@"^[ \t]*ARG[ \t]+{Regex.Escape(name)}[ \t]*\r?$";
        if (Regex.IsMatch(before, declared, RegexOptions.Multiline | RegexOptions.IgnoreCase)) return text;
        string newLine = text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        return text.Insert(position, $"ARG {name}{newLine}");
    }

    /// <summary>Gets an instruction up to a position; its first line may be further up.</summary>
    private static string GetInstruction(string text, int position, out int start)
    {
        start = GetLineStart(text, position);
        while (start > 0 && text.Substring(0, start).TrimEnd('\r', '\n', ' ', '\t').EndsWith("\\", StringComparison.Ordinal))
            start = GetLineStart(text, start - 1);
        return text.Substring(start, position - start).TrimStart();
    }

    private static bool IsInSingleQuotes(SecretPlace place)
    {
        int lineStart = GetLineStart(place.Text, place.Span.Start);
        return place.Text.Substring(lineStart, place.Span.Start - lineStart).Count(static c => c == '\'') % 2 == 1;
    }

    /// <summary>Finds the equals sign in front of a value and its quote. Returns a negative number if there isn't one.</summary>
    private static int FindEquals(SecretPlace place)
    {
        int position = place.Value.Span.Start - 1;
        if (position >= 0 && place.Text[position] is '"' or '\'') position--;
        return position >= 0 && place.Text[position] == '=' ? position : -1;
    }

    private static int GetLineStart(string text, int position) => position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;

    private static bool StartsWith(string instruction, string name) =>
        instruction.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase);
}
