using System.Globalization;
using System.Text;
using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// Reads XML for its attributes, texts and comments. A quote or an end tag that is missing costs its own element and no other. The
/// outermost element is not part of a path, unless it is an item, as in a comment.
/// </summary>
internal sealed class XmlConfigurationReader
{
    /// <summary>How many open elements are looked at for the one that an end tag closes.</summary>
    private const int ClosestAncestors = 8;

    /// <summary>Elements that nest deeper are taken for siblings.</summary>
    private const int MaximumDepth = 256;

    private readonly string _text;
    private readonly ConfigurationText _result = new();
    private readonly List<Element> _open = [];
    private int _position;

    private XmlConfigurationReader(string text) => _text = text;

    public static ConfigurationText Read(string text)
    {
        var reader = new XmlConfigurationReader(text);
        reader.Read();
        return reader._result;
    }

    private void Read()
    {
        var root = ConfigurationKey.CreateRoot();
        while (_position < _text.Length)
        {
            int open = _text.IndexOf('<', _position);
            AddText(_position, open < 0 ? _text.Length : open);
            if (open < 0) return;
            _position = open;
            if (StartsWith("<!--")) ReadComment();
            else if (StartsWith("<![CDATA[")) ReadCharacterData();
            else if (StartsWith("<?")) SkipPast("?>");
            else if (StartsWith("<!")) SkipDeclaration();
            else if (StartsWith("</")) ReadEndTag();
            else if (open + 1 < _text.Length && IsNameCharacter(_text[open + 1])) ReadStartTag(root);
            else _position++;
        }
    }

    private void ReadComment()
    {
        int start = _position;
        int close = _text.IndexOf("-->", start + 4 <= _text.Length ? start + 4 : _text.Length, StringComparison.Ordinal);
        _position = close < 0 ? _text.Length : close + 3;
        _result.AddComment(start, _position, opening: 4, closing: close < 0 ? 0 : 3);
    }

    private void ReadCharacterData()
    {
        int start = _position + "<![CDATA[".Length;
        int close = _text.IndexOf("]]>", start, StringComparison.Ordinal);
        int end = close < 0 ? _text.Length : close;
        if (_open.Count > 0) AddTrimmed(_open[_open.Count - 1].Key, start, end, decode: false);
        _position = close < 0 ? end : close + 3;
    }

    private void SkipPast(string end)
    {
        int close = _text.IndexOf(end, _position, StringComparison.Ordinal);
        _position = close < 0 ? _text.Length : close + end.Length;
    }

    /// <summary>A document type, perhaps with declarations in brackets.</summary>
    private void SkipDeclaration()
    {
        int end = _text.IndexOfAny(['>', '['], _position);
        if (end >= 0 && _text[end] == '[')
        {
            _position = end;
            SkipPast("]");
            end = _position < _text.Length ? _text.IndexOf('>', _position) : -1;
        }
        _position = end < 0 ? _text.Length : end + 1;
    }

    private void ReadEndTag()
    {
        int start = _position + 2;
        _position = start;
        string name = ReadName();
        int end = _text.IndexOfAny(['>', '<'], _position);
        _position = end < 0 ? _text.Length : _text[end] == '>' ? end + 1 : end;

        // Elements in between have lost their own end tags.
        for (int i = _open.Count - 1; i >= 0 && i >= _open.Count - ClosestAncestors; i--)
        {
            if (_open[i].Name != name) continue;
            _open.RemoveRange(i, _open.Count - i);
            return;
        }
    }

    private void ReadStartTag(ConfigurationKey root)
    {
        int start = _position++;
        string name = ReadName();
        ConfigurationKey key = (_open.Count == 0 ? root : _open[_open.Count - 1].Key).CreateChild(name);
        if (_open.Count == 0 && !key.IsItem) key = root;
        bool isEmpty = false;
        while (SkipWhitespace())
        {
            char c = _text[_position];
            if (c == '<') break; // the end of this tag is missing
            if (c == '>')
            {
                _position++;
                break;
            }

            isEmpty = c == '/';
            if (IsNameCharacter(c)) ReadAttribute(key, start);
            else _position++;
        }

        if (!isEmpty && _open.Count < MaximumDepth) _open.Add(new Element(name, key));
    }

    private void ReadAttribute(ConfigurationKey element, int elementStart)
    {
        string name = ReadName();
        if (!SkipWhitespace() || _text[_position] != '=') return;
        _position++;
        if (!SkipWhitespace()) return;

        char quote = _text[_position];
        if (quote is not ('"' or '\'')) return;
        int start = ++_position;
        int end = _text.IndexOfAny([quote, '<'], start);
        if (end < 0) end = _text.Length;
        _position = end < _text.Length && _text[end] == quote ? end + 1 : end;
        _result.AddValue(element.CreateChild(name), Decode(start, end), SourceSpan.FromBounds(start, end), elementStart);
    }

    private void AddText(int start, int end)
    {
        if (_open.Count > 0) AddTrimmed(_open[_open.Count - 1].Key, start, end, decode: true);
    }

    private void AddTrimmed(ConfigurationKey element, int start, int end, bool decode)
    {
        while (start < end && char.IsWhiteSpace(_text[start])) start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1])) end--;
        if (start == end) return;
        _result.AddValue(element, decode ? Decode(start, end) : _text.Substring(start, end - start), SourceSpan.FromBounds(start, end));
    }

    private string Decode(int start, int end)
    {
        int entity = _text.IndexOf('&', start, end - start);
        if (entity < 0) return _text.Substring(start, end - start);

        var decoded = new StringBuilder();
        while (entity >= 0)
        {
            decoded.Append(_text, start, entity - start);
            int close = _text.IndexOf(';', entity, Math.Min(12, end - entity));
            string? character = close < 0 ? null : FindEntity(_text.Substring(entity + 1, close - entity - 1));
            decoded.Append(character ?? "&");
            start = character is null ? entity + 1 : close + 1;
            entity = start < end ? _text.IndexOf('&', start, end - start) : -1;
        }
        return decoded.Append(_text, start, end - start).ToString();
    }

    private static string? FindEntity(string name)
    {
        switch (name)
        {
            case "amp": return "&";
            case "lt": return "<";
            case "gt": return ">";
            case "quot": return "\"";
            case "apos": return "'";
        }

        if (name.Length < 2 || name[0] != '#') return null;
        bool hexadecimal = name[1] is 'x' or 'X';
        return int.TryParse(name.Substring(hexadecimal ? 2 : 1), hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture, out int code)
            && code is > 0 and < 0x110000 and not (>= 0xD800 and < 0xE000)
            ? char.ConvertFromUtf32(code)
            : null;
    }

    private string ReadName()
    {
        int start = _position;
        while (_position < _text.Length && IsNameCharacter(_text[_position])) _position++;
        return _text.Substring(start, _position - start);
    }

    private bool SkipWhitespace()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position])) _position++;
        return _position < _text.Length;
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_text, _position, text, 0, text.Length) == 0;

    private static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':';

    private readonly record struct Element(string Name, ConfigurationKey Key);
}
