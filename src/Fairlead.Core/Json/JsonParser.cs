using System.Globalization;
using System.Text;
using Fairlead.Core.Text;

namespace Fairlead.Core.Json;

/// <summary>
/// A recursive-descent JSON parser that keeps positions and carries on after an error.
/// Our own, because a compiler host offers no JSON library whose version we could rely on.
/// </summary>
internal sealed class JsonParser(string text, JsonReaderOptions options)
{
    private int _position;
    private JsonError? _error;

    public JsonDocument Parse()
    {
        if (text.Length > options.MaximumLength)
        {
            string limit = options.MaximumLength.ToString(CultureInfo.InvariantCulture);
            return new JsonDocument(null, new JsonError(new SourceSpan(0, 0), $"The text is longer than {limit} characters"));
        }

        if (text.Length > 0 && text[0] == '\uFEFF') _position = 1;
        SkipTrivia();
        if (_position == text.Length)
        {
            Fail(_position, 0, "The text is empty");
            return new JsonDocument(null, _error);
        }

        JsonValue? root = ParseValue(depth: 0);
        SkipTrivia();
        if (_position < text.Length) Fail(_position, 1, "Expected the end of the text");
        return new JsonDocument(root, _error);
    }

    /// <summary>Reads one value. Returns null, having reported an error, where no value starts; the position may then be unchanged.</summary>
    private JsonValue? ParseValue(int depth)
    {
        if (_position == text.Length)
        {
            Fail(_position, 0, "Expected a value, but the text ends");
            return null;
        }

        char c = text[_position];
        if (c is '{' or '[')
        {
            if (depth == options.MaximumDepth)
            {
                Fail(_position, 1, $"Nested deeper than {options.MaximumDepth.ToString(CultureInfo.InvariantCulture)} levels");
                _position = text.Length;
                return null;
            }
            return c == '{' ? ParseObject(depth + 1) : ParseArray(depth + 1);
        }

        if (c == '"') return ParseString();
        if (c == '-' || IsDigit(c)) return ParseNumber();
        if (IsWordCharacter(c)) return ParseWord();

        Fail(_position, 1, "Expected a value");
        return null;
    }

    private JsonValue ParseObject(int depth)
    {
        int start = _position++;
        var members = new List<JsonMember>();
        bool afterComma = false;
        while (true)
        {
            SkipTrivia();
            if (_position == text.Length)
            {
                Fail(start, 1, "This '{' is never closed");
                break;
            }

            char c = text[_position];
            if (c == '}')
            {
                if (afterComma && !options.AllowTrailingCommas) Fail(_position, 1, "Expected a property name after the comma");
                _position++;
                break;
            }

            if (c == ']')
            {
                // The bracket of an enclosing array: this object lacks its own. Leave it to the array.
                Fail(_position, 1, "Expected '}'");
                break;
            }

            if (c == ',')
            {
                Fail(_position, 1, "Expected a property name");
                _position++;
                continue;
            }

            if (c != '"')
            {
                Fail(_position, WordLength(), "Expected a property name in double quotes");
                if (!IsWordCharacter(c))
                {
                    SkipToNextMember();
                    continue;
                }
            }

            ParseMember(members, depth);
            afterComma = SkipSeparator('}', "Expected ',' or '}'");
        }

        return new JsonValue(JsonKind.Object, SourceSpan.FromBounds(start, _position)) { Members = members };
    }

    private void ParseMember(List<JsonMember> members, int depth)
    {
        JsonValue name = text[_position] == '"' ? ParseString() : ParseUnquotedName();
        SkipTrivia();
        if (_position == text.Length || text[_position] != ':')
        {
            Fail(_position, _position < text.Length ? 1 : 0, "Expected ':' after the property name");
            if (_position < text.Length && text[_position] is not ('"' or '{' or '[')) return;
        }
        else
        {
            _position++;
        }

        SkipTrivia();
        if (ParseValue(depth) is { } value) members.Add(new JsonMember(name.Text!, name.Span, value));
        else SkipToNextMember();
    }

    /// <summary>A name without quotes is an error that was reported, but what it names can still be read.</summary>
    private JsonValue ParseUnquotedName()
    {
        int start = _position;
        _position += WordLength();
        return new JsonValue(JsonKind.String, SourceSpan.FromBounds(start, _position), text.Substring(start, _position - start).Trim('\''));
    }

    private JsonValue ParseArray(int depth)
    {
        int start = _position++;
        var elements = new List<JsonValue>();
        bool afterComma = false;
        while (true)
        {
            SkipTrivia();
            if (_position == text.Length)
            {
                Fail(start, 1, "This '[' is never closed");
                break;
            }

            char c = text[_position];
            if (c == ']')
            {
                if (afterComma && !options.AllowTrailingCommas) Fail(_position, 1, "Expected a value after the comma");
                _position++;
                break;
            }

            if (c == '}')
            {
                Fail(_position, 1, "Expected ']'");
                break;
            }

            if (ParseValue(depth) is { } value) elements.Add(value);
            else SkipToNextMember();
            afterComma = SkipSeparator(']', "Expected ',' or ']'");
        }

        return new JsonValue(JsonKind.Array, SourceSpan.FromBounds(start, _position)) { Elements = elements };
    }

    /// <summary>Steps over the comma between two items. Without one it reports an error, and the caller reads on as if it were there.</summary>
    private bool SkipSeparator(char close, string message)
    {
        SkipTrivia();
        if (_position == text.Length || text[_position] == close) return false;
        if (text[_position] == ',')
        {
            _position++;
            return true;
        }

        if (text[_position] is not ('}' or ']')) Fail(_position, 1, message);
        return false;
    }

