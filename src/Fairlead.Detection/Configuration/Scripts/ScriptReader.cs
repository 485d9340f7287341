using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// Reads a script: its comments, its assignments and its commands. What a shell fills in (variables, the output of commands) is covered by
/// a character of the same meaning in composed text, so that every place stays a place in the file. A quote that nobody closes costs its
/// line.
/// </summary>
internal abstract class ScriptReader(string text)
{
    /// <summary>The longest quoted text, in characters: a quote that nobody closes must not cost the rest of the file.</summary>
    protected const int LongestQuoted = 16 * 1024;

    private readonly char[] _masked = text.ToCharArray();

    // The end of the line that was looked for last, and from where on: a line may hold a thousand quotes, each of which asks for it.
    private int _lineFrom = -1;
    private int _lineEnd = -1;

    protected ConfigurationText Result { get; } = new();

    protected ConfigurationKey Root { get; } = ConfigurationKey.CreateRoot();

    protected int Length => _masked.Length;

    protected int Position { get; set; }

    protected int End { get; set; } = text.Length;

    protected bool IsAtEnd => Position >= End;

    /// <summary>The current character; a NUL at the end.</summary>
    protected char Current => CharacterAt(Position);

    protected char CharacterAt(int position) => position >= 0 && position < End ? _masked[position] : '\0';

    protected bool StartsWith(string word) => StartsWith(Position, word);

    protected bool StartsWith(int position, string word)
    {
        if (position + word.Length > End) return false;
        for (int i = 0; i < word.Length; i++)
        {
            if (char.ToLowerInvariant(_masked[position + i]) != word[i]) return false;
        }
        return true;
    }

    /// <summary>Covers what is filled in when the script runs.</summary>
    protected void MaskReference(int start, int end) => Fill(start, end, NetworkUrl.Unknown);

    /// <summary>Makes one line of several: covers a line break and what stands before it.</summary>
    protected void JoinLines(int start, int end)
    {
        for (int i = start; i < end; i++) _masked[i] = ' ';
        _lineFrom = -1;
    }

    protected string GetMasked(int start, int end) => new(_masked, start, end - start);

    /// <summary>Adds the comment from the current position on and covers it.</summary>
    protected void ReadComment(int end, int opening, int closing = 0)
    {
        Result.AddComment(Position, end, opening, closing);
        Fill(Position, end, ' ');
        Position = end;
    }

    protected void AddValue(ConfigurationKey key, int start, int end)
    {
        if (end > start) Result.AddValue(key, GetMasked(start, end), SourceSpan.FromBounds(start, end));
    }

    /// <summary>Adds a value without the quotes around it.</summary>
    protected void AddWord(ConfigurationKey key, int start, int end)
    {
        bool isQuoted = end - start >= 2 && _masked[start] is '"' or '\'' && _masked[end - 1] == _masked[start];
        if (isQuoted) AddValue(key, start + 1, end - 1);
        else AddValue(key, start, end);
    }

    /// <summary>Adds what stands between two places as a command, and the assignments among its words.</summary>
    protected void AddCommand(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(_masked[start])) start++;
        while (end > start && char.IsWhiteSpace(_masked[end - 1])) end--;
        if (start == end) return;

        string command = GetMasked(start, end);
        foreach (ScriptAssignment assignment in ScriptAssignment.FindAll(command))
            AddValue(Root.CreateChild(assignment.Name), start + assignment.Value.Start, start + assignment.Value.End);
        Result.AddCommand(command, SourceSpan.FromBounds(start, end));
    }

    protected int FindEndOfLine(int start)
    {
        if (_lineFrom < 0 || start < _lineFrom || start > _lineEnd)
        {
            _lineFrom = _lineEnd = start;
            while (_lineEnd < Length && _masked[_lineEnd] is not ('\r' or '\n')) _lineEnd++;
        }
        return Math.Max(start, Math.Min(_lineEnd, End));
    }

    protected int SkipBlanks(int start)
    {
        while (start < End && _masked[start] is ' ' or '\t') start++;
        return start;
    }

    /// <summary>Finds the position of a character. Returns -1 if it is not found up to a limit.</summary>
    protected int Find(char c, int start, int limit)
    {
        limit = Math.Min(limit, End);
        return start >= limit ? -1 : Array.IndexOf(_masked, c, start, limit - start);
    }

    /// <summary>The start of the next line, given the end of a line.</summary>
    protected int SkipLineBreak(int lineEnd) =>
        lineEnd >= End ? End : CharacterAt(lineEnd) == '\r' && CharacterAt(lineEnd + 1) == '\n' ? lineEnd + 2 : lineEnd + 1;

    private void Fill(int start, int end, char c)
    {
        // Line breaks stay: they end what a quote or a pair may be.
        for (int i = start; i < end; i++)
        {
            if (_masked[i] is not ('\r' or '\n')) _masked[i] = c;
        }
    }
}
