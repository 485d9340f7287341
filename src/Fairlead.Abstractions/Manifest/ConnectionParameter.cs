namespace Fairlead;

/// <summary>A parameter of a connection template: what its instances differ in, such as the tenant.</summary>
public sealed class ConnectionParameter
{
    /// <summary>Gets the name, which stands in braces where the value goes: <c>{tenant}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Gets the pattern that values match as a whole: a subset of regular expressions over lower-case letters, digits, <c>-</c> and
    /// <c>_</c>. Null means words of letters and digits, joined by single <c>-</c>.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>Gets the values that are allowed; empty where the pattern decides.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Gets the value where none is given; null where one must be given.</summary>
    public string? Default { get; init; }

    /// <summary>Gets what the parameter is, in words.</summary>
    public string? Description { get; init; }
}
