using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Text;

namespace Fairlead.Resolution;

/// <summary>How fields are named, and how names that were bent to fit a variable are bent back.</summary>
internal static class FieldNames
{
    public const string ExtraPrefix = "extra.";

    private const string VariablePrefix = "extra__";

    public static IReadOnlyList<string> Texts => ConnectionFieldNames.All;

    /// <summary>The field that the end of a variable's name stands for: PASSWORD, USERNAME, EXTRA, EXTRA__API_KEY.</summary>
    /// <param name="suffix">What follows the two underscores after the id.</param>
    /// <param name="type">Declares extra fields, whose spelling wins over lower case.</param>
    public static FieldName FromVariable(string suffix, DeclaredType type)
    {
        string name = suffix.ToLowerInvariant();
        bool isExtra = name.StartsWith(VariablePrefix, StringComparison.Ordinal) && name.Length > VariablePrefix.Length;
        return FieldName.Find(isExtra ? ExtraPrefix + name[VariablePrefix.Length..] : name, type.Keywords);
    }

    /// <summary>Finds the name of the extra that a field such as <c>extra.api_key</c> means. Returns null for any other field.</summary>
    public static string? FindExtra(string field) =>
        field.StartsWith(ExtraPrefix, StringComparison.Ordinal) ? field[ExtraPrefix.Length..] : null;

    /// <summary>Whether the name is a field's or a declared extra's, not an extra's that merely could exist.</summary>
    public static bool IsCertain(this FieldName name, DeclaredType type) => name.Field is { } field
        && (FindExtra(field) is not { } extra || type.Type.FindExtra(extra) is not null);

    /// <summary>
    /// The field of an extra as it is shown: keywords have several words, and what does not look like one may be a piece of a value.
    /// </summary>
    public static string ShowExtra(string name) => ExtraPrefix + QuotedName.ShowWords(name);
}
