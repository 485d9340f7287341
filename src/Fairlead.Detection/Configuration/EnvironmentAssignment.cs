using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary><c>NAME=value</c> as lists of variables have it, without the quotes around the value.</summary>
internal sealed record EnvironmentAssignment(string Name, SourceSpan Value)
{
    public static EnvironmentAssignment? Find(string text, int start, int end)
    {
        int nameEnd = start;
        while (nameEnd < end && (char.IsLetterOrDigit(text[nameEnd]) || text[nameEnd] is '_' or '.' or '-' or ':')) nameEnd++;
        if (nameEnd == start || nameEnd == end || text[nameEnd] != '=' || !(char.IsLetter(text[start]) || text[start] == '_')) return null;

        int valueStart = nameEnd + 1;
        int valueEnd = end;
        if (valueEnd - valueStart >= 2 && text[valueStart] is '"' or '\'' && text[valueEnd - 1] == text[valueStart])
        {
            valueStart++;
            valueEnd--;
        }
        return new EnvironmentAssignment(text.Substring(start, nameEnd - start), SourceSpan.FromBounds(valueStart, valueEnd));
    }

    public string GetValue(string text) => text.Substring(Value.Start, Value.Length);
}
