using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// Reads files with a name and a value on each line: <c>.env</c>, <c>.ini</c>, <c>.properties</c>, <c>.toml</c>. They differ in what begins
/// a comment and in whether a colon may stand for the equals sign.
/// </summary>
internal sealed class LineConfigurationReader
{
    /// <summary>
    /// The longest value over several lines, in characters: a private key is shorter, and a quote that nobody closes must not cost more.
    /// </summary>
    private const int LongestQuoted = 16 * 1024;

    private readonly string _text;
    private readonly bool _isEnvironment;
    private readonly ConfigurationText _result = new();
    private readonly ConfigurationKey _root = ConfigurationKey.CreateRoot();
    private ConfigurationKey _section;
    private int _position;

    private LineConfigurationReader(string text, bool isEnvironment)
    {
        _text = text;
        _isEnvironment = isEnvironment;
        _section = _root;
    }

    public static ConfigurationText ReadEnvironment(string text) => Read(new LineConfigurationReader(text, isEnvironment: true));

    public static ConfigurationText ReadProperties(string text) => Read(new LineConfigurationReader(text, isEnvironment: false));

    private static ConfigurationText Read(LineConfigurationReader reader)
    {
        while (reader._position < reader._text.Length) reader.ReadLine();
        return reader._result;
    }

    private void ReadLine()
    {
        int end = FindEndOfLine(_position);
        int start = SkipSpaces(_position, end);
        _position = end + 1;
        if (start == end) return;

        char first = _text[start];
        if (first == '#' || (!_isEnvironment && first is ';' or '!'))
        {
            _result.AddComment(start, end, opening: 1, closing: 0);
        }
        else if (!_isEnvironment && first == '[')
        {
            int close = _text.IndexOf(']', start, end - start);
            _section = _root;
            foreach (string name in _text.Substring(start, (close < 0 ? end : close) - start)
                .Split(['[', '.', ' ', '"'], StringSplitOptions.RemoveEmptyEntries))
                _section = _section.CreateChild(name);
        }
        else
        {
            ReadMember(start, end);
        }
    }

    private void ReadMember(int start, int end)
    {
        if (_isEnvironment && string.CompareOrdinal(_text, start, "export ", 0, 7) == 0) start = SkipSpaces(start + 7, end);
        int separator = _isEnvironment ? _text.IndexOf('=', start, end - start) : FindSeparator(start, end);
        if (separator <= start) return;

        int nameEnd = separator;
        while (nameEnd > start && _text[nameEnd - 1] is ' ' or '\t' or '"') nameEnd--;
        ConfigurationKey key = _section.CreateChild(_text.Substring(start, nameEnd - start).TrimStart('"'));
        int value = SkipSpaces(separator + 1, end);
        if (value < end && _text[value] is '"' or '\'' or '`') ReadQuoted(key, value, end);
        else AddPlain(key, value, end);
    }

    /// <summary>Finds the first equals sign, or a colon before it: <c>_authToken=</c> comes after the colons of an address.</summary>
    private int FindSeparator(int start, int end)
    {
        int equals = _text.IndexOf('=', start, end - start);
        return equals >= 0 ? equals : _text.IndexOf(':', start, end - start);
    }

    private void AddPlain(ConfigurationKey key, int start, int end)
    {
        // After white space a number sign begins a comment; within a value it may be part of a password.
        for (int i = start; i < end; i++)
        {
            if (_text[i] != '#' && (_isEnvironment || _text[i] != ';')) continue;
            if (i > start && _text[i - 1] is not (' ' or '\t')) continue;
            _result.AddComment(i, end, opening: 1, closing: 0);
            end = i;
        }

        while (end > start && char.IsWhiteSpace(_text[end - 1])) end--;
        _result.AddValue(key, _text.Substring(start, end - start), SourceSpan.FromBounds(start, end));
    }

    private void ReadQuoted(ConfigurationKey key, int start, int lineEnd)
    {
        char quote = _text[start];
        int limit = Math.Min(_text.Length, Math.Max(lineEnd, start + LongestQuoted));
        int close = FindEndOfQuoted(start + 1, lineEnd, quote);
        if (close < 0 && _isEnvironment) close = FindEndOfQuoted(start + 1, limit, quote);
        if (close < 0)
        {
            AddPlain(key, start + 1, lineEnd);
            return;
        }

        int after = FindEndOfLine(close);
        _position = after + 1;
        int rest = SkipSpaces(close + 1, after);
        if (rest < after && _text[rest] is '#' or ';') _result.AddComment(rest, after, opening: 1, closing: 0);
        string value = quote == '"' ? YamlQuotedText.Decode(_text, start + 1, close, quote) : _text.Substring(start + 1, close - start - 1);
        _result.AddValue(key, value, SourceSpan.FromBounds(start + 1, close));
    }

    private int FindEndOfQuoted(int from, int limit, char quote)
    {
        for (int i = from; i < limit; i++)
        {
            if (_text[i] == '\\' && quote == '"') i++;
            else if (_text[i] == quote) return i;
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
        int end = _text.IndexOfAny(['\r', '\n'], start);
        return end < 0 ? _text.Length : end;
    }
}
