using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// Reads YAML as configuration uses it, line by line: mappings, lists, every style of scalar, flow collections, anchors, tags and several
/// documents. Nothing is resolved, and what is indented wrongly still has its own name. Templates between double braces are left out.
/// </summary>
internal sealed class YamlConfigurationReader
{
    /// <summary>The longest quoted scalar, in characters: a quote that nobody closes must not cost the rest of the file.</summary>
    private const int LongestQuoted = 64 * 1024;

    /// <summary>Lists in lists in one line are not read any deeper.</summary>
    private const int MaximumDepth = 256;

    private readonly string _text;
    private readonly ConfigurationText _result = new();
    private readonly List<Level> _levels = [];
    private ConfigurationKey _root = ConfigurationKey.CreateRoot();
    private int _position;

    private YamlConfigurationReader(string text) => _text = text;

    public static ConfigurationText Read(string text)
    {
        var reader = new YamlConfigurationReader(text);
        while (reader._position < text.Length) reader.ReadLine();
        return reader._result;
    }

    private void ReadLine()
    {
        int lineStart = _position;
        int lineEnd = FindEndOfLine(lineStart);
        int start = SkipSpaces(lineStart, lineEnd);
        _position = lineEnd;
        if (start < lineEnd && !TryReadMarker(lineStart, start, lineEnd)) ReadNode(start, start - lineStart, lineEnd);
        SkipLineBreak();
    }

    /// <summary>Lines that are no content: comments, directives, ends of documents, templates.</summary>
    private bool TryReadMarker(int lineStart, int start, int lineEnd)
    {
        if (_text[start] == '#')
        {
            _result.AddComment(start, lineEnd, opening: 1, closing: 0);
            return true;
        }

        if (StartsWith(start, "{{")) return true;
        if (start != lineStart) return false;
        if (_text[start] == '%') return true;
        if (!StartsWith(start, "---") && !StartsWith(start, "...")) return false;
        if (start + 3 < lineEnd && _text[start + 3] is not (' ' or '\t')) return false;

        _levels.Clear();
        _root = ConfigurationKey.CreateRoot();
        int rest = SkipSpaces(Math.Min(start + 3, lineEnd), lineEnd);
        if (rest < lineEnd && _text[rest] != '#') ReadValue(_root, rest, lineEnd, parentIndent: -1);
        return true;
    }

    /// <summary>Reads what stands on a line after its indentation: items of lists, then a member or a scalar.</summary>
    private void ReadNode(int start, int indent, int lineEnd)
    {
        while (_text[start] == '-' && _levels.Count < MaximumDepth && (start + 1 == lineEnd || _text[start + 1] is ' ' or '\t'))
        {
            CloseLevels(level => level.Indent > indent || (level.Indent == indent && level.IsItem));
            Level? list = Innermost;
            ConfigurationKey item = list is null ? _root.CreateItem(0) : list.Key.CreateItem(list.ItemCount++);
            _levels.Add(new Level(indent, isItem: true, item));
            int next = SkipSpaces(start + 1, lineEnd);
            if (next == lineEnd || _text[next] == '#')
            {
                AddTrailingComment(next, lineEnd);
                return;
            }
            indent += next - start;
            start = next;
        }

        if (FindColon(start, lineEnd, out int nameStart, out int nameEnd) is >= 0 and var colon)
        {
            int own = indent;
            CloseLevels(level => level.Indent >= own);
            ConfigurationKey key = (Innermost?.Key ?? _root).CreateChild(_text.Substring(nameStart, nameEnd - nameStart));
            _levels.Add(new Level(indent, isItem: false, key));
            ReadValue(key, SkipSpaces(colon + 1, lineEnd), lineEnd, indent);
            return;
        }

        int scalarIndent = indent;
        CloseLevels(level => level.Indent >= scalarIndent);
        ReadValue(Innermost?.Key ?? _root, start, lineEnd, Innermost?.Indent ?? -1);
    }

