using System.Collections.Immutable;
using System.Globalization;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// What turns a reported place into https: an <c>s</c> after the "http" that ends <see cref="SchemeEnd"/> characters into the
/// reported span, and the removal of an explicit port 80, which speaks nothing but plain HTTP, at the span's end.
/// </summary>
internal sealed record HttpsEdit(int SchemeEnd, bool DropsPort80)
{
    public const string Port80 = ":80";

    private const string SchemeEndKey = "schemeEnd";
    private const string DropsPort80Key = "dropsPort80";

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(SchemeEndKey, SchemeEnd.ToString(CultureInfo.InvariantCulture))
        .Add(DropsPort80Key, DropsPort80 ? "true" : "false");

    /// <summary>Null when the diagnostic offers no fix.</summary>
    public static HttpsEdit? FromProperties(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(SchemeEndKey, out string? end)
        && int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out int schemeEnd)
        && properties.TryGetValue(DropsPort80Key, out string? drops)
        && bool.TryParse(drops, out bool dropsPort80)
            ? new HttpsEdit(schemeEnd, dropsPort80)
            : null;
}
