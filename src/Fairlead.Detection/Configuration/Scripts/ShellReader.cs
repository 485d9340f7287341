using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// Reads scripts of <c>sh</c>, <c>bash</c>, <c>zsh</c> and the commands in a Dockerfile: quotes, comments, substitutions, here-documents. A
/// command in a substitution is read like any other; a here-document is read as the file that it is written to.
/// </summary>
internal class ShellReader : ScriptReader
{
    /// <summary>Substitutions and parameters that nest deeper are taken for text.</summary>
    private const int MaximumDepth = 10;

    /// <summary>In a text with more here-documents that never end, what looks like one is something else.</summary>
    private const int MostEndlessDocuments = 20;

    /// <summary>The longest name with its default, in characters.</summary>
    private const int LongestParameter = 512;

    private static readonly HashSet<string> Shells =
        new(StringComparer.Ordinal) { "", "sh", "bash", "zsh", "ksh", "dash", "ssh", "su", "sudo", "chroot" };

    private readonly List<HereDocument> _hereDocuments = [];
    private int _start;
    private int _depth;
    private int _endlessDocuments;

    protected ShellReader(string text) : base(text)
    {
    }

    public static ConfigurationText Read(string text)
    {
        var reader = new ShellReader(text);
        reader.ReadCommands(terminator: '\0');
        return reader.Result;
    }

    /// <summary>Reads commands up to a terminator, which stays, or to the end.</summary>
    protected void ReadCommands(char terminator)
    {
        int outerStart = _start;
        _start = Position;
        for (int groups = 0; !IsAtEnd && !(groups == 0 && terminator != '\0' && Current == terminator);)
        {
            if (Current == '(') groups++;
            else if (Current == ')') groups = Math.Max(0, groups - 1);
            ReadCharacter();
        }
        AddCommand(_start, Position);
        _start = outerStart;
    }

    /// <summary>Reads commands up to an end and the here-documents that follow them.</summary>
    /// <param name="lineStart">The start of the line, which says what becomes of the here-documents.</param>
    /// <param name="lineEnd">The end of the line.</param>
    protected void ReadCommandsOfLine(int lineStart, int lineEnd)
    {
        int end = End;
        End = lineEnd;
        ReadCommands(terminator: '\0');
        End = end;
        Position = lineEnd;
        ReadHereDocuments(lineStart);
    }

    private void ReadCharacter()
    {
        switch (Current)
        {
            case '\'': SkipQuoted(); break;
            case '"': ReadQuoted(); break;
            case '\\': ReadEscape(); break;
            case '$': ReadReference(); break;
            case '`': ReadSubstitution(Position, opening: 1, terminator: '`'); break;
            case '#' when IsStartOfWord(Position): ReadComment(FindEndOfLine(Position), opening: 1); break;
            case '<' when StartsWith("<<") && CharacterAt(Position + 2) != '<': ReadHereDocumentStart(); break;
            case '\r' or '\n': EndLine(); break;
            case ';' or '|' or '(' or ')': EndCommand(); break;
            case '&' when CharacterAt(Position - 1) is not ('>' or '<') && CharacterAt(Position + 1) != '>': EndCommand(); break;
            default: Position++; break;
        }
    }

    private void EndCommand()
    {
        AddCommand(_start, Position);
        _start = ++Position;
    }

    private void EndLine()
    {
        AddCommand(_start, Position);
        if (_hereDocuments.Count == 0) Position = SkipLineBreak(Position);
        else ReadHereDocuments(_hereDocuments[0].CommandStart);
        _start = Position;
    }

    /// <summary>Reads the here-documents below a line that begins and ends at the given places.</summary>
    private void ReadHereDocuments(int lineStart)
    {
        if (_hereDocuments.Count == 0) return;
        string line = GetMasked(lineStart, Position);
        HereDocument[] documents = [.. _hereDocuments];
        _hereDocuments.Clear();
        Position = SkipLineBreak(Position);
        foreach (HereDocument document in documents) ReadHereDocument(document, line);
    }

    private bool IsStartOfWord(int position) =>
        position == _start || char.IsWhiteSpace(CharacterAt(position - 1)) || CharacterAt(position - 1) is ';' or '&' or '|' or '(' or ')';

    private void ReadEscape()
    {
        int next = Position + 1;
        if (CharacterAt(next) is '\r' or '\n')
        {
            int line = SkipLineBreak(next);
            JoinLines(Position, line);
            Position = line;
        }
        else
        {
            Position = Math.Min(next + 1, End);
        }
    }

    private void SkipQuoted()
    {
        bool hasEscapes = CharacterAt(Position - 1) == '$';
        int close = Find('\'', Position + 1, Position + LongestQuoted);
        while (close > 0 && hasEscapes && CharacterAt(close - 1) == '\\') close = Find('\'', close + 1, Position + LongestQuoted);
        Position = close < 0 ? Position + 1 : close + 1;
    }

    private void ReadQuoted()
    {
        int limit = Math.Min(End, Position + LongestQuoted);
        Position++;
        while (Position < limit && Current != '"') ReadExpanded();
        if (Current == '"') Position++;
    }

    /// <summary>Covers the references in a text that is no script itself.</summary>
    protected void MaskReferences(int start, int end)
    {
        (int outerEnd, End) = (End, end);
        Position = start;
        while (!IsAtEnd) ReadExpanded();
        End = outerEnd;
    }

