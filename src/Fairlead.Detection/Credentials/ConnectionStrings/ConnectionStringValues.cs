using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Text;
using Fairlead.Detection.SecretFormats;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials.ConnectionStrings;

/// <summary>The values of a secret's keyword: the secret, or what a program, a template or a reader puts in its place.</summary>
internal static class ConnectionStringValues
{
    // "Encrypt Password=false" is an option.
    private static readonly string[] Switches = ["true", "false", "yes", "no", "null", "none"];

    // Keys are made by services, which make none this short.
    private const int ShortestKey = 6;

    public static bool IsSecret(string text, ConnectionStringKeyword keyword, SourceSpan span)
    {
        if (!HasLetterOrDigit(text, span) || KnownNonSecrets.Contains(text, span.Start, span.End)) return false;
        if (keyword.Role == KeywordRole.Key && (span.Length < ShortestKey || SecretPlaceholders.IsPlaceholder(text, span.Start, span.End)))
            return false;
        if (text[span.Start - 1] == '{' && IsName(text, span.Start, span.End)) return false;
        if (text[span.Start] == '[' && text[span.End - 1] == ']' && IsName(text, span.Start + 1, span.End - 1)) return false;

        string value = text.Substring(span.Start, span.Length);
        return Array.IndexOf(Switches, value.ToLowerInvariant()) < 0 && !IsCode(text, span, value) && SecretValues.IsSecret(value);
    }

    /// <summary>ODBC's braces quote what needs it; around a name they are a hole, as brackets are.</summary>
    private static bool IsName(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '-' or '.' or ':' or ' ')) return false;
        }
        return true;
    }

    /// <summary>
    /// Statements look like a connection string: <c>user = options.User; password = ReadPassword();</c>. A call is no value anywhere, a
    /// member is none after a spaced equals sign.
    /// </summary>
    private static bool IsCode(string text, SourceSpan span, string value)
    {
        int name = 0;
        while (name < value.Length && (char.IsLetterOrDigit(value[name]) || value[name] is '_' or '.')) name++;
        if (name == 0 || char.IsDigit(value[0])) return false;
        bool isCall = name < value.Length && value[name] == '(' && value[value.Length - 1] == ')';
        bool isMember = name == value.Length && value.IndexOf('.') > 0 && text[span.Start - 1] == ' ';
        return isCall || isMember;
    }

    private static bool HasLetterOrDigit(string text, SourceSpan span)
    {
        for (int i = span.Start; i < span.End; i++)
        {
            if (char.IsLetterOrDigit(text[i])) return true;
        }
        return false;
    }
}
