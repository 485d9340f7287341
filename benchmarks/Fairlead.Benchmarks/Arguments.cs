namespace Fairlead.Benchmarks;

/// <summary>Command-line options: <c>--name value</c>, each as often as wanted, or a bare <c>--name</c> for a switch.</summary>
internal sealed class Arguments
{
    private readonly List<(string Name, string? Value)> _options = [];

    public static Arguments Parse(IEnumerable<string> words)
    {
        var arguments = new Arguments();
        foreach (var word in words)
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
                arguments._options.Add((word[2..], null));
            else if (arguments._options.Count > 0)
                arguments._options[^1] = (arguments._options[^1].Name, word);
            else
                throw new ArgumentException($"'{word}' belongs to no option");
        }

        return arguments;
    }

    public bool Has(string name) => _options.Any(option => option.Name == name);

    public IReadOnlyList<string> All(string name) => [.. _options.Where(o => o.Name == name && o.Value is not null).Select(o => o.Value!)];

    public IReadOnlyList<string> Required(string name) =>
        All(name) is { Count: > 0 } values ? values : throw new ArgumentException($"--{name} is required");

    public int Number(string name, int otherwise) =>
        All(name) is [.., var last] ? int.Parse(last, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