    /// <summary>Reads a character of a text in which references are filled in.</summary>
    private void ReadExpanded()
    {
        switch (Current)
        {
            case '\\': ReadEscape(); break;
            case '$': ReadReference(); break;
            case '`': ReadSubstitution(Position, opening: 1, terminator: '`'); break;
            default: Position++; break;
        }
    }

    private void ReadReference()
    {
        int start = Position;
        char next = CharacterAt(start + 1);
        if (next == '(')
        {
            ReadSubstitution(start, opening: 2, terminator: ')');
        }
        else if (next == '{')
        {
            ReadParameter(start);
        }
        else if (char.IsLetterOrDigit(next) || next is '_' or '@' or '*' or '#' or '?' or '!' or '-')
        {
            int end = start + 2;
            if (char.IsLetter(next) || next == '_')
            {
                while (char.IsLetterOrDigit(CharacterAt(end)) || CharacterAt(end) == '_') end++;
            }
            MaskReference(start, end);
            Position = end;
        }
        else
        {
            Position++;
        }
    }

    /// <summary><c>${NAME}</c> and <c>${NAME:-default}</c>, whose default is a value of the name.</summary>
    private void ReadParameter(int start)
    {
        int nameEnd = start + 2;
        while (char.IsLetterOrDigit(CharacterAt(nameEnd)) || CharacterAt(nameEnd) == '_') nameEnd++;
        Position = nameEnd;
        if (_depth == MaximumDepth) return;

        string name = GetMasked(start + 2, nameEnd);
        int limit = Math.Min(End, nameEnd + LongestParameter);
        bool mayClose = Find('}', nameEnd, limit) >= 0;
        _depth++;
        while (mayClose && Position < limit && Current is not ('}' or '\r' or '\n')) ReadExpanded();
        _depth--;
        if (Current != '}')
        {
            Position = nameEnd;
            MaskReference(start, nameEnd);
            return;
        }

        int word = CharacterAt(nameEnd) == ':' ? nameEnd + 1 : nameEnd;
        if (name.Length > 0 && CharacterAt(word) is '-' or '=') AddWord(Root.CreateChild(name), word + 1, Position);
        MaskReference(start, ++Position);
    }

    /// <summary><c>$(…)</c> and <c>`…`</c>: the commands in it are read, then the whole is a value that is not known.</summary>
    private void ReadSubstitution(int start, int opening, char terminator)
    {
        bool isText = _depth == MaximumDepth || (terminator == '`' && Find('`', start + 1, start + LongestQuoted) < 0);
        Position = start + opening;
        if (isText) return;

        _depth++;
        ReadCommands(terminator);
        _depth--;
        if (!IsAtEnd) Position++;
        MaskReference(start, Position);
    }

    /// <summary><c>&lt;&lt;EOF</c>, <c>&lt;&lt;-'EOF'</c>: what follows the line, up to one that has only this word.</summary>
    private void ReadHereDocumentStart()
    {
        int start = Position + 2;
        bool stripsTabs = CharacterAt(start) is '-' or '~';
        start = SkipBlanks(stripsTabs ? start + 1 : start);
        bool isQuoted = CharacterAt(start) is '\'' or '"' or '\\';
        if (isQuoted) start++;
        int end = start;
        while (char.IsLetterOrDigit(CharacterAt(end)) || CharacterAt(end) is '_' or '-' or '.') end++;
        Position = Math.Max(Position + 2, end);
        if (end == start || !(char.IsLetter(CharacterAt(start)) || CharacterAt(start) == '_')) return; // a shift of a number

        if (isQuoted && CharacterAt(end) is '\'' or '"') Position++;
        _hereDocuments.Add(new HereDocument(GetMasked(start, end), isQuoted, stripsTabs, _start));
    }

    private void ReadHereDocument(HereDocument document, string line)
    {
        int start = Position;
        int bodyEnd = FindEndOfDocument(start, document);
        if (bodyEnd < 0)
        {
            _endlessDocuments++;
            return; // no here-document after all
        }

        int end = End;
        End = bodyEnd;
        string? file = HereDocumentTargets.FindFileName(line);
        if (file is null && _depth < MaximumDepth && Shells.Contains(HereDocumentTargets.FindProgram(line)))
        {
            _depth++;
            ReadCommands(terminator: '\0');
            _depth--;
        }
        else
        {
            if (!document.IsQuoted) MaskReferences(start, bodyEnd);
            if (file is not null) AddValue(Root.CreateChild(file), start, bodyEnd);
            else AddDocument(start, bodyEnd);
        }

        End = end;
        Position = SkipLineBreak(FindEndOfLine(bodyEnd));
    }

    private void AddDocument(int start, int end)
    {
        if (end > start) Result.AddCommand(GetMasked(start, end), SourceSpan.FromBounds(start, end));
    }

    /// <summary>Finds the start of the line that ends a document. Returns -1 if there is none.</summary>
    private int FindEndOfDocument(int start, HereDocument document)
    {
        if (_endlessDocuments > MostEndlessDocuments) return -1;
        for (int line = start; line < End; line = SkipLineBreak(FindEndOfLine(line)))
        {
            int word = document.StripsTabs ? SkipBlanks(line) : line;
            int end = FindEndOfLine(word);
            if (end - word == document.Delimiter.Length && GetMasked(word, end) == document.Delimiter) return line;
        }
        return -1;
    }

    private readonly record struct HereDocument(string Delimiter, bool IsQuoted, bool StripsTabs, int CommandStart);
}
