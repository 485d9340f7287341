using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.CredentialApis;

/// <summary>Sinks by what is cheapest to know of a use: the member's name, or for a constructor the simple name of its type.</summary>
internal sealed class CredentialSinkIndex
{
    private readonly NameTable<CredentialSink> _byMember = new();
    private readonly NameTable<CredentialSink> _byCreatedType = new();
    private readonly List<CredentialSink> _constructorsOfNamespaces = [];

    public CredentialSinkIndex(IEnumerable<CredentialSink> sinks)
    {
        foreach (CredentialSink sink in sinks)
        {
            if (sink.Member != CredentialSink.ConstructorName) _byMember.Add(sink.Member, sink);
            else if (sink.IsNamespaceWide) _constructorsOfNamespaces.Add(sink);
            else _byCreatedType.Add(MetadataNames.GetSimpleName(sink.TypeName), sink);
        }
    }

    public static CredentialSinkIndex BuiltIn { get; } = new(CredentialSinkTable.All);

    /// <summary>Determines whether a member or a constructor's type of that name may have any; the cheapest question.</summary>
    public bool MayHave(string name) => _byMember.MayHave(name) || _byCreatedType.MayHave(name) || MayBeInNamespace(name);

    public IReadOnlyList<CredentialSink> FindByMember(string name) => _byMember[name];

    public IReadOnlyList<CredentialSink> FindByConstructor(string typeName) => _byCreatedType[typeName];

    /// <summary>Those of constructors in whole namespaces.</summary>
    public IReadOnlyList<CredentialSink> AnyConstructor => _constructorsOfNamespaces;

    /// <summary>Clients and services are what such constructors make; no other type needs a look at its namespace.</summary>
    public bool MayBeInNamespace(string typeName) => _constructorsOfNamespaces.Count > 0
        && (typeName.EndsWith("Client", StringComparison.Ordinal) || typeName.EndsWith("Service", StringComparison.Ordinal)
            || typeName.EndsWith("Completion", StringComparison.Ordinal) || typeName.EndsWith("Generation", StringComparison.Ordinal));
}
