
namespace Fairlead.Detection.Text.Names;

/// <summary>
/// Tells of nearly every name that it is not in a set: by its length and three of its characters, from bits that stay in the processor's
/// cache.
/// </summary>
internal sealed class NameFilter
{
    private const int Size = 1 << 13;

    private readonly uint[] _bits = new uint[Size / 32];

    public void Add(string name) => _bits[GetBit(name) >> 5] |= 1u << (GetBit(name) & 31);

    /// <summary>False when no name of that bit is in the set.</summary>
    public bool Has(int bit) => (_bits[bit >> 5] & (1u << (bit & 31))) != 0;

    public static int GetBit(string name) => name.Length == 0
        ? 0
        : (((((name.Length * 37) + name[0]) * 37) + name[name.Length / 2]) * 37) + name[name.Length - 1] & (Size - 1);
}
