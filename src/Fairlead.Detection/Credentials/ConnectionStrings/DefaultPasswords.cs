using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials.ConnectionStrings;

/// <summary>The passwords that servers are delivered with, which everybody tries first.</summary>
internal static class DefaultPasswords
{
    private static readonly (string User, string Password)[] Delivered =
    [
        ("sysdba", "masterkey"), ("scott", "tiger"), ("system", "manager"), ("sys", "change_on_install"),
    ];

    /// <summary>Describes what the password is, with its article. Returns null if it is none of these.</summary>
    public static string? DescribeDefault(string text, SourceSpan? user, SourceSpan password)
    {
        if (user is not { Length: > 0 } name) return null;
        if (name.Length == password.Length
            && string.Compare(text, name.Start, text, password.Start, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
            return HasName(text, name) ? "the user name as its password" : null;

        foreach ((string knownUser, string knownPassword) in Delivered)
        {
            if (Matches(text, name, knownUser) && Matches(text, password, knownPassword))
                return "the server's default password";
        }
        return null;
    }

    private static bool HasName(string text, SourceSpan name)
    {
        for (int i = name.Start; i < name.End; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] is not ('_' or '-' or '.' or '@')) return false;
        }
        return true;
    }

    private static bool Matches(string text, SourceSpan span, string word) =>
        span.Length == word.Length && string.Compare(text, span.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
