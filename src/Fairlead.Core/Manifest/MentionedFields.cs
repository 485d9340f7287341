namespace Fairlead.Core.Manifest;

/// <summary>
/// The fields that a connection or an override mentions at all, "host" or "extra.sslmode", right or wrong, and where. A value that is wrong
/// today is not among the values, but it was meant to be there, so that the generated property stays non-nullable and code that uses it
/// stays green.
/// </summary>
internal sealed class MentionedFields
{
    private readonly Dictionary<string, ManifestPlace> _places;

    /// <param name="capacity">About how many there will be.</param>
    public MentionedFields(int capacity) => _places = new Dictionary<string, ManifestPlace>(capacity, StringComparer.Ordinal);

    private MentionedFields(MentionedFields copied) =>
        _places = new Dictionary<string, ManifestPlace>(copied._places, StringComparer.Ordinal);

    public IEnumerable<string> Names => _places.Keys;

    public bool Contains(string field) => _places.ContainsKey(field);

    /// <summary>Finds where the value is written. Returns null if it is not, or is a default.</summary>
    public ManifestPlace? FindPlace(string field) =>
        _places.TryGetValue(field, out ManifestPlace place) && place.Span.Length > 0 ? place : null;

    public void Add(string field, ManifestPlace place) => _places[field] = place;

    public MentionedFields OverriddenBy(MentionedFields other)
    {
        var all = new MentionedFields(this);
        foreach (KeyValuePair<string, ManifestPlace> field in other._places) all._places[field.Key] = field.Value;
        return all;
    }
}
