using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>Values of extras as drivers, Airflow and people spell them.</summary>
internal static class ExtraText
{
    private static readonly HashSet<string> TrueWords = new(StringComparer.Ordinal) { "true", "yes", "on", "1", "t", "y" };
    private static readonly HashSet<string> FalseWords = new(StringComparer.Ordinal) { "false", "no", "off", "0", "f", "n" };

    /// <summary>Gets the value as the type declares it; a value that isn't known stays as it is, for the check of types to find.</summary>
    public static string Normalize(ConnectionType type, string name, string text)
    {
        if (type.FindExtra(name) is not { } declaration) return text;
        if (declaration.Enum.Count == 0 && declaration.Type != ExtraType.Boolean) return text;
        return declaration.Enum.Contains(text) ? text : FindSpelled(type, declaration, text);
    }

    private static string FindSpelled(ConnectionType type, ExtraDeclaration declaration, string text)
    {
        string folded = KeywordTable.Fold(text);
        ValueSpelling? known = type.ConnectionString.Where(part => part.Source == declaration.Path).SelectMany(static part => part.Spelling)
            .Concat(declaration.ValueSynonyms).FirstOrDefault(spelling => KeywordTable.Fold(spelling.Spelled) == folded);
        if (known is not null) return known.Value;
        if (declaration.Enum.FirstOrDefault(value => KeywordTable.Fold(value) == folded) is { } value) return value;
        if (declaration.Type != ExtraType.Boolean) return text;
        return TrueWords.Contains(folded) ? "true" : FalseWords.Contains(folded) ? "false" : text;
    }
}
