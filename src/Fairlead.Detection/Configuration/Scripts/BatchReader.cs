namespace Fairlead.Detection.Configuration;

/// <summary>
/// Reads scripts of Windows' command processor: <c>set</c> and <c>setx</c>, <c>REM</c> and <c>::</c>, <c>%NAME%</c> and <c>!NAME!</c>.
/// </summary>
internal sealed class BatchReader : ScriptReader
{
    private BatchReader(string text) : base(text)
    {
    }

    public static ConfigurationText Read(string text)
    {
        var reader = new BatchReader(text);
        while (!reader.IsAtEnd) reader.ReadLine();
        return reader.Result;
    }

    private void ReadLine()
    {
        Position = SkipBlanks(Position);
        while (Current == '@') Position++;
        int end = FindEndOfLine(Position);
        while (end > Position && end < End && CharacterAt(end - 1) == '^')
        {
            int next = SkipLineBreak(end);
            JoinLines(end - 1, next);
            end = FindEndOfLine(next);
        }

        if (StartsWith("::")) ReadComment(end, opening: 2);
        else if (IsWordAt(Position, "rem")) ReadComment(end, opening: 3);
        else ReadCommands(end);
        Position = SkipLineBreak(end);
    }

    private void ReadCommands(int end)
    {
        int start = Position;
        bool isQuoted = false;
        for (int i = start; i < end; i++)
        {
            char c = CharacterAt(i);
            if (c == '"') isQuoted = !isQuoted;
            else if (c == '^' && !isQuoted) i++;
            else if (c is '%' or '!' && FindEndOfReference(i, end) is >= 0 and var reference)
            {
                MaskReference(i, reference);
                i = reference - 1;
            }
            else if (c is '&' or '|' && !isQuoted)
            {
                ReadCommand(start, i);
                start = i + 1;
            }
        }
        ReadCommand(start, end);
    }

    /// <summary>
    /// The end of <c>%1</c>, <c>%%i</c>, <c>%~dp0</c>, <c>%NAME%</c>, <c>%NAME:a=b%</c> or <c>!NAME!</c>. Returns -1 for another character.
    /// </summary>
    private int FindEndOfReference(int start, int end)
    {
        char mark = CharacterAt(start);
        char next = CharacterAt(start + 1);
        if (mark == '%' && next == '~') return SkipWord(start + 2, end);
        if (mark == '%' && (char.IsDigit(next) || next == '*')) return start + 2;
        if (mark == '%' && next == '%') return char.IsLetter(CharacterAt(start + 2)) ? start + 3 : -1;

        int nameEnd = SkipWord(start + 1, end);
        if (nameEnd == start + 1) return -1;
        int close = CharacterAt(nameEnd) == ':' ? Find(mark, nameEnd, end) : nameEnd;
        return close >= 0 && CharacterAt(close) == mark ? close + 1 : -1;
    }

    private int SkipWord(int position, int end)
    {
        while (position < end && (char.IsLetterOrDigit(CharacterAt(position)) || CharacterAt(position) is '_' or '.' or '-' or '(' or ')'))
        {
            position++;
        }
        return position;
    }

    private void ReadCommand(int start, int end)
    {
        if (FindCommand("set", start, end) is >= 0 and var set) AddVariable(set, end, separator: '=');
        else if (FindCommand("setx", start, end) is >= 0 and var setx) AddVariable(setx, end, separator: ' ');
        AddCommand(start, end);
    }

    /// <summary>
    /// Finds the arguments of a command, which may stand behind a condition or in parentheses. Returns -1 if it is not called.
    /// </summary>
    private int FindCommand(string name, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            bool begins = i == start || CharacterAt(i - 1) is ' ' or '\t' or '(' or '@';
            if (begins && IsWordAt(i, name)) return SkipBlanks(i + name.Length);
            if (CharacterAt(i) == '"') i = Find('"', i + 1, end) is >= 0 and var close ? close : end;
        }
        return -1;
    }

    // set NAME=value, set "NAME=value", setx NAME value, setx NAME "value"
    private void AddVariable(int start, int end, char separator)
    {
        while (CharacterAt(start) == '/' && separator == ' ') start = SkipBlanks(SkipWord(start + 1, end));
        if (CharacterAt(start) == '/') return; // a prompt or arithmetic
        bool isQuoted = CharacterAt(start) == '"' && separator == '=';
        if (isQuoted) start++;

        int nameEnd = SkipWord(start, end);
        if (nameEnd == start || nameEnd >= end || CharacterAt(nameEnd) != separator) return;
        int value = separator == ' ' ? SkipBlanks(nameEnd) : nameEnd + 1;
        int valueEnd = isQuoted ? FindLast('"', value, end) : separator == ' ' ? FindEndOfArgument(value, end) : end;
        while (valueEnd > value && CharacterAt(valueEnd - 1) is ' ' or '\t') valueEnd--;
        AddWord(Root.CreateChild(GetMasked(start, nameEnd)), value, valueEnd);
    }

    private int FindEndOfArgument(int start, int end)
    {
        if (CharacterAt(start) == '"') return Find('"', start + 1, end) is >= 0 and var close ? close + 1 : end;
        while (start < end && CharacterAt(start) is not (' ' or '\t')) start++;
        return start;
    }

    private int FindLast(char c, int start, int end)
    {
        for (int i = end - 1; i >= start; i--)
        {
            if (CharacterAt(i) == c) return i;
        }
        return end;
    }

    private bool IsWordAt(int position, string word) =>
        StartsWith(position, word)
            && !char.IsLetterOrDigit(CharacterAt(position + word.Length))
            && CharacterAt(position + word.Length) is not ('_' or '.' or '=');
}
