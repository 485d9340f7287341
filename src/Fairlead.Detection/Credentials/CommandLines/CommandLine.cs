using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials.CommandLines;

/// <summary>
/// The words of a command, without the quotes around them, up to what ends it: a line that is not continued, a separator, a redirection.
/// Shells and Windows' command processor agree as far as that goes.
/// </summary>
internal sealed class CommandLine
{
    private const int MostWords = 60;
    private const int Longest = 4000;

    private readonly string _text;
    private readonly int _limit;
    private readonly List<SourceSpan> _words = [];

    private CommandLine(string text, int start, int limit)
    {
        _text = text;
        _limit = limit = Math.Min(limit, start + Longest);
        int position = start;
        while (_words.Count < MostWords)
        {
            position = SkipBlanks(position);
            if (position >= limit || IsSeparator(position)) break;
            int end = FindEndOfWord(position);
            if (end == position) break;
            if (IsHereString(position, end)) HereString = ReadWord(SkipBlanks(end));
            else _words.Add(TrimQuotes(position, end));
            position = end;
        }
        End = position;
    }

    public IReadOnlyList<SourceSpan> Words => _words;

    /// <summary>The position behind the command, at its separator if it has one.</summary>
    public int End { get; }

    /// <summary>The word behind <c>&lt;&lt;&lt;</c>, which becomes the command's input.</summary>
    public SourceSpan? HereString { get; }

    /// <summary>Reads the command that begins at a position, no further than a limit.</summary>
    public static CommandLine Read(string text, int start, int limit) => new(text, start, limit);

    public bool Is(int word, string value) =>
        _words[word].Length == value.Length && IsAt(_words[word], value, StringComparison.OrdinalIgnoreCase);

    public bool StartsWith(int word, string value, StringComparison comparison) => IsAt(_words[word], value, comparison);

    public string GetText(SourceSpan span) => _text.Substring(span.Start, span.Length);

    public char GetCharacter(int position) => position < _limit ? _text[position] : '\0';

    /// <summary>True for a word that begins like an option; a single sign is not one, nor is a path.</summary>
    public bool IsOption(int word)
    {
        SourceSpan span = _words[word];
        return span.Length > 1 && _text[span.Start] is '-' or '/' && _text.IndexOf('/', span.Start + 1, span.Length - 1) < 0;
    }

    /// <summary>Gets the part of a span behind its first characters, without quotes around it.</summary>
    public SourceSpan GetRest(SourceSpan span, int length) => TrimQuotes(span.Start + length, span.End);

    private bool IsAt(SourceSpan span, string value, StringComparison comparison) =>
        span.Length >= value.Length && string.Compare(_text, span.Start, value, 0, value.Length, comparison) == 0;

    private bool IsHereString(int start, int end) => end - start == 3 && string.CompareOrdinal(_text, start, "<<<", 0, 3) == 0;

    private SourceSpan ReadWord(int start) => TrimQuotes(start, FindEndOfWord(start));

    /// <summary>Skips blanks, and line breaks behind a sign that continues the line.</summary>
    private int SkipBlanks(int position)
    {
        while (position < _limit)
        {
            bool isContinued = _text[position] is '\\' or '`' or '^' && position + 1 < _limit && _text[position + 1] is '\r' or '\n';
            if (isContinued) position += _text[position + 1] == '\r' && position + 2 < _limit && _text[position + 2] == '\n' ? 3 : 2;
            else if (_text[position] is ' ' or '\t') position++;
            else break;
        }
        return position;
    }

    private bool IsSeparator(int position) => _text[position] is '\r' or '\n' or '|' or ';' or '&' or ')' or '>';

    // A quote may begin within a word: --password="…". One that nobody closes belongs to what is around the command.
    private int FindEndOfWord(int start)
    {
        int position = start;
        while (position < _limit)
        {
            char c = _text[position];
            if (c is ' ' or '\t' or '\r' or '\n' or ';' or '|' || (c is '&' or ')' && EndsCommand(position))) break;
            int quote = c == '\\' && position + 1 < _limit && _text[position + 1] == '"' ? position + 1 : position;
            if (_text[quote] is not ('"' or '\'' or '`'))
            {
                position++;
                continue;
            }
            int close = FindClosing(quote);
            if (close < 0 && position > start) break;
            position = close < 0 ? position + 1 : close + 1;
        }
        return position;
    }

    private int FindClosing(int quote)
    {
        int lineEnd = _text.IndexOf('\n', quote, _limit - quote);
        int limit = lineEnd < 0 ? _limit : lineEnd;
        return quote + 1 < limit ? _text.IndexOf(_text[quote], quote + 1, limit - quote - 1) : -1;
    }

    private bool EndsCommand(int position) => position + 1 >= _limit || _text[position + 1] is ' ' or '\r' or '\n' or '&';

    private SourceSpan TrimQuotes(int start, int end)
    {
        if (end - start > 1 && _text[start] == '\\' && _text[start + 1] == '"') start++;
        if (end - start > 1 && _text[start] is '"' or '\'' or '`' && _text[end - 1] == _text[start])
        {
            start++;
            end--;
            if (end > start && _text[end - 1] == '\\') end--;
        }
        return SourceSpan.FromBounds(start, end);
    }
}
