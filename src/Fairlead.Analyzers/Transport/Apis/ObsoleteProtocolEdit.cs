using System.Collections.Immutable;
using System.Globalization;
using Fairlead.Detection.TransportApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Raises a set of versions: the place of the whole set, of which the finding is the obsolete part.</summary>
internal sealed record ObsoleteProtocolEdit(TextSpan Set)
{
    private const string StartKey = "setStart";
    private const string LengthKey = "setLength";

    public static ObsoleteProtocolEdit Create(IOperation set) => new(set.Syntax.Span);

    public static bool IsObsolete(string member) => ObsoleteProtocols.IsMember(member);

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(StartKey, Set.Start.ToString(CultureInfo.InvariantCulture))
        .Add(LengthKey, Set.Length.ToString(CultureInfo.InvariantCulture));

    /// <summary>Returns null if the diagnostic offers no fix.</summary>
    public static ObsoleteProtocolEdit? FromProperties(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(StartKey, out string? start)
            && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out int from)
        && properties.TryGetValue(LengthKey, out string? length)
        && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? new ObsoleteProtocolEdit(new TextSpan(from, count))
            : null;
}