    /// <summary>
    /// Finds the colon that ends a name at the start of a line; −1 where the line is no member. A colon within a plain name has something
    /// after it.
    /// </summary>
    private int FindColon(int start, int lineEnd, out int nameStart, out int nameEnd)
    {
        nameStart = start;
        nameEnd = start;
        char first = _text[start];
        if (first is '{' or '[' or '|' or '>' or '#' or '@' or '`') return -1;
        if (first == '?' && start + 1 < lineEnd && _text[start + 1] == ' ') start = nameStart = SkipSpaces(start + 1, lineEnd);
        if (first is '&' or '!' && _text.IndexOf(' ', start, lineEnd - start) is >= 0 and var space)
            start = nameStart = SkipSpaces(space, lineEnd);
        if (start == lineEnd) return -1;

        if (_text[start] is '"' or '\'')
        {
            nameStart = start + 1;
            nameEnd = FindEndOfQuoted(start, lineEnd);
            if (nameEnd < 0) return -1;
            int after = SkipSpaces(nameEnd + 1, lineEnd);
            return after < lineEnd && _text[after] == ':' && (after + 1 == lineEnd || _text[after + 1] is ' ' or '\t') ? after : -1;
        }

        for (int i = _text.IndexOf(':', start, lineEnd - start); i >= 0; i = _text.IndexOf(':', i + 1, lineEnd - i - 1))
        {
            if (i + 1 < lineEnd && _text[i + 1] is not (' ' or '\t')) continue;
            if (_text.IndexOf(" #", start, i - start, StringComparison.Ordinal) >= 0) return -1;
            nameEnd = i;
            while (nameEnd > nameStart && _text[nameEnd - 1] is ' ' or '\t') nameEnd--;
            return i;
        }
        return -1;
    }

    private void ReadValue(ConfigurationKey key, int start, int lineEnd, int parentIndent)
    {
        bool isReference = false;
        while (start < lineEnd && _text[start] is '&' or '!')
        {
            // A tag of its own means that something else than this text is the value; standard tags have two exclamation marks.
            isReference |= _text[start] == '!' && !StartsWith(start, "!!");
            int end = _text.IndexOfAny([' ', '\t'], start, lineEnd - start);
            start = end < 0 ? lineEnd : SkipSpaces(end, lineEnd);
        }

        if (start >= lineEnd) return;
        switch (_text[start])
        {
            case '#': AddTrailingComment(start, lineEnd); break;
            case '*': break; // an alias: the value stands at its anchor
            case '|' or '>': ReadBlock(isReference ? null : key, start, lineEnd, parentIndent); break;
            case '"' or '\'': ReadQuoted(isReference ? null : key, start, lineEnd, parentIndent); break;
            case '{' when StartsWith(start, "{{"): break;
            case '{' or '[': ReadFlow(key, start, parentIndent); break;
            default: ReadPlain(isReference ? null : key, start, lineEnd); break;
        }
    }

    private void ReadPlain(ConfigurationKey? key, int start, int lineEnd)
    {
        int comment = _text.IndexOf(" #", start, lineEnd - start, StringComparison.Ordinal);
        if (comment >= 0) AddTrailingComment(comment + 1, lineEnd);
        int end = comment < 0 ? lineEnd : comment;
        while (end > start && char.IsWhiteSpace(_text[end - 1])) end--;
        Add(key, start, end);
    }

    /// <summary>A block scalar is kept as it is written, with its indentation, so that places in it stay places in the file.</summary>
    private void ReadBlock(ConfigurationKey? key, int start, int lineEnd, int parentIndent)
    {
        int comment = _text.IndexOf('#', start, lineEnd - start);
        if (comment >= 0) AddTrailingComment(comment, lineEnd);

        int first = -1;
        int end = lineEnd;
        int position = lineEnd;
        while (position < _text.Length)
        {
            int line = FindNextLine(position);
            if (line >= _text.Length) break;
            int bodyEnd = FindEndOfLine(line);
            int body = SkipSpaces(line, bodyEnd);
            if (body < bodyEnd)
            {
                if (body - line <= parentIndent) break;
                if (first < 0) first = body;
                end = bodyEnd;
            }
            position = bodyEnd;
            _position = bodyEnd;
        }

        if (first >= 0) Add(key, first, end, start);
    }

