using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// Reads blocks and attributes as Terraform and Jenkins' pipelines write them: <c>variable "db_password" { default = "…" }</c>. A text is
/// the value of an attribute if nothing but the text is assigned; other texts are judged by themselves. Whatever a template fills in is
/// covered.
/// </summary>
internal sealed class BlockReader : ScriptReader
{
    private const int MaximumDepth = 128;
    private const int ShortestNumber = 6;
    private const int LongestName = 100;
    private const int LongestTemplate = 1000;
    private const int MostLabels = 8;

    // Functions whose argument is the value all the same.
    private static readonly HashSet<string> Wrappers =
        new(StringComparer.Ordinal) { "sensitive", "nonsensitive", "base64encode", "tostring", "trimspace" };

    private readonly bool _isGroovy;
    private readonly Stack<Block> _outer = new();
    private readonly List<string> _header = [];
    private Block _block;
    private ConfigurationKey? _assigned;
    private bool _isPlain = true;

    private BlockReader(string text, bool isGroovy)
        : base(text)
    {
        _isGroovy = isGroovy;
        _block = new Block(Root, isList: false);
    }

    public static ConfigurationText ReadTerraform(string text) => Read(new BlockReader(text, isGroovy: false));

    public static ConfigurationText ReadGroovy(string text) => Read(new BlockReader(text, isGroovy: true));

    private static ConfigurationText Read(BlockReader reader)
    {
        while (!reader.IsAtEnd) reader.ReadToken();
        return reader.Result;
    }

    private void ReadToken()
    {
        char next = CharacterAt(Position + 1);
        switch (Current)
        {
            case '#' when !_isGroovy: ReadComment(FindEndOfLine(Position), opening: 1); break;
            case '/' when next == '/': ReadComment(FindEndOfLine(Position), opening: 2); break;
            case '/' when next == '*': ReadBlockComment(); break;
            case '"' or '\'': ReadText(); break;
            case '<' when next == '<' && FindHereDocument() is { } delimiter: ReadHereDocument(delimiter); break;
            case '{': Open(_assigned ?? GetKeyOfHeader(), isList: false); break;
            case '[' when _assigned is not null: Open(_assigned, isList: true); break;
            case '}' or ']': Close(); break;
            case '=' when next is not ('=' or '>' or '~') && CharacterAt(Position - 1) is not ('=' or '!' or '<' or '>'): Assign(); break;
            case ':' when _assigned is null && !_block.IsList: Assign(); break;
            case '\r' or '\n' or ',' or ';': EndAttribute(); break;
            default: ReadWord(); break;
        }
    }

    private void ReadBlockComment()
    {
        int close = Position + 1;
        do close = Find('*', close + 1, End);
        while (close >= 0 && CharacterAt(close + 1) != '/');
        ReadComment(close < 0 ? End : close + 2, opening: 2, closing: close < 0 ? 0 : 2);
    }

    private ConfigurationKey GetKeyOfHeader()
    {
        ConfigurationKey key = _block.IsList ? _block.Key.CreateItem(_block.Count++) : _block.Key;
        foreach (string name in _header) key = key.CreateChild(name);
        return key;
    }

    private void Open(ConfigurationKey key, bool isList)
    {
        if (_outer.Count < MaximumDepth)
        {
            _outer.Push(_block);
            _block = new Block(key, isList);
        }
        EndAttribute();
    }

    private void Close()
    {
        if (_outer.Count > 0) _block = _outer.Pop();
        EndAttribute();
        _isPlain = false; // what follows a list or an object in a line is an expression
    }

    private void Assign()
    {
        _assigned = _header.Count > 0 ? _block.Key.CreateChild(_header[_header.Count - 1]) : null;
        _isPlain = true;
        _header.Clear();
        Position++;
    }

    private void EndAttribute()
    {
        _assigned = null;
        _isPlain = true;
        _header.Clear();
        Position++;
    }

    private void ReadWord()
    {
        int start = Position++;
        char first = CharacterAt(start);
        if (!char.IsLetterOrDigit(first) && first != '_')
        {
            if (first is not (' ' or '\t' or '(' or ')')) _isPlain = false;
            return;
        }

        while (char.IsLetterOrDigit(Current) || Current is '_' or '-') Position++;
        string word = GetMasked(start, Position);
        if (_assigned is null) AddToHeader(word);
        else if (word is "true" or "false") Result.AddSwitch(_assigned, word, SourceSpan.FromBounds(start, Position));
        else if (_isPlain && word.Length >= ShortestNumber && word.All(char.IsDigit)) AddValue(_assigned, start, Position);
        else _isPlain &= Current == '(' && Wrappers.Contains(word);
    }

