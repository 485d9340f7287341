namespace Fairlead.Detection.Configuration;

/// <summary>
/// Reads PowerShell: texts that are assigned to variables, parameters, members and entries of tables, and its commands. Only a text in
/// quotes is a value; a bare word behind an equals sign is a command.
/// </summary>
internal sealed class PowerShellReader : ScriptReader
{
    /// <summary>Expressions in a text that are longer are taken for text.</summary>
    private const int LongestReference = 500;

    private const string SetVariable = "setenvironmentvariable(";

    // Commands whose next text is a password.
    private static readonly string[] SecureStrings =
        ["convertto-securestring", "convertto-securestring -string", "convertto-securestring -asplaintext -force",
            "convertto-securestring -asplaintext"];

    private int _start;
    private bool _hasEndlessText;

    private PowerShellReader(string text) : base(text)
    {
    }

    public static ConfigurationText Read(string text)
    {
        var reader = new PowerShellReader(text);
        while (!reader.IsAtEnd) reader.ReadCharacter();
        reader.AddCommand(reader._start, reader.End);
        return reader.Result;
    }

    private void ReadCharacter()
    {
        switch (Current)
        {
            case '\'': ReadLiteral(); break;
            case '"': ReadExpandable(); break;
            case '@' when CharacterAt(Position + 1) is '"' or '\'' && IsLineBreak(CharacterAt(Position + 2)): ReadHereString(); break;
            case '<' when StartsWith("<#"): ReadBlockComment(); break;
            case '#' when IsStartOfToken(CharacterAt(Position - 1)): ReadComment(FindEndOfLine(Position), opening: 1); break;
            case '`' when IsLineBreak(CharacterAt(Position + 1)): ReadContinuation(); break;
            case '`': Position = Math.Min(Position + 2, End); break;
            case '$': ReadVariable(); break;
            case ';' or '|' or '\r' or '\n': EndCommand(); break;
            default: Position++; break;
        }
    }

    private void EndCommand()
    {
        AddCommand(_start, Position);
        _start = ++Position;
    }

    private void ReadContinuation()
    {
        int next = SkipLineBreak(Position + 1);
        JoinLines(Position, next);
        Position = next;
    }

    private void ReadBlockComment()
    {
        int close = Position;
        do close = Find('#', close + 1, End);
        while (close >= 0 && CharacterAt(close + 1) != '>');
        ReadComment(close < 0 ? End : close + 2, opening: 2, closing: close < 0 ? 0 : 2);
    }

    private void ReadLiteral()
    {
        int close = Position;
        do close = Find('\'', close + 1, Position + LongestQuoted);
        while (close >= 0 && CharacterAt(close + 1) == '\'' && ++close > 0);
        if (close < 0) Position = FindEndOfLine(Position);
        else EndText(Position, Position + 1, close, close + 1);
    }

    private void ReadExpandable()
    {
        int open = Position++;
        int limit = Math.Min(End, open + LongestQuoted);
        while (Position < limit && !(Current == '"' && CharacterAt(Position + 1) != '"'))
        {
            if (Current is '`' or '"') Position = Math.Min(Position + 2, End);
            else if (Current == '$') ReadReferenceInText(limit);
            else Position++;
        }
        if (Current == '"') EndText(open, open + 1, Position, Position + 1);
    }

    /// <summary>Reads a text over several lines between <c>@"</c> and <c>"@</c>.</summary>
    private void ReadHereString()
    {
        int open = Position;
        char quote = CharacterAt(open + 1);
        int start = SkipLineBreak(open + 2);
        int close = _hasEndlessText ? End : start;
        while (close < End && !(CharacterAt(close) == quote && CharacterAt(close + 1) == '@')) close = SkipLineBreak(FindEndOfLine(close));
        if (close >= End)
        {
            _hasEndlessText = true;
            Position += 2;
            return;
        }

        Position = start;
        while (quote == '"' && Position < close)
        {
            if (Current == '$') ReadReferenceInText(close);
            else Position++;
        }
        EndText(open, start, close, close + 2);
    }

    /// <summary>Goes on behind a text, which is a value if something before it says what it is.</summary>
    private void EndText(int open, int start, int end, int next)
    {
        if (FindName(open) is { } key) AddValue(key, start, end);
        Position = next;
    }

