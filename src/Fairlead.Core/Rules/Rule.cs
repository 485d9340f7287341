namespace Fairlead.Core.Rules;

/// <summary>Degrees of certainty of a rule's findings. It decides the severity in the presets.</summary>
internal enum RuleConfidence
{
    /// <summary>A known format, a known API or a fact of the manifest: an error in continuous integration.</summary>
    Certain,

    /// <summary>Judged by name and shape: a warning everywhere.</summary>
    Likely,

    /// <summary>Style and hygiene: a suggestion.</summary>
    Hygiene,
}

/// <summary>
/// One rule: what its diagnostic is called and says. Message placeholders are {0}, {1}, …; an argument is never the secret itself.
/// </summary>
internal sealed record Rule(string Id, string Category, RuleConfidence Confidence, string Title, string Message)
{
    /// <summary>The rule's page, which also names its options and shows true and false cases.</summary>
    public string HelpLink => $"https://github.com/fairlead/fairlead/blob/main/docs/rules/{Id}.md";
}
