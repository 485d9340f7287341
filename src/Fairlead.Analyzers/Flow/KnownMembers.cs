using System.Collections.Concurrent;
using Fairlead.Detection.Naming;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Flow;

/// <summary>
/// What a table says of the members of types. A name that the table does not have, which is nearly every one, costs a look-up; what is found
/// is remembered for the compilation.
/// </summary>
internal sealed class KnownMembers<TEntry>
    where TEntry : class
{
    private readonly NameTable<Candidate> _byName = new();
    private readonly ConcurrentDictionary<ISymbol, TEntry?> _found = new(SymbolEqualityComparer.Default);

    private sealed record Candidate(string Type, TEntry Entry);

    public KnownMembers(IEnumerable<TEntry> table, Func<TEntry, string> typeOf, Func<TEntry, IEnumerable<string>> membersOf)
    {
        foreach (TEntry entry in table)
        {
            foreach (string member in membersOf(entry)) _byName.Add(member, new Candidate(typeOf(entry), entry));
        }
    }

    /// <param name="member">The member that is used.</param>
    /// <param name="receiver">The type that it is used on, where that may be one derived from the member's own.</param>
    public TEntry? Find(ISymbol member, ITypeSymbol? receiver = null) => Find(member, member.Name, receiver);

    /// <summary>The same, for who knows the member's name already.</summary>
    public TEntry? Find(ISymbol member, string name, ITypeSymbol? receiver = null)
    {
        if (!_byName.MayHave(name) || _byName[name] is not { Count: > 0 } candidates) return null;
        if (!_found.TryGetValue(member.OriginalDefinition, out TEntry? found))
            _found.TryAdd(member.OriginalDefinition, found = Find(member.OriginalDefinition.ContainingType, candidates));
        return found ?? (receiver is INamedTypeSymbol type ? Find(type, candidates) : null);
    }

    private static TEntry? Find(INamedTypeSymbol? type, IReadOnlyList<Candidate> candidates)
    {
        foreach (Candidate candidate in candidates)
        {
            if (type is not null && TypeNames.IsOrDerivesFrom(type, candidate.Type)) return candidate.Entry;
        }

        return null;
    }
}
