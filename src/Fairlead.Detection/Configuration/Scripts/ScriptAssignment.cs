using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// A name and its value among the words of a command: <c>NAME=value</c>, <c>--name=value</c>, <c>-e NAME=value</c>, <c>-p:Name=value</c>.
/// </summary>
internal readonly record struct ScriptAssignment(string Name, SourceSpan Value)
{
    // Options with a list of assignments in one word.
    private static readonly string[] Lists = ["--set", "--set-string", "--set-literal", "--build-context", "--labels"];

    /// <summary>Finds the assignments of a command in their order. One within another, <c>--build-arg=NAME=value</c>, follows it.</summary>
    public static IReadOnlyList<ScriptAssignment> FindAll(string command)
    {
        if (command.IndexOf('=') < 0) return [];
        var assignments = new List<ScriptAssignment>();
        string previous = "";
        for (int start = SkipSpaces(command, 0); start < command.Length;)
        {
            int end = FindEndOfWord(command, start);
            AddWord(assignments, command, start, end, isList: Array.IndexOf(Lists, previous) >= 0);
            previous = command.Substring(start, end - start);
            start = SkipSpaces(command, end);
        }
        return assignments;
    }

    private static void AddWord(List<ScriptAssignment> assignments, string command, int start, int end, bool isList)
    {
        if (command.IndexOf('=', start, end - start) < 0) return;
        (start, end) = Unquote(command, start, end);
        if (!isList)
        {
            Add(assignments, command, start, end, mayNest: true);
            return;
        }

        while (start < end)
        {
            int comma = command.IndexOf(',', start, end - start);
            int itemEnd = comma < 0 ? end : comma;
            Add(assignments, command, start, itemEnd, mayNest: false);
            start = itemEnd + 1;
        }
    }

    private static void Add(List<ScriptAssignment> assignments, string command, int start, int end, bool mayNest)
    {
        bool isOption = start < end && command[start] is '-' or '/';
        while (start < end && command[start] is '-' or '/') start++;
        bool isProperty = isOption && end - start > 2 && command[start] is 'p' or 'P' && command[start + 1] == ':';
        if (isProperty) start += 2;

        int nameEnd = start;
        while (nameEnd < end && IsNameCharacter(command[nameEnd])) nameEnd++;
        if (nameEnd == start || nameEnd >= end || command[nameEnd] != '=' || !(char.IsLetter(command[start]) || command[start] == '_'))
            return;

        (int valueStart, int valueEnd) = Unquote(command, nameEnd + 1, end);
        string name = command.Substring(start, nameEnd - start);
        if (isOption && !isProperty && name.Length > 1 && name[0] is 'D' or 'e' && char.IsUpper(name[1])) name = name.Substring(1);
        assignments.Add(new ScriptAssignment(name, SourceSpan.FromBounds(valueStart, valueEnd)));
        if (isOption && mayNest) Add(assignments, command, valueStart, valueEnd, mayNest: false);
    }

    private static (int Start, int End) Unquote(string command, int start, int end)
    {
        bool isQuoted = end - start >= 2 && command[start] is '"' or '\'' && command[end - 1] == command[start];
        return isQuoted ? (start + 1, end - 1) : (start, end);
    }

    private static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or ':';

    private static int SkipSpaces(string command, int start)
    {
        while (start < command.Length && char.IsWhiteSpace(command[start])) start++;
        return start;
    }

    /// <summary>The end of a word, in which quotes keep blanks together.</summary>
    private static int FindEndOfWord(string command, int start)
    {
        for (int i = start; i < command.Length; i++)
        {
            char c = command[i];
            if (char.IsWhiteSpace(c)) return i;
            if (c == '\\') i++;
            else if (c is '"' or '\'' && FindClosingQuote(command, i) is >= 0 and var close) i = close;
        }
        return command.Length;
    }

    private static int FindClosingQuote(string command, int open)
    {
        for (int i = open + 1; i < command.Length; i++)
        {
            if (command[i] == '\\' && command[open] == '"') i++;
            else if (command[i] == command[open]) return i;
        }
        return -1;
    }
}
