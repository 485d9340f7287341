namespace Fairlead.Detection.Configuration;

/// <summary>
/// Reads a Dockerfile: the variables of <c>ENV</c> and <c>ARG</c>, and the commands of <c>RUN</c> and other instructions.
/// </summary>
internal sealed class DockerfileReader : ShellReader
{
    private static readonly string[] Prefixes = ["onbuild", "healthcheck"];

    private char _continuation = '\\';

    private DockerfileReader(string text) : base(text)
    {
    }

    public static new ConfigurationText Read(string text)
    {
        var reader = new DockerfileReader(text);
        // as in a manifest of a cluster: what runs in a container is reached through what stands before it
        reader.Root.Notice("kind", "Image");
        while (!reader.IsAtEnd) reader.ReadLine();
        return reader.Result;
    }

    private void ReadLine()
    {
        Position = SkipBlanks(Position);
        int lineEnd = FindEndOfLine(Position);
        if (Current == '#')
        {
            if (GetMasked(Position, lineEnd).Replace(" ", "").Equals("#escape=`", StringComparison.OrdinalIgnoreCase)) _continuation = '`';
            ReadComment(lineEnd, opening: 1);
        }
        else if (Position < lineEnd)
        {
            ReadInstruction(JoinContinuedLines());
            return;
        }
        Position = SkipLineBreak(lineEnd);
    }

    /// <summary>Makes one line of an instruction and its continuations, among which comments may stand. Returns its end.</summary>
    private int JoinContinuedLines()
    {
        int instruction = Position;
        int start = Position;
        int end = FindEndOfLine(start);
        while (FindContinuation(start, end) is >= 0 and var mark)
        {
            start = SkipLineBreak(end);
            JoinLines(mark, start);
            end = FindEndOfLine(start);
            while (start < End && SkipBlanks(start) is var first && (first == end || CharacterAt(first) == '#'))
            {
                Position = first;
                if (first < end) ReadComment(end, opening: 1);
                int next = SkipLineBreak(end);
                JoinLines(start, next);
                start = next;
                end = FindEndOfLine(start);
            }
        }
        Position = instruction;
        return end;
    }

    /// <summary>Finds the mark that continues a line. Returns -1 if the line ends the instruction.</summary>
    private int FindContinuation(int start, int end)
    {
        int last = end - 1;
        while (last >= start && CharacterAt(last) is ' ' or '\t') last--;
        return last >= start && CharacterAt(last) == _continuation && end < End ? last : -1;
    }

    private void ReadInstruction(int end)
    {
        int start = Position;
        string keyword = ReadKeyword(end);
        if (keyword == "env" && FindNameBeforeBlank(end) is var nameEnd && nameEnd > Position) ReadOldVariable(nameEnd, end);
        else if (Current == '[') AddArguments(end);
        else ReadCommandsOfLine(keyword is "copy" or "add" ? start : Position, end);
        Position = SkipLineBreak(Math.Max(Position, end));
    }

    private string ReadKeyword(int end)
    {
        string keyword;
        do
        {
            int start = Position;
            while (Position < end && char.IsLetter(Current)) Position++;
            keyword = GetMasked(start, Position).ToLowerInvariant();
            Position = Math.Min(SkipBlanks(Position), end);
        }
        while (Array.IndexOf(Prefixes, keyword) >= 0);
        return keyword;
    }

    private int FindNameBeforeBlank(int end)
    {
        int nameEnd = Position;
        while (nameEnd < end && (char.IsLetterOrDigit(CharacterAt(nameEnd)) || CharacterAt(nameEnd) is '_' or '.' or '-')) nameEnd++;
        return nameEnd < end && CharacterAt(nameEnd) is ' ' or '\t' ? nameEnd : -1;
    }

    /// <summary><c>ENV NAME value</c>, the form without an equals sign.</summary>
    private void ReadOldVariable(int nameEnd, int end)
    {
        string name = GetMasked(Position, nameEnd);
        int start = SkipBlanks(nameEnd);
        MaskReferences(start, end);
        AddWord(Root.CreateChild(name), start, end);
        Position = end;
    }

    /// <summary><c>["program", "--option", "value"]</c>, which is read like the command line that it stands for.</summary>
    private void AddArguments(int end)
    {
        for (int i = Position; i < end; i++)
        {
            if (CharacterAt(i) is '"' or ',' or '[' or ']') JoinLines(i, i + 1);
        }
        AddCommand(Position, end);
        Position = end;
    }
}
