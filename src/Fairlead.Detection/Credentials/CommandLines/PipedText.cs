using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials.CommandLines;

/// <summary>Text that <c>echo</c> or <c>printf</c> writes and a pipe takes to another command.</summary>
internal static class PipedText
{
    /// <summary>Finds the text, and where the command begins that reads it.</summary>
    public static SourceSpan? Find(string text, int start, int limit, out int consumer)
    {
        consumer = start;
        if (!IsWord(text, start, limit, "echo") && !IsWord(text, start, limit, "printf")) return null;
        CommandLine command = CommandLine.Read(text, start, limit);
        if (command.End >= limit || text[command.End] != '|' || command.Words.Count < 2) return null;
        consumer = command.End + 1;
        while (consumer < limit && text[consumer] == ' ') consumer++;
        return command.Words[command.Words.Count - 1];
    }

    private static bool IsWord(string text, int start, int limit, string word) =>
        start + word.Length < limit && text[start + word.Length] == ' ' && string.CompareOrdinal(text, start, word, 0, word.Length) == 0;
}
