using Fairlead.Core.Connections;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// The meaning of a name that some tool gives a field: <c>password</c>, <c>username</c>, <c>dbname</c>, <c>extra.api_key</c>, <c>uri</c>.
/// </summary>
internal readonly record struct FieldName
{
    /// <summary>
    /// The field: one of Airflow's, <c>extra</c>, <c>extra.x</c>, or <c>uri</c> for a whole connection. Null when the name is unknown.
    /// </summary>
    public string? Field { get; private init; }

    /// <summary>True if the field is called like this by Airflow, and not only by others.</summary>
    public bool IsExact { get; private init; }

    /// <summary>The field that an unknown name was probably meant to be; null if it is far from all.</summary>
    public string? Meant { get; private init; }

    private const string WholeConnection = "uri";
    private const string ExtraPrefix = "extra.";

    private static readonly HashSet<string> WholeNames = new(StringComparer.Ordinal)
    {
        "uri", "url", "connuri", "connectionuri", "connectionurl", "connectionstring", "databaseurl", "dsn",
    };

    private static readonly Dictionary<string, string> ExactNames =
        ConnectionFieldNames.All.ToDictionary(KeywordTable.Fold, static field => field, StringComparer.Ordinal);

    /// <summary>Finds what a name stands for.</summary>
    /// <param name="name">The name in any usual spelling.</param>
    /// <param name="keywords">What the type's fields and extras are called.</param>
    public static FieldName Find(string name, KeywordTable keywords)
    {
        string folded = KeywordTable.Fold(name);
        if (ExactNames.TryGetValue(folded, out string? exact))
            return IsClean(name) ? new() { Field = Redirect(exact, keywords), IsExact = true } : default;
        if (folded == "extra") return new() { Field = "extra", IsExact = true };
        if (name.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase) && name.Length > ExtraPrefix.Length)
            return new() { Field = ExtraPrefix + keywords.FindExtraName(name.Substring(ExtraPrefix.Length)), IsExact = true };
        if (!IsClean(name)) return default;

        if (keywords.Find(name) is { Source: { } source }) return new() { Field = source };
        if (WholeNames.Contains(folded)) return new() { Field = WholeConnection };
        return new() { Meant = keywords.FindMeantField(name) };
    }

    /// <summary>A field that the type doesn't have goes where the type's names say: the database of Redis is an extra.</summary>
    private static string Redirect(string field, KeywordTable keywords) => keywords.Find(field)?.Source ?? field;

    /// <summary>Punctuation is for separating words: <c>password~</c> is an editor's copy and no password.</summary>
    private static bool IsClean(string name)
    {
        if (name.Length == 0 || !char.IsLetterOrDigit(name[0]) || !char.IsLetterOrDigit(name[name.Length - 1])) return false;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ' ')) return false;
        }
        return true;
    }
}