    private void ReadText()
    {
        char quote = Current;
        int open = Position;
        bool isTriple = CharacterAt(open + 1) == quote && CharacterAt(open + 2) == quote;
        int start = isTriple ? open + 3 : open + 1;
        int limit = isTriple ? Math.Min(End, open + LongestQuoted) : FindEndOfLine(open);
        Position = start;
        while (Position < limit && !IsClosing(quote, isTriple)) ReadCharacterOfText(quote, limit);

        int end = Math.Min(Position, limit);
        Position = Math.Min(end + (isTriple ? 3 : 1), Math.Max(limit, end));
        if (isTriple) AddCommand(start, end);
        else AddText(start, end);
    }

    private bool IsClosing(char quote, bool isTriple) =>
        Current == quote && (!isTriple || (CharacterAt(Position + 1) == quote && CharacterAt(Position + 2) == quote));

    private void ReadCharacterOfText(char quote, int limit)
    {
        bool isTemplate = quote == '"' && Current is '$' or '%' && CharacterAt(Position + 1) == '{';
        if (Current == '\\')
        {
            Position = Math.Min(Position + 2, limit);
        }
        else if (isTemplate && FindClosingBrace(Position + 1, limit) is >= 0 and var close)
        {
            MaskReference(Position, close + 1);
            Position = close + 1;
        }
        else if (_isGroovy && quote == '"' && Current == '$' && char.IsLetter(CharacterAt(Position + 1)))
        {
            int start = Position++;
            while (Position < limit && (char.IsLetterOrDigit(Current) || Current is '_' or '.')) Position++;
            MaskReference(start, Position);
        }
        else
        {
            Position++;
        }
    }

    private int FindClosingBrace(int open, int limit)
    {
        limit = Math.Min(limit, open + LongestTemplate);
        if (Find('}', open, limit) < 0) return -1;

        int depth = 0;
        for (int i = open; i < limit; i++)
        {
            if (CharacterAt(i) == '{') depth++;
            else if (CharacterAt(i) == '}' && --depth == 0) return i;
        }
        return -1;
    }

    private void AddText(int start, int end)
    {
        int next = SkipBlanks(Position);
        while (CharacterAt(next) == ')') next = SkipBlanks(next + 1);
        bool endsExpression = next >= End || CharacterAt(next) is '\r' or '\n' or ',' or '}' or ']' or '#' or '/' or ';';
        if (_assigned is not null && _isPlain && endsExpression)
        {
            AddValue(_assigned, start, end);
            return;
        }

        if (_assigned is null && _block.IsList && endsExpression)
        {
            AddValue(_block.Key.CreateItem(_block.Count++), start, end);
            return;
        }

        if (_assigned is null && end - start <= LongestName) AddToHeader(GetMasked(start, end));
        AddCommand(start, end);
    }

    private void AddToHeader(string word)
    {
        if (_header.Count == MostLabels) _header.RemoveAt(0);
        _header.Add(word);
    }

    private string? FindHereDocument()
    {
        int start = Position + (CharacterAt(Position + 2) == '-' ? 3 : 2);
        int end = start;
        while (char.IsLetterOrDigit(CharacterAt(end)) || CharacterAt(end) == '_') end++;
        return end > start && char.IsLetter(CharacterAt(start)) && end == FindEndOfLine(start) ? GetMasked(start, end) : null;
    }

    private void ReadHereDocument(string delimiter)
    {
        int start = SkipLineBreak(FindEndOfLine(Position));
        int line = start;
        while (line < End && GetMasked(SkipBlanks(line), FindEndOfLine(line)).TrimEnd() != delimiter)
            line = SkipLineBreak(FindEndOfLine(line));

        Position = start;
        while (Position < line) ReadCharacterOfText('"', line);
        AddCommand(start, line);
        Position = FindEndOfLine(line);
    }

    private sealed class Block(ConfigurationKey key, bool isList)
    {
        public ConfigurationKey Key { get; } = key;

        public bool IsList { get; } = isList;

        public int Count { get; set; }
    }
}
