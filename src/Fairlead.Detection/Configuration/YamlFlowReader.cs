using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>Reads a flow collection of YAML, such as <c>{ user: app, roles: [a, b] }</c>. Nesting costs no stack.</summary>
internal sealed class YamlFlowReader(string text, ConfigurationText result, ConfigurationKey key)
{
    private readonly List<Collection> _open = [];
    private int _position;

    /// <summary>Reads from a bracket on and returns the position after its closing one.</summary>
    public int Read(int start, int parentIndent)
    {
        _position = start;
        while (_position < text.Length)
        {
            char c = text[_position];
            switch (c)
            {
                case '{' or '[':
                    _open.Add(new Collection(c == '[', _open.Count == 0 ? key : CreateNextKey()));
                    _position++;
                    break;
                case '}' or ']':
                    _position++;
                    _open.RemoveAt(_open.Count - 1);
                    if (_open.Count == 0) return _position;
                    break;
                case ',':
                    _open[_open.Count - 1].MemberName = null;
                    _position++;
                    break;
                case '\n' when IsOutdented(parentIndent):
                    return _position;
                case '#' when text[_position - 1] is ' ' or '\t' or '\n':
                    ReadComment();
                    break;
                case '"' or '\'':
                    ReadQuoted(c);
                    break;
                case ' ' or '\t' or '\r' or '\n':
                    _position++;
                    break;
                default:
                    ReadPlain();
                    break;
            }
        }
        return _position;
    }

    private void ReadQuoted(char quote)
    {
        int start = _position + 1;
        int end = start;
        while (end < text.Length && text[end] is not ('\r' or '\n'))
        {
            if (text[end] == '\\' && quote == '"') end++;
            else if (text[end] == quote && !(quote == '\'' && end + 1 < text.Length && text[end + 1] == '\'')) break;
            else if (text[end] == quote) end++;
            end++;
        }

        end = Math.Min(end, text.Length);
        _position = end < text.Length && text[end] == quote ? end + 1 : end;
        Add(YamlQuotedText.Decode(text, start, end, quote), start, end);
    }

    private void ReadPlain()
    {
        int start = _position++;
        while (_position < text.Length && text[_position] is not ('{' or '}' or '[' or ']' or ',' or '\r' or '\n') && !IsColon(_position))
            _position++;
        int end = _position;
        while (end > start && text[end - 1] is ' ' or '\t') end--;
        if (text[start] is '!' or '*' or '&') return; // a tag, an alias or an anchor is no text
        Add(text.Substring(start, end - start), start, end);
    }

    /// <summary>A scalar is a name where a colon follows.</summary>
    private void Add(string value, int start, int end)
    {
        int next = _position;
        while (next < text.Length && text[next] is ' ' or '\t') next++;
        if (next < text.Length && text[next] == ':')
        {
            _open[_open.Count - 1].MemberName = value;
            _position = next + 1;
            return;
        }
        result.AddValue(CreateNextKey(), value, SourceSpan.FromBounds(start, end));
    }

    private ConfigurationKey CreateNextKey()
    {
        Collection collection = _open[_open.Count - 1];
        if (collection.MemberName is { } name) return collection.Key.CreateChild(name);
        return collection.IsList ? collection.Key.CreateItem(collection.ItemCount++) : collection.Key;
    }

    private void ReadComment()
    {
        int end = text.IndexOfAny(['\r', '\n'], _position);
        if (end < 0) end = text.Length;
        result.AddComment(_position, end, opening: 1, closing: 0);
        _position = end;
    }

    private bool IsColon(int position) =>
        text[position] == ':'
            && (position + 1 == text.Length || text[position + 1] is ' ' or '\t' or '\r' or '\n' or '{' or '[' or '"' or '\'');

    /// <summary>Determines whether the next line that is not empty belongs to what is around: then a bracket is missing.</summary>
    private bool IsOutdented(int parentIndent)
    {
        if (parentIndent < 0) return false;
        int line = _position + 1;
        int start = line;
        while (start < text.Length && text[start] is ' ' or '\t') start++;
        return start < text.Length && text[start] is not ('\r' or '\n' or '}' or ']') && start - line <= parentIndent;
    }

    private sealed class Collection(bool isList, ConfigurationKey key)
    {
        public bool IsList { get; } = isList;

        public ConfigurationKey Key { get; } = key;

        public int ItemCount { get; set; }

        public string? MemberName { get; set; }
    }
}
