using Fairlead.Core.Text;

namespace Fairlead.Resolution;

/// <summary>How fields are named, and how names that were bent to fit a variable or a connection string are bent back.</summary>
internal static class FieldNames
{
    public const string ExtraPrefix = "extra.";

    public static readonly IReadOnlyList<string> Texts = ["conn_type", "description", "host", "login", "password", "schema", "port"];

    /// <summary>The field that the end of a variable's name stands for: PASSWORD, EXTRA, EXTRA__API_KEY. Null when there is no such field.</summary>
    /// <param name="suffix">What follows the two underscores after the id.</param>
    /// <param name="definition">Declares extra fields, whose spelling wins over lower case.</param>
    /// <param name="isCertain">Whether the name is a field's or a declared extra's, not an extra's that merely could exist.</param>
    public static string? FromVariable(string suffix, ConnectionDefinition? definition, out bool isCertain)
    {
        string name = suffix.ToLowerInvariant();
        isCertain = name == "extra" || Texts.Contains(name);
        if (isCertain) return name;
        if (!name.StartsWith("extra__", StringComparison.Ordinal) || name.Length == "extra__".Length) return null;

        string extra = name["extra__".Length..];
        string? declared = FindDeclaredExtra(extra, definition);
        isCertain = declared is not null;
        return ExtraPrefix + (declared ?? extra);
    }

    /// <summary>The field that a name in any usual spelling stands for: conn_type, ConnType. Null when there is no such field.</summary>
    public static string? FromAnySpelling(string name)
    {
        string bare = Bare(name);
        return bare == "extra" ? "extra" : Texts.FirstOrDefault(field => Bare(field) == bare);
    }

    /// <summary>The declared extra that differs from this name only in case and punctuation; null when there is none.</summary>
    public static string? FindDeclaredExtra(string name, ConnectionDefinition? definition)
    {
        if (definition is null) return null;
        string bare = Bare(name);
        return DeclaredExtras(definition).FirstOrDefault(declared => Bare(declared) == bare);
    }

    /// <summary>The field of an extra as it is shown: keywords have several words, and what does not look like one may be a piece of a value.</summary>
    public static string ShowExtra(string name) => ExtraPrefix + string.Join(' ', name.Split(' ').Select(QuotedName.Show));

    private static IEnumerable<string> DeclaredExtras(ConnectionDefinition definition)
    {
        IEnumerable<string> required = definition.RequiredFields
            .Where(field => field.StartsWith(ExtraPrefix, StringComparison.Ordinal)).Select(field => field[ExtraPrefix.Length..]);
        IEnumerable<string> valued = definition.Extra is { } json && ExtraValue.TryReadObject(json, "", out var values) ? values.Keys : [];
        return definition.SecretExtras.Concat(required).Concat(valued).Concat(definition.SpelledExtras);
    }

    /// <summary>The name without case and punctuation: what is left of it in any usual spelling.</summary>
    public static string Bare(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
