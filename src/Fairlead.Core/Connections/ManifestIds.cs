using Fairlead.Core.Text;

namespace Fairlead.Core.Connections;

/// <summary>
/// The ids that connections and deployments may have: those that every backend, environment variable and file name can carry.
/// Fewer than <see cref="Connections.ConnectionId"/> allows, which also reads what Airflow has.
/// </summary>
internal static class ManifestIds
{
    public const int MaximumLength = 100;

    /// <summary>
    /// Finds what is wrong with the id, in words that complete "A connection id …"; never repeats it. Returns null if it is valid.
    /// </summary>
    public static string? FindDefect(string id)
    {
        if (id.Length == 0) return "must not be empty";
        if (id.Length > MaximumLength) return "must not be longer than 100 characters";
        foreach (char c in id)
        {
            if (!IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.'))
                return $"may hold letters, digits, '_', '-' and '.', but not {Show(c)}";
        }
        return id.Any(IsAsciiLetterOrDigit) ? null : "must hold a letter or a digit";
    }

    /// <summary>
    /// The id with '_' for what it may not hold. Returns null if nothing would be left of it, and for what is no name but an address or a
    /// pair.
    /// </summary>
    public static string? FindNearest(string id)
    {
        if (id.Length > MaximumLength
            || id.IndexOfAny(['=', ';', '@', '?', '&', '"']) >= 0
            || !QuotedName.LooksLikePath(string.Join("_", id.Split())))
            return null;
        string name = new string([.. id.Trim().Select(static c => IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_')]).Trim('_');
        if (name.Length > MaximumLength) name = name.Substring(0, MaximumLength);
        return FindDefect(name) is null ? name : null;
    }

    private static bool IsAsciiLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    public static string Show(char c) => c switch
    {
        ' ' => "a space",
        _ when char.IsWhiteSpace(c) => "white space",
        _ when char.IsControl(c) || char.IsSurrogate(c) => "a special character",
        _ => $"'{c}'",
    };
}
