using Fairlead.Detection.Text.Names;

namespace Fairlead.Analyzers.Types;

/// <summary>
/// A table of the members of types, by their names. It is made once, and each compilation finds its members with
/// <see cref="KnownMembers{TEntry}"/>.
/// </summary>
internal sealed class MemberTable<TEntry>
    where TEntry : class
{
    private readonly NameTable<Candidate> _byName = new();
    private readonly NameFilter _types = new();

    /// <summary>An entry, and the metadata name of the type whose member it is about.</summary>
    internal sealed record Candidate(string Type, TEntry Entry);

    public MemberTable(IEnumerable<TEntry> entries, Func<TEntry, string> getType, Func<TEntry, IEnumerable<string>> getMembers)
    {
        foreach (TEntry entry in entries)
        {
            string type = getType(entry);
            _types.Add(MetadataNames.GetSimpleName(type));
            foreach (string member in getMembers(entry)) _byName.Add(member, new Candidate(type, entry));
        }
    }

    /// <summary>False for nearly every name that no member has.</summary>
    public bool MayHave(string member) => _byName.MayHave(member);

    public IReadOnlyList<Candidate> FindCandidates(string member) => _byName[member];

    /// <summary>False for nearly every name that no type has.</summary>
    public bool MayHaveType(string simpleName) => _types.Has(NameFilter.GetBit(simpleName));
}
