using System.Globalization;
using Fairlead.Core.Text;

namespace Fairlead.Core.Json;

/// <summary>
/// A recursive-descent JSON parser that keeps positions and carries on after an error.
/// Our own, because a compiler host offers no JSON library whose version we could rely on.
/// </summary>
internal sealed class JsonParser(string text, JsonReaderOptions options)
{
    private readonly JsonScanner _scanner = new(text, options.AllowComments);

    public JsonDocument Parse()
    {
        if (text.Length > options.MaximumLength)
        {
            string limit = options.MaximumLength.ToString(CultureInfo.InvariantCulture);
            return new JsonDocument(null, new JsonError(new SourceSpan(0, 0), $"The text is longer than {limit} characters"));
        }

        if (text.Length > 0 && text[0] == '\uFEFF') _scanner.Position = 1;
        _scanner.SkipTrivia();
        if (_scanner.IsAtEnd)
        {
            _scanner.Fail(_scanner.Position, 0, "The text is empty");
            return new JsonDocument(null, _scanner.Error);
        }

        JsonValue? root = ParseValue(depth: 0);
        _scanner.SkipTrivia();
        if (!_scanner.IsAtEnd) _scanner.Fail(_scanner.Position, 1, "Expected the end of the text");
        return new JsonDocument(root, _scanner.Error);
    }

    /// <summary>
    /// Reads one value. Returns null, having reported an error, where no value starts; the position may then be unchanged.
    /// </summary>
    private JsonValue? ParseValue(int depth)
    {
        if (_scanner.IsAtEnd)
        {
            _scanner.Fail(_scanner.Position, 0, "Expected a value, but the text ends");
            return null;
        }

        char c = _scanner.Current;
        if (c is '{' or '[')
        {
            if (depth == options.MaximumDepth)
            {
                _scanner.Fail(
                    _scanner.Position, 1, $"Nested deeper than {options.MaximumDepth.ToString(CultureInfo.InvariantCulture)} levels");
                _scanner.Position = text.Length;
                return null;
            }
            return c == '{' ? ParseObject(depth + 1) : ParseArray(depth + 1);
        }

        if (c == '"') return _scanner.ReadString();
        if (_scanner.IsAtNumber) return _scanner.ReadNumber();
        if (_scanner.IsAtWord) return _scanner.ReadWord();

        _scanner.Fail(_scanner.Position, 1, "Expected a value");
        return null;
    }

    private JsonValue ParseObject(int depth)
    {
        int start = _scanner.Position++;
        var members = new List<JsonMember>();
        bool afterComma = false;
        while (true)
        {
            _scanner.SkipTrivia();
            if (_scanner.IsAtEnd)
            {
                _scanner.FailUnclosed(start, 1, "This '{' is never closed");
                break;
            }

            char c = _scanner.Current;
            if (c == '}')
            {
                if (afterComma && !options.AllowTrailingCommas)
                    _scanner.Fail(_scanner.Position, 1, "Expected a property name after the comma");
                _scanner.Position++;
                break;
            }

            if (c == ']')
            {
                // The bracket of an enclosing array: this object lacks its own. Leave it to the array.
                _scanner.Fail(_scanner.Position, 1, "Expected '}'");
                break;
            }

            if (c == ',')
            {
                _scanner.Fail(_scanner.Position, 1, "Expected a property name");
                _scanner.Position++;
                continue;
            }

            if (c != '"')
            {
                _scanner.Fail(_scanner.Position, _scanner.GetWordLength(), "Expected a property name in double quotes");
                if (!_scanner.IsAtWord)
                {
                    SkipToNextMember();
                    continue;
                }
            }

            ParseMember(members, depth);
            afterComma = SkipSeparator('}', "Expected ',' or '}'");
        }

        return new JsonValue(JsonKind.Object, SourceSpan.FromBounds(start, _scanner.Position)) { Members = members };
    }

    private void ParseMember(List<JsonMember> members, int depth)
    {
        int start = _scanner.Position;
        string name = _scanner.Current == '"' ? _scanner.ReadStringText() : _scanner.ReadUnquotedName();
        SourceSpan nameSpan = SourceSpan.FromBounds(start, _scanner.Position);
        _scanner.SkipTrivia();
        if (_scanner.IsAtEnd || _scanner.Current != ':')
        {
            _scanner.Fail(_scanner.Position, _scanner.IsAtEnd ? 0 : 1, "Expected ':' after the property name");
            if (!_scanner.IsAtEnd && _scanner.Current is not ('"' or '{' or '[')) return;
        }
        else
        {
            _scanner.Position++;
        }

        _scanner.SkipTrivia();
        if (ParseValue(depth) is { } value) members.Add(new JsonMember(name, nameSpan, value));
        else SkipToNextMember();
    }

    private JsonValue ParseArray(int depth)
    {
        int start = _scanner.Position++;
        var elements = new List<JsonValue>();
        bool afterComma = false;
        while (true)
        {
            _scanner.SkipTrivia();
            if (_scanner.IsAtEnd)
            {
                _scanner.FailUnclosed(start, 1, "This '[' is never closed");
                break;
            }

            char c = _scanner.Current;
            if (c == ']')
            {
                if (afterComma && !options.AllowTrailingCommas) _scanner.Fail(_scanner.Position, 1, "Expected a value after the comma");
                _scanner.Position++;
                break;
            }

            if (c == '}')
            {
                _scanner.Fail(_scanner.Position, 1, "Expected ']'");
                break;
            }

            if (ParseValue(depth) is { } value) elements.Add(value);
            else SkipToNextMember();
            afterComma = SkipSeparator(']', "Expected ',' or ']'");
        }

        return new JsonValue(JsonKind.Array, SourceSpan.FromBounds(start, _scanner.Position)) { Elements = elements };
    }

    /// <summary>
    /// Steps over the comma between two items. Without one it reports an error, and the caller reads on as if it were there.
    /// </summary>
    private bool SkipSeparator(char close, string message)
    {
        _scanner.SkipTrivia();
        if (_scanner.IsAtEnd || _scanner.Current == close) return false;
        if (_scanner.Current == ',')
        {
            _scanner.Position++;
            return true;
        }

        if (_scanner.Current is not ('}' or ']')) _scanner.Fail(_scanner.Position, 1, message);
        return false;
    }

    /// <summary>
    /// After something unreadable: past the comma that ends it, or up to the bracket or line end, so that the next member is read again.
    /// Brackets that open on the way are skipped whole: their commas and line ends are not ours.
    /// </summary>
    private void SkipToNextMember()
    {
        int open = 0;
        while (!_scanner.IsAtEnd)
        {
            char c = _scanner.Current;
            if (c == '"')
            {
                _scanner.ReadStringText();
                continue;
            }

            if (open == 0 && c is '}' or ']' or '\n') return;
            _scanner.Position++;
            if (c is '{' or '[') open++;
            else if (c is '}' or ']') open--;
            else if (c == ',' && open == 0) return;
        }
    }
}
