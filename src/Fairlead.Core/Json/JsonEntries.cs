namespace Fairlead.Core.Json;

/// <summary>
/// The objects two levels inside a text that was read, by name: the connections of a manifest. Where a later version of the text writes one
/// as before, it is taken over as the same object, with the place that it had first, instead of being read again.
/// </summary>
internal sealed class JsonEntries(string text)
{
    /// <summary>In how many others an entry is.</summary>
    public const int Depth = 2;

    private readonly Dictionary<string, (int Start, JsonValue Value)> _entries = new(StringComparer.Ordinal);

    public void Add(string name, int start, JsonValue value) => _entries[name] = (start, value);

    /// <summary>The entry, when the later text has it letter by letter where it is being read; null otherwise.</summary>
    public JsonValue? FindSame(string name, string laterText, int position)
    {
        if (!_entries.TryGetValue(name, out (int Start, JsonValue Value) entry)) return null;
        int length = entry.Value.Span.Length;
        return position + length <= laterText.Length && string.CompareOrdinal(text, entry.Start, laterText, position, length) == 0
            ? entry.Value
            : null;
    }
}
