using Fairlead.Core.Text;

namespace Fairlead.Core.Templates;

/// <summary>A parameter of a connection template: the values that it takes are listed, or match a pattern.</summary>
internal sealed record TemplateParameter(string Name)
{
    /// <summary>The pattern that values match; without one the default pattern.</summary>
    public ValuePattern Pattern { get; init; } = ValuePattern.Default;

    /// <summary>The values that are allowed; empty where the pattern decides.</summary>
    public IReadOnlyList<string> Allowed
    {
        get;
        init
        {
            field = value;
            AllowedWords = [.. value.Select(TemplateValue.SplitIntoWords)];
        }
    } = [];

    /// <summary>The value where none is given.</summary>
    public string? Default { get; init; }

    public string? Description { get; init; }

    /// <summary>True if its declaration is wrong, so that nobody knows which values it is meant to take.</summary>
    public bool IsBroken { get; init; }

    public bool IsListed => Allowed.Count > 0;

    /// <summary>The most words that a value has.</summary>
    public int MostWords =>
        IsListed ? AllowedWords.Max(static words => words.Length) : Pattern.Separator is null ? 1 : TemplateValue.MaximumLength;

    /// <summary>
    /// True if no value begins with the words of another, so that the first words of a longer text tell which value it is.
    /// </summary>
    public bool IsPrefixFree =>
        IsListed ? !AnyTwo(static (shorter, longer) => longer.Take(shorter.Length).SequenceEqual(shorter)) : Pattern.Separator is null;

    /// <summary>True if no value ends with the words of another.</summary>
    public bool IsSuffixFree =>
        IsListed
            ? !AnyTwo(static (shorter, longer) => longer.Skip(longer.Length - shorter.Length).SequenceEqual(shorter))
            : Pattern.Separator is null;

    /// <summary>The words of the listed values.</summary>
    public IReadOnlyList<string[]> AllowedWords { get; private init; } = [];

    /// <summary>
    /// Finds what is wrong with a value, in words that complete "'tenant' …". They don't repeat it. Returns null if it is allowed.
    /// </summary>
    public string? FindDefect(string value)
    {
        if (IsListed) return Allowed.Contains(value, StringComparer.Ordinal) ? null : DescribeAllowed(value);
        return TemplateValue.FindDefect(value)
            ?? (Pattern.IsMatch(value) ? null : $"must match the pattern '{QuotedName.Show(Pattern.Text)}'");
    }

    /// <summary>Finds the first listed value that cannot be allowed, and why, in words that complete "'tenant' …".</summary>
    public (int Index, string Defect)? FindAllowedDefect()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < Allowed.Count; i++)
        {
            if (TemplateValue.FindDefect(Allowed[i]) is { } defect) return (i, defect);
            if (!known.Add(string.Join("_", TemplateValue.SplitIntoWords(Allowed[i]))))
                return (i, "must not list two values that differ only in '-' and '_', which environment variables can't tell apart");
        }
        return null;
    }

    /// <summary>Determines whether a value of these words is allowed.</summary>
    public bool Accepts(ArraySegment<string> words) => IsListed
        ? AllowedWords.Any(allowed => allowed.SequenceEqual(words))
        : FindDefect(string.Join((Pattern.Separator ?? '-').ToString(), words)) is null;

    private string DescribeAllowed(string value)
    {
        const int MostShown = 10;
        string more = Allowed.Count > MostShown ? ", …" : "";
        string shown = string.Join("', '", Allowed.Take(MostShown).Select(QuotedName.Show));
        return $"must be one of '{shown}'{more}{Suggestions.GetPhrase(value, Allowed).TrimEnd('?')}";
    }

    private bool AnyTwo(Func<string[], string[], bool> areRelated) => AllowedWords.Any(allowedWord =>
        AllowedWords.Any(other => allowedWord != other && allowedWord.Length <= other.Length && areRelated(allowedWord, other)));
}
