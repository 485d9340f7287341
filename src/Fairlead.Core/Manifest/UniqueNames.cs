using System.Globalization;

namespace Fairlead.Core.Manifest;

/// <summary>Hands out each name once; whoever comes later gets the name with a number.</summary>
internal sealed class UniqueNames(StringComparer comparer)
{
    private readonly HashSet<string> _taken = new(comparer);

    /// <summary>Where counting goes on, so that many equal names do not count from the start each time.</summary>
    private Dictionary<string, int>? _lastNumbers;

    public bool Contains(string name) => _taken.Contains(name);

    public string Take(string name)
    {
        if (_taken.Add(name)) return name;

        _lastNumbers ??= new Dictionary<string, int>(comparer);
        int number = _lastNumbers.TryGetValue(name, out int last) ? last : 1;
        string numbered;
        do
        {
            number++;
            numbered = name + "_" + number.ToString(CultureInfo.InvariantCulture);
        }
        while (!_taken.Add(numbered));
        _lastNumbers[name] = number;
        return numbered;
    }
}