    /// <summary>
    /// A quoted scalar may go on in lines that are indented deeper. Where its closing quote is missing, it ends with its line.
    /// </summary>
    private void ReadQuoted(ConfigurationKey? key, int start, int lineEnd, int parentIndent)
    {
        int end = lineEnd;
        int close = FindEndOfQuoted(start, end);
        while (close < 0 && end < _text.Length && end - start < LongestQuoted)
        {
            int line = FindNextLine(end);
            int nextEnd = line < _text.Length ? FindEndOfLine(line) : _text.Length;
            int body = SkipSpaces(Math.Min(line, nextEnd), nextEnd);
            if (line >= _text.Length || (body < nextEnd && body - line <= parentIndent)) break;
            if (FindQuoteEnd(start, line, nextEnd) is >= 0 and var found) close = found;
            end = nextEnd;
        }

        if (close < 0)
        {
            Add(key, start + 1, lineEnd);
            return;
        }

        _position = FindEndOfLine(close);
        int rest = SkipSpaces(close + 1, _position);
        if (rest < _position && _text[rest] == '#') AddTrailingComment(rest, _position);
        string decoded = YamlQuotedText.Decode(_text, start + 1, close, _text[start]);
        if (decoded.Length == close - start - 1) Add(key, start + 1, close);
        else if (key is not null) _result.AddValue(key, decoded, SourceSpan.FromBounds(start + 1, close));
    }

    /// <summary>{ a: b, "c": [d, e] }, over any number of lines that are indented deeper than what it belongs to.</summary>
    private void ReadFlow(ConfigurationKey key, int start, int parentIndent)
    {
        var reader = new YamlFlowReader(_text, _result, key);
        _position = FindEndOfLine(reader.Read(start, parentIndent));
    }

    private void Add(ConfigurationKey? key, int start, int end, int? memberStart = null)
    {
        if (key is null || end <= start) return;
        if (key.IsItem && EnvironmentAssignment.Find(_text, start, end) is { } assignment)
            _result.AddValue(key.CreateChild(assignment.Name), assignment.GetValue(_text), assignment.Value);
        else
            _result.AddValue(key, _text.Substring(start, end - start), SourceSpan.FromBounds(start, end), memberStart);
    }

    private void AddTrailingComment(int start, int lineEnd)
    {
        if (start < lineEnd && _text[start] == '#') _result.AddComment(start, lineEnd, opening: 1, closing: 0);
    }

    private Level? Innermost => _levels.Count == 0 ? null : _levels[_levels.Count - 1];

    private void CloseLevels(Predicate<Level> isClosed)
    {
        while (Innermost is { } level && isClosed(level)) _levels.RemoveAt(_levels.Count - 1);
    }

    private int FindEndOfQuoted(int start, int limit) => FindQuoteEnd(start, start + 1, limit);

    /// <summary>Finds the quote that closes the one at a position, looked for from another one on; −1 where there is none.</summary>
    private int FindQuoteEnd(int quoteStart, int from, int limit)
    {
        char quote = _text[quoteStart];
        for (int i = from; i < limit; i++)
        {
            if (quote == '"' && _text[i] == '\\') i++;
            else if (_text[i] != quote) continue;
            else if (quote == '\'' && i + 1 < limit && _text[i + 1] == '\'') i++;
            else return i;
        }
        return -1;
    }

    private int SkipSpaces(int start, int end)
    {
        while (start < end && _text[start] is ' ' or '\t') start++;
        return start;
    }

    private int FindEndOfLine(int start)
    {
        int end = start >= _text.Length ? -1 : _text.IndexOfAny(['\r', '\n'], start);
        return end < 0 ? _text.Length : end;
    }

    private int FindNextLine(int lineEnd) =>
        lineEnd >= _text.Length
            ? _text.Length
            : _text[lineEnd] == '\r' && lineEnd + 1 < _text.Length && _text[lineEnd + 1] == '\n'
            ? lineEnd + 2
            : lineEnd + 1;

    private void SkipLineBreak() => _position = FindNextLine(_position);

    private bool StartsWith(int position, string text) => string.CompareOrdinal(_text, position, text, 0, text.Length) == 0;

    /// <summary>Something that what is indented deeper belongs to.</summary>
    private sealed class Level(int indent, bool isItem, ConfigurationKey key)
    {
        public int Indent { get; } = indent;

        public bool IsItem { get; } = isItem;

        public ConfigurationKey Key { get; } = key;

        public int ItemCount { get; set; }
    }
}