    private JsonValue ParseString()
    {
        int start = _position++;
        int runStart = _position;
        StringBuilder? decoded = null;
        while (_position < text.Length)
        {
            char c = text[_position];
            if (c == '"')
            {
                string run = text.Substring(runStart, _position - runStart);
                _position++;
                string value = decoded is null ? run : decoded.Append(run).ToString();
                return new JsonValue(JsonKind.String, SourceSpan.FromBounds(start, _position), value);
            }

            if (c == '\\')
            {
                decoded ??= new StringBuilder();
                decoded.Append(text, runStart, _position - runStart);
                ParseEscape(decoded);
                runStart = _position;
                continue;
            }

            if (c < ' ')
            {
                if (c is '\r' or '\n') break; // almost always a forgotten quote: the rest of the file is not part of this string
                Fail(_position, 1, "A control character in a string must be escaped");
            }
            _position++;
        }

        Fail(start, _position - start, "This string is never closed");
        string rest = text.Substring(runStart, _position - runStart);
        return new JsonValue(JsonKind.String, SourceSpan.FromBounds(start, _position), decoded is null ? rest : decoded.Append(rest).ToString());
    }

    private void ParseEscape(StringBuilder decoded)
    {
        int start = _position++;
        char c = _position < text.Length ? text[_position] : '\0';
        switch (c)
        {
            case '"' or '\\' or '/': decoded.Append(c); break;
            case 'b': decoded.Append('\b'); break;
            case 'f': decoded.Append('\f'); break;
            case 'n': decoded.Append('\n'); break;
            case 'r': decoded.Append('\r'); break;
            case 't': decoded.Append('\t'); break;
            case 'u' when TryReadHex(_position + 1, out char unit):
                decoded.Append(unit);
                _position += 4;
                break;
            default:
                Fail(start, Math.Min(2, text.Length - start), "Unknown escape sequence");
                if (c is '\0' or '\r' or '\n') return;
                decoded.Append(c);
                break;
        }
        _position++;
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

    private JsonValue ParseNumber()
    {
        int start = _position;
        if (text[_position] == '-') _position++;
        bool valid = _position < text.Length && IsDigit(text[_position]);
        if (valid && text[_position] == '0' && _position + 1 < text.Length && IsDigit(text[_position + 1])) valid = false;
        SkipDigits();
        if (_position < text.Length && text[_position] == '.')
        {
            _position++;
            valid &= SkipDigits();
        }
        if (_position < text.Length && text[_position] is 'e' or 'E')
        {
            _position++;
            if (_position < text.Length && text[_position] is '+' or '-') _position++;
            valid &= SkipDigits();
        }
        if (_position < text.Length && IsWordCharacter(text[_position]))
        {
            _position += WordLength();
            valid = false;
        }

        if (!valid) Fail(start, _position - start, "This is not a valid number");
        return new JsonValue(JsonKind.Number, SourceSpan.FromBounds(start, _position), text.Substring(start, _position - start));
    }

    private bool SkipDigits()
    {
        int start = _position;
        while (_position < text.Length && IsDigit(text[_position])) _position++;
        return _position > start;
    }

    private JsonValue? ParseWord()
    {
        int start = _position;
        _position += WordLength();
        var span = SourceSpan.FromBounds(start, _position);
        switch (text.Substring(start, _position - start))
        {
            case "null": return new JsonValue(JsonKind.Null, span);
            case "true": return new JsonValue(JsonKind.True, span);
            case "false": return new JsonValue(JsonKind.False, span);
            default:
                Fail(start, span.Length, "Expected a value: text needs double quotes");
                return null;
        }
    }

    /// <summary>
    /// After something unreadable: past the comma that ends it, or up to the bracket or line end, so that the next member is read again.
    /// Brackets that open on the way are skipped whole: their commas and line ends are not ours.
    /// </summary>
    private void SkipToNextMember()
    {
        int open = 0;
        while (_position < text.Length)
        {
            char c = text[_position];
            if (c == '"')
            {
                ParseString();
                continue;
            }

            if (open == 0 && c is '}' or ']' or '\n') return;
            _position++;
            if (c is '{' or '[') open++;
            else if (c is '}' or ']') open--;
            else if (c == ',' && open == 0) return;
        }
    }

    private void SkipTrivia()
    {
        while (_position < text.Length)
        {
            char c = text[_position];
            if (c is ' ' or '\t' or '\r' or '\n') _position++;
            else if (c == '/' && _position + 1 < text.Length && text[_position + 1] is '/' or '*') SkipComment();
            else return;
        }
    }

    private void SkipComment()
    {
        int start = _position;
        if (!options.AllowComments) Fail(start, 2, "Comments are not allowed here");
        if (text[start + 1] == '/')
        {
            int lineEnd = text.IndexOfAny(['\r', '\n'], start);
            _position = lineEnd < 0 ? text.Length : lineEnd;
            return;
        }

        int end = text.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end < 0) Fail(start, 2, "This comment is never closed");
        _position = end < 0 ? text.Length : end + 2;
    }

    private int WordLength()
    {
        int end = _position;
        while (end < text.Length && IsWordCharacter(text[end])) end++;
        return Math.Max(1, end - _position);
    }

    private void Fail(int start, int length, string message) => _error ??= new JsonError(new SourceSpan(start, length), message);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '-' or '+' or '.' or '\'';
}