    private ConfigurationKey? FindName(int open)
    {
        int position = SkipBlanksBack(open);
        while (CharacterAt(position - 1) == '(') position = SkipBlanksBack(position - 1);
        if (CharacterAt(position - 1) == '=') return FindAssigned(position - 1);
        if (SecureStrings.Any(command => EndsWith(position, command)))
            return Root.CreateChild("ConvertTo-SecureString").CreateChild("Password");
        return CharacterAt(position - 1) == ',' ? FindVariable(SkipBlanksBack(position - 1)) : null;
    }

    /// <summary>Finds the variable in <c>[Environment]::SetEnvironmentVariable("NAME", "value")</c>.</summary>
    private ConfigurationKey? FindVariable(int end)
    {
        if (CharacterAt(end - 1) is not ('"' or '\'')) return null;
        int start = --end;
        while (IsNameCharacter(CharacterAt(start - 1))) start--;
        return EndsWith(start - 1, SetVariable) ? Root.CreateChild(GetMasked(start, end)) : null;
    }

    /// <summary>Finds the variable, member or entry before an equals sign.</summary>
    private ConfigurationKey? FindAssigned(int equals)
    {
        int end = SkipBlanksBack(equals);
        if (CharacterAt(end - 1) is '"' or '\'' or '}' or ']') end--;
        if (CharacterAt(end - 1) is '"' or '\'') end--;
        int start = end;
        while (start > 0 && IsNameCharacter(CharacterAt(start - 1))) start--;
        return start < end && char.IsLetter(CharacterAt(start)) ? Root.CreateChild(GetMasked(start, end)) : null;
    }

    /// <summary>Covers a variable, unless it is assigned: then its name stays.</summary>
    private void ReadVariable()
    {
        int start = Position;
        Position = CharacterAt(start + 1) == '(' ? start + 2 : FindEndOfReference(start, End);
        int next = SkipBlanks(Position);
        bool isAssigned = CharacterAt(next) == '=' && CharacterAt(next + 1) != '=';
        if (!isAssigned && CharacterAt(start + 1) != '(') MaskReference(start, Position);
    }

    private void ReadReferenceInText(int limit)
    {
        int start = Position;
        Position = Math.Min(FindEndOfReference(start, limit), limit);
        if (Position > start + 1) MaskReference(start, Position);
    }

    /// <summary>
    /// The end of <c>$name</c>, <c>$env:NAME</c>, <c>${name}</c> or <c>$(…)</c>; the next character if it is none of them.
    /// </summary>
    private int FindEndOfReference(int start, int limit)
    {
        char next = CharacterAt(start + 1);
        if (next == '{')
        {
            int nameLimit = Math.Min(Math.Min(limit, start + LongestReference), FindEndOfLine(start));
            return Find('}', start, nameLimit) is >= 0 and var close ? close + 1 : start + 2;
        }
        if (next == '(') return FindClosingParenthesis(start + 1, limit);
        if (next is '?' or '$' or '^') return start + 2;

        int end = start + 1;
        while (IsVariableCharacter(CharacterAt(end)) || (CharacterAt(end) == ':' && IsVariableCharacter(CharacterAt(end + 1)))) end++;
        return end;
    }

    private int FindClosingParenthesis(int open, int limit)
    {
        limit = Math.Min(limit, open + LongestReference);
        if (Find(')', open, limit) < 0) return open + 1;

        int depth = 0;
        for (int i = open; i < limit; i++)
        {
            if (CharacterAt(i) == '(') depth++;
            else if (CharacterAt(i) == ')' && --depth == 0) return i + 1;
        }
        return open + 1;
    }

    private int SkipBlanksBack(int position)
    {
        while (CharacterAt(position - 1) is ' ' or '\t') position--;
        return position;
    }

    private bool EndsWith(int end, string word) => end >= word.Length && StartsWith(end - word.Length, word);

    private static bool IsVariableCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsNameCharacter(char c) => IsVariableCharacter(c) || c == '-';

    private static bool IsLineBreak(char c) => c is '\r' or '\n';

    private static bool IsStartOfToken(char before) => before is '\0' or '(' or '{' or ';' or '|' or ',' || char.IsWhiteSpace(before);
}
