namespace Fairlead.Core.Templates;

/// <summary>A place in a text where a template's value goes: <c>{tenant}</c>.</summary>
internal readonly record struct Placeholder(string Name, int Position)
{
    public int Length => Name.Length + 2;
}

/// <summary>
/// Finds and fills the placeholders of a text. Braces around anything but a name are left as they are. Values can be filled into JSON too:
/// they hold nothing that JSON would have to escape.
/// </summary>
internal static class TemplateText
{
    public static IEnumerable<Placeholder> Find(string text)
    {
        for (int open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            int end = open + 1;
            while (end < text.Length && IsNamePart(text[end])) end++;
            if (end > open + 1 && end < text.Length && text[end] == '}' && IsName(text.Substring(open + 1, end - open - 1)))
                yield return new Placeholder(text.Substring(open + 1, end - open - 1), open);
        }
    }

    /// <summary>
    /// Writes a name of the same length for each placeholder: <c>xtenantx</c>. Hosts are judged by what they look like, and braces
    /// are no host.
    /// </summary>
    public static string Mask(string text) => Find(text).Aggregate(
        text,
        static (masked, placeholder) => masked.Remove(placeholder.Position, placeholder.Length)
            .Insert(placeholder.Position, GetMask(placeholder.Name)));

    /// <summary>Writes the placeholders of these names again.</summary>
    public static string Unmask(string text, IEnumerable<string> names) =>
        names.Aggregate(text, static (unmasked, name) => unmasked.Replace(GetMask(name), "{" + name + "}"));

    /// <summary>Determines whether a parameter can be called so: ASCII letters, digits and '_', a letter first.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= TemplateValue.MaximumLength && !char.IsDigit(name[0]) && name[0] != '_' && name.All(IsNamePart);

    /// <summary>Replaces the placeholders that a value is known for.</summary>
    public static string? Fill(string? text, Func<string, string?> getValue)
    {
        if (text is null || text.IndexOf('{') < 0) return text;
        string filled = "";
        int start = 0;
        foreach (Placeholder placeholder in Find(text))
        {
            if (getValue(placeholder.Name) is not { } value) continue;
            filled += text.Substring(start, placeholder.Position - start) + value;
            start = placeholder.Position + placeholder.Length;
        }
        return filled + text.Substring(start);
    }

    private static string GetMask(string name) => "x" + name.Replace('_', '-') + "x";

    private static bool IsNamePart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
