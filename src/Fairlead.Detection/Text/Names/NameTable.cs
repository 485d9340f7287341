
namespace Fairlead.Detection.Text.Names;

/// <summary>Values by name, for tables of a few hundred names that are asked for nearly every name of a program.</summary>
internal sealed class NameTable<TValue>
{
    private static readonly IReadOnlyList<TValue> None = [];

    private readonly Dictionary<string, List<TValue>> _values = new(StringComparer.Ordinal);
    private readonly NameFilter _names = new();

    /// <summary>False for nearly every name that the table does not have.</summary>
    public bool MayHave(string name) => _names.Has(NameFilter.GetBit(name));

    public bool Has(string name) => MayHave(name) && _values.ContainsKey(name);

    /// <summary>The values of a name in the order in which they were added; none for a name that the table does not have.</summary>
    public IReadOnlyList<TValue> this[string name]
    {
        get => MayHave(name) && _values.TryGetValue(name, out List<TValue>? values) ? values : None;
    }

    public void Add(string name, TValue value)
    {
        if (!_values.TryGetValue(name, out List<TValue>? values)) _values.Add(name, values = []);
        values.Add(value);
        _names.Add(name);
    }
}
