namespace Fairlead.Detection.Naming;

/// <summary>
/// Values by name, for tables that are asked for nearly every name of a program and have a few hundred. What a table does not have is told by the
/// name's length and three of its characters, from bits that stay in the processor's cache.
/// </summary>
internal sealed class NameTable<TValue>
{
    private const int Bits = 1 << 13;

    private static readonly IReadOnlyList<TValue> None = [];

    private readonly Dictionary<string, List<TValue>> _values = new(StringComparer.Ordinal);
    private readonly uint[] _mayHave = new uint[Bits / 32];

    /// <summary>The values of a name in the order in which they were added; none for a name that the table does not have.</summary>
    public IReadOnlyList<TValue> this[string name] =>
        (_mayHave[BitOf(name) >> 5] & (1u << (BitOf(name) & 31))) != 0 && _values.TryGetValue(name, out List<TValue>? values) ? values : None;

    public void Add(string name, TValue value)
    {
        if (!_values.TryGetValue(name, out List<TValue>? values)) _values.Add(name, values = []);
        values.Add(value);
        _mayHave[BitOf(name) >> 5] |= 1u << (BitOf(name) & 31);
    }

    private static int BitOf(string name) => name.Length == 0
        ? 0
        : ((name.Length * 37 + name[0]) * 37 + name[name.Length / 2]) * 37 + name[name.Length - 1] & (Bits - 1);
}
