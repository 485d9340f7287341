using System.Text;
using Fairlead.Core.Text;

namespace Fairlead.Core.Json;

/// <summary>
/// Reads the words of JSON: strings, numbers, names, and what stands between them. Where it stops is for the parser to judge.
/// </summary>
internal sealed class JsonScanner(string text, bool allowComments)
{
    public int Position { get; set; }

    /// <summary>The first error, of the scanner or of the parser.</summary>
    public JsonError? Error { get; private set; }

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The character at the position; not to be asked for at the end.</summary>
    public char Current => text[Position];

    public bool IsAtNumber => Current == '-' || IsDigit(Current);

    public bool IsAtWord => IsWordCharacter(Current);

    public void SkipTrivia()
    {
        int at = Position;
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n') at++;
            Position = at;
            if (at + 1 >= text.Length || text[at] != '/' || text[at + 1] is not ('/' or '*')) return;
            SkipComment();
            at = Position;
        }
    }

    private void SkipComment()
    {
        int start = Position;
        if (!allowComments) Fail(start, 2, "Comments are not allowed here");
        if (text[start + 1] == '/')
        {
            int lineEnd = text.IndexOfAny(['\r', '\n'], start);
            Position = lineEnd < 0 ? text.Length : lineEnd;
            return;
        }

        int end = text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end < 0) Fail(start, 2, "This comment is never closed");
        Position = end < 0 ? text.Length : end + 2;
    }

    public JsonValue ReadString()
    {
        int start = Position;
        string value = ReadStringText();
        return new JsonValue(JsonKind.String, SourceSpan.FromBounds(start, Position), value);
    }

    /// <summary>Reads a string and gives its decoded characters alone: names are many, and need no value.</summary>
    public string ReadStringText()
    {
        int start = Position;
        int runStart = start + 1;
        int end = runStart;
        while (end < text.Length && text[end] is not ('"' or '\\') and >= ' ') end++;
        Position = end;
        if (end < text.Length && text[end] == '"')
        {
            Position++;
            return text.Substring(runStart, end - runStart);
        }

        StringBuilder? decoded = null;
        while (Position < text.Length)
        {
            char c = text[Position];
            if (c == '"')
            {
                string run = text.Substring(runStart, Position - runStart);
                Position++;
                return decoded is null ? run : decoded.Append(run).ToString();
            }

            if (c == '\\')
            {
                decoded ??= new StringBuilder();
                decoded.Append(text, runStart, Position - runStart);
                ReadEscape(decoded);
                runStart = Position;
                continue;
            }

            if (c < ' ')
            {
                if (c is '\r' or '\n') break; // almost always a forgotten quote: the rest of the file is not part of this string
                Fail(Position, 1, "A control character in a string must be escaped");
            }
            Position++;
        }

        Fail(start, Position - start, "This string is never closed");
        string rest = text.Substring(runStart, Position - runStart);
        return decoded is null ? rest : decoded.Append(rest).ToString();
    }

    private void ReadEscape(StringBuilder decoded)
    {
        int start = Position++;
        char c = Position < text.Length ? text[Position] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/': decoded.Append(c); break;
            case 'b': decoded.Append('\b'); break;
            case 'f': decoded.Append('\f'); break;
            case 'n': decoded.Append('\n'); break;
            case 'r': decoded.Append('\r'); break;
            case 't': decoded.Append('\t'); break;
            case 'u' when TryReadHex(Position + 1, out char unit):
                decoded.Append(unit);
                Position += 4;
                break;
            default:
                Fail(start, Math.Min(2, text.Length - start), "Unknown escape sequence");
                if (c is '\0' or '\r' or '\n') return;
                decoded.Append(c);
                break;
        }
        Position++;
    }

    private bool TryReadHex(int start, out char unit)
    {
        unit = '\0';
        if (start + 4 > text.Length) return false;
        int value = 0;
        for (int i = start; i < start + 4; i++)
        {
            int digit = text[i] switch
            {
                >= '0' and <= '9' => text[i] - '0',
                >= 'a' and <= 'f' => text[i] - 'a' + 10,
                >= 'A' and <= 'F' => text[i] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0) return false;
            value = value * 16 + digit;
        }
        unit = (char)value;
        return true;
    }

    public JsonValue ReadNumber()
    {
        int start = Position;
        if (text[Position] == '-') Position++;
        bool valid = Position < text.Length && IsDigit(text[Position]);
        if (valid && text[Position] == '0' && Position + 1 < text.Length && IsDigit(text[Position + 1])) valid = false;
        SkipDigits();
        if (Position < text.Length && text[Position] == '.')
        {
            Position++;
            valid &= SkipDigits();
        }
        if (Position < text.Length && text[Position] is 'e' or 'E')
        {
            Position++;
            if (Position < text.Length && text[Position] is '+' or '-') Position++;
            valid &= SkipDigits();
        }
        if (Position < text.Length && IsWordCharacter(text[Position]))
        {
            Position += GetWordLength();
            valid = false;
        }

        if (!valid) Fail(start, Position - start, "This is not a valid number");
        return new JsonValue(JsonKind.Number, SourceSpan.FromBounds(start, Position), text.Substring(start, Position - start));
    }

    private bool SkipDigits()
    {
        int start = Position;
        while (Position < text.Length && IsDigit(text[Position])) Position++;
        return Position > start;
    }

    public JsonValue? ReadWord()
    {
        int start = Position;
        Position += GetWordLength();
        var span = SourceSpan.FromBounds(start, Position);
        switch (text.Substring(start, Position - start))
        {
            case "null": return new JsonValue(JsonKind.Null, span);
            case "true": return new JsonValue(JsonKind.True, span);
            case "false": return new JsonValue(JsonKind.False, span);
            default:
                Fail(start, span.Length, "Expected a value: text needs double quotes");
                return null;
        }
    }

    /// <summary>A name without quotes is an error that was reported, but what it names can still be read.</summary>
    public string ReadUnquotedName()
    {
        int start = Position;
        Position += GetWordLength();
        return text.Substring(start, Position - start).Trim('\'');
    }

    public int GetWordLength()
    {
        int end = Position;
        while (end < text.Length && IsWordCharacter(text[end])) end++;
        return Math.Max(1, end - Position);
    }

    public void Fail(int start, int length, string message) => Error ??= new JsonError(new SourceSpan(start, length), message);

    /// <summary>Reports something that begins here and does not end before the text does.</summary>
    public void FailUnclosed(int start, int length, string message) =>
        Error ??= new JsonError(new SourceSpan(start, length), message) { BreaksOff = true };

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '-' or '+' or '.' or '\'';
}
