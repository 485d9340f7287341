using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.TransportApis;

/// <summary>Sinks by what is cheapest to know of a use: the member's name, or for a constructor the simple name of its type.</summary>
internal static class TransportSinkIndex
{
    private static readonly NameTable<TransportSink> ByMember = new();
    private static readonly NameTable<TransportSink> ByCreatedType = new();

    static TransportSinkIndex()
    {
        foreach (TransportSink sink in TransportSinkTable.All)
        {
            if (sink.Member == TransportSink.ConstructorName) ByCreatedType.Add(MetadataNames.GetSimpleName(sink.TypeName), sink);
            else ByMember.Add(sink.Member, sink);
        }
    }

    /// <summary>Determines whether a member or a constructor's type of that name may have any; the cheapest question.</summary>
    public static bool MayHave(string name) => ByMember.MayHave(name) || ByCreatedType.MayHave(name);

    public static IReadOnlyList<TransportSink> FindByMember(string name) => ByMember[name];

    public static IReadOnlyList<TransportSink> FindByConstructor(string typeName) => ByCreatedType[typeName];
}
