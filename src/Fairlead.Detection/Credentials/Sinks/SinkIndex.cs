using Fairlead.Detection.Naming;

namespace Fairlead.Detection.Credentials.Sinks;

/// <summary>Sinks by what is cheapest to know of a use: the member's name, or for a constructor the simple name of its type.</summary>
internal sealed class SinkIndex
{
    private static readonly IReadOnlyList<CredentialSink> None = [];

    private readonly Dictionary<string, List<CredentialSink>> _byMember = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CredentialSink>> _byCreatedType = new(StringComparer.Ordinal);
    private readonly List<CredentialSink> _constructorsOfNamespaces = [];

    public SinkIndex(IEnumerable<CredentialSink> sinks)
    {
        foreach (CredentialSink sink in sinks)
        {
            if (sink.Member != CredentialSink.ConstructorName) Add(_byMember, sink.Member, sink);
            else if (sink.IsOfNamespace) _constructorsOfNamespaces.Add(sink);
            else Add(_byCreatedType, MetadataNames.SimpleName(sink.TypeName), sink);
        }
    }

    public static SinkIndex BuiltIn { get; } = new(CredentialSinkTable.All);

    public IReadOnlyList<CredentialSink> OfMember(string name) => _byMember.TryGetValue(name, out List<CredentialSink>? sinks) ? sinks : None;

    public IReadOnlyList<CredentialSink> OfConstructor(string typeName) =>
        _byCreatedType.TryGetValue(typeName, out List<CredentialSink>? sinks) ? sinks : None;

    /// <summary>Those of constructors in whole namespaces.</summary>
    public IReadOnlyList<CredentialSink> OfAnyConstructor => _constructorsOfNamespaces;

    /// <summary>Clients and services are what such constructors make; no other type needs a look at its namespace.</summary>
    public bool MayBeInNamespace(string typeName) => _constructorsOfNamespaces.Count > 0
        && (typeName.EndsWith("Client", StringComparison.Ordinal) || typeName.EndsWith("Service", StringComparison.Ordinal)
            || typeName.EndsWith("Completion", StringComparison.Ordinal) || typeName.EndsWith("Generation", StringComparison.Ordinal));

    private static void Add(Dictionary<string, List<CredentialSink>> index, string name, CredentialSink sink)
    {
        if (!index.TryGetValue(name, out List<CredentialSink>? sinks)) index.Add(name, sinks = []);
        sinks.Add(sink);
    }
}
