using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Raises a set of versions that names at least one obsolete one: a plain set of members loses those, and gets TLS 1.2 when none is left.</summary>
internal sealed record ObsoleteProtocolEdit(int Start, int Length)
{
    private const string StartKey = "setStart";
    private const string LengthKey = "setLength";

    public static ObsoleteProtocolEdit? Of(IOperation set) => new(set.Syntax.SpanStart, set.Syntax.Span.Length);

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(StartKey, Start.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .Add(LengthKey, Length.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Null when the diagnostic offers no fix.</summary>
    public static ObsoleteProtocolEdit? FromProperties(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(StartKey, out string? start) && int.TryParse(start, out int from)
        && properties.TryGetValue(LengthKey, out string? length) && int.TryParse(length, out int count)
            ? new ObsoleteProtocolEdit(from, count)
            : null;
}
