using Fairlead.Detection.Naming;

namespace Fairlead.Detection.Transport.Apis;

/// <summary>Sinks by what is cheapest to know of a use: the member's name, or for a constructor the simple name of its type.</summary>
internal static class TransportSinkIndex
{
    private static readonly IReadOnlyList<TransportSink> None = [];

    private static readonly Dictionary<string, List<TransportSink>> ByMember = IndexOf(
        TransportSinkTable.All.Where(static sink => sink.Member != TransportSink.ConstructorName), static sink => sink.Member);

    private static readonly Dictionary<string, List<TransportSink>> ByCreatedType = IndexOf(
        TransportSinkTable.All.Where(static sink => sink.Member == TransportSink.ConstructorName), static sink => MetadataNames.SimpleName(sink.TypeName));

    public static IReadOnlyList<TransportSink> OfMember(string name) => ByMember.TryGetValue(name, out List<TransportSink>? sinks) ? sinks : None;

    public static IReadOnlyList<TransportSink> OfConstructor(string typeName) =>
        ByCreatedType.TryGetValue(typeName, out List<TransportSink>? sinks) ? sinks : None;

    private static Dictionary<string, List<TransportSink>> IndexOf(IEnumerable<TransportSink> sinks, Func<TransportSink, string> key) =>
        sinks.GroupBy(key, StringComparer.Ordinal).ToDictionary(static same => same.Key, static same => same.ToList(), StringComparer.Ordinal);
}
