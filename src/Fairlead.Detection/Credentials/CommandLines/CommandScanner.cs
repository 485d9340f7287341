using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials.CommandLines;

/// <summary>
/// Finds secrets in command lines of known programs: at the beginning of a text or line, behind a separator, or behind a program that runs
/// another one. A line that begins with any other word costs a look-up.
/// </summary>
internal static class CommandScanner
{
    private const int MostCommandsInLine = 20;
    private const int MostNested = 3;
    private const int MostProgramsBeforeOption = 4;

    // A longer text is a file of its own, and scripts are read command by command.
    private const int LongestText = 4000;

    // What stands before a command in a comment, a prompt or a literal.
    private const string Decorations = " \t/*#$>@\"'`(-!";

    private static readonly char[] Slashes = ['/', '\\'];

    public static void Scan(string text, ref List<CredentialMatch>? matches)
    {
        if (text.Length > LongestText) return;
        for (int line = 0; line < text.Length;)
        {
            int next = text.IndexOf('\n', line);
            int start = SkipDecorations(text, line, next < 0 ? text.Length : next);
            if (start < text.Length && IsLetter(text[start]))
                ScanLine(text, FindStartOfPath(text, line, start), text.Length, 0, ref matches);
            if (next < 0) return;
            line = next + 1;
        }
    }

    /// <summary>Finds the secret of the option at a place, of a program whose name stands before it in the same command.</summary>
    public static CredentialMatch? FindOption(string text, int from, int option)
    {
        int programs = 0;
        for (int start = from; start < option && programs < MostProgramsBeforeOption; start = FindNextWord(text, start, option))
        {
            if (!IsLetter(text[start]) || FindGrammars(text, start, option) is not { } grammars) continue;
            programs++;
            List<CredentialMatch>? matches = null;
            CommandLine command = CommandLine.Read(text, start, text.Length);
            foreach (CommandGrammar grammar in grammars) SecretArguments.AddMatches(text, command, grammar, ref matches);
            if (matches?.Find(match => match.Span.Start > option) is { } found && IsValueOfOption(text, option, found.Span)) return found;
        }
        return null;
    }

    /// <summary>Finds the secrets of a program's arguments; their places are in the arguments.</summary>
    public static IReadOnlyList<CredentialMatch> ScanArguments(string program, string arguments)
    {
        List<CredentialMatch>? matches = null;
        string text = program + " " + arguments;
        ScanLine(text, 0, text.Length, 0, ref matches);
        if (matches is null) return [];
        int offset = program.Length + 1;
        return
        [
            .. matches.Where(match => match.Span.Start >= offset)
                .Select(match => match with { Span = new SourceSpan(match.Span.Start - offset, match.Span.Length) }),
        ];
    }

    private static void ScanLine(string text, int start, int limit, int depth, ref List<CredentialMatch>? matches)
    {
        for (int i = 0; i < MostCommandsInLine && start < limit; i++)
        {
            SourceSpan? input = PipedText.Find(text, start, limit, out int consumer);
            if (input is not null) start = consumer;
            if (FindGrammars(text, start, limit) is not { } grammars) return;
            CommandLine command = CommandLine.Read(text, start, limit);
            foreach (CommandGrammar grammar in grammars)
            {
                if (grammar.FindArguments(command) < 0) continue;
                if (input is { } piped) SecretArguments.AddInput(text, command, grammar, piped, ref matches);
                SecretArguments.AddMatches(text, command, grammar, ref matches);
                if (grammar.RunsAnother && depth < MostNested) ScanWords(text, command, depth + 1, ref matches);
            }
            start = SkipSeparators(text, command.End, limit);
            if (start == command.End) return;
        }
    }

    /// <summary>Looks for a command that begins with any word of another one, or in a word that is a command itself.</summary>
    private static void ScanWords(string text, CommandLine command, int depth, ref List<CredentialMatch>? matches)
    {
        for (int i = 1; i < command.Words.Count; i++)
        {
            SourceSpan word = command.Words[i];
            if (word.Length < 2 || !IsLetter(text[word.Start])) continue;
            bool isCommand = text.IndexOf(' ', word.Start, word.Length) >= 0;
            if (FindGrammars(text, word.Start, word.End) is null) continue;
            ScanLine(text, word.Start, isCommand ? word.End : command.End, depth, ref matches);
            return;
        }
    }

    /// <summary>Finds the grammars of the program that a word names, with or without its path and extension.</summary>
    private static IReadOnlyList<CommandGrammar>? FindGrammars(string text, int start, int limit)
    {
        bool isQuoted = text[start] == '"';
        int end = isQuoted ? start + 1 : start, name = end;
        while (end < limit && text[end] is not ('\r' or '\n' or '"' or '\'') && (isQuoted || text[end] is not (' ' or '\t')))
        {
            if (text[end] is '/' or '\\') name = end + 1;
            end++;
        }
        bool hasExtension = end - name > 4 && text[end - 4] == '.' && IsExecutable(text, end - 3);
        return CommandTable.Find(text, name, hasExtension ? end - 4 : end);
    }

    private static bool IsExecutable(string text, int start) =>
        IsAt(text, start, "exe") || IsAt(text, start, "cmd") || IsAt(text, start, "bat") || IsAt(text, start, "com");

    private static bool IsAt(string text, int start, string word) =>
        string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>True if nothing but the option's own name and signs stand between it and a value.</summary>
    private static bool IsValueOfOption(string text, int option, SourceSpan value)
    {
        int blank = text.IndexOf(' ', option, value.Start - option);
        while (blank >= 0 && blank < value.Start && text[blank] is ' ' or '"' or '\'' or '\\') blank++;
        return blank < 0 || text.IndexOf(' ', blank, value.Start - blank) < 0; // user:password begins before its password
    }

    /// <summary>Finds the quote before a program whose path has blanks. Returns the place itself for any other word.</summary>
    private static int FindStartOfPath(string text, int line, int start)
    {
        if (start == line || text[start - 1] != '"') return start;
        int close = text.IndexOf('"', start);
        if (close < 0) return start;
        bool isPath = text.IndexOfAny(Slashes, start, close - start) >= 0 && text.IndexOf(' ', start, close - start) >= 0;
        return isPath && close + 1 < text.Length && text[close + 1] == ' ' ? start - 1 : start;
    }

    private static int FindNextWord(string text, int start, int limit)
    {
        int position = start;
        while (position < limit && text[position] is not (' ' or '\t' or '"' or '\'' or '`' or '(' or '>')) position++;
        while (position < limit && text[position] is ' ' or '\t' or '"' or '\'' or '`' or '(' or '>') position++;
        return position;
    }

    private static int SkipSeparators(string text, int position, int limit)
    {
        while (position < limit && text[position] is '|' or ';' or '&' or ' ') position++;
        return position;
    }

    private static int SkipDecorations(string text, int position, int limit)
    {
        while (position < limit && (text[position] == ' ' || Decorations.IndexOf(text[position]) >= 0)) position++;
        return position;
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '7';
}
