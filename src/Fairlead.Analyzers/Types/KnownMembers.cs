using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Types;

/// <summary>
/// The members of one compilation that are in a table. A name that the table does not have, which is nearly every one, costs a look-up.
/// What is found is remembered. Of a type and those that it derives from, the nearest in the table counts.
/// </summary>
internal sealed class KnownMembers<TEntry>(MemberTable<TEntry> table)
    where TEntry : class
{
    private readonly ConcurrentDictionary<ISymbol, TEntry?> _found = new(SymbolEqualityComparer.Default);

    /// <summary>False for nearly every member that the table does not have, by its name.</summary>
    public bool MayHave(ISymbol member) => table.MayHave(member.Name);

    /// <param name="member">The member that is used.</param>
    /// <param name="receiver">The type that it is used on, where that may be one derived from the member's own.</param>
    public TEntry? Find(ISymbol member, ITypeSymbol? receiver = null) => Find(member, member.Name, receiver);

    /// <summary>The same, for who knows the member's name already.</summary>
    public TEntry? Find(ISymbol member, string name, ITypeSymbol? receiver = null)
    {
        if (!table.MayHave(name) || table.FindCandidates(name) is not { Count: > 0 } candidates) return null;
        if (!_found.TryGetValue(member.OriginalDefinition, out TEntry? found))
            _found.TryAdd(member.OriginalDefinition, found = Find(member.OriginalDefinition.ContainingType, candidates));
        bool isOfDerived = receiver is not null && !SymbolEqualityComparer.Default.Equals(receiver, member.ContainingType);
        return found ?? (isOfDerived ? Find(receiver as INamedTypeSymbol, candidates) : null);
    }

    private TEntry? Find(INamedTypeSymbol? type, IReadOnlyList<MemberTable<TEntry>.Candidate> candidates)
    {
        if (type is null) return null;
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (FindNamed(declaring, candidates) is { } entry) return entry;
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (FindNamed(implemented, candidates) is { } entry) return entry;
        }

        return null;
    }

    private TEntry? FindNamed(INamedTypeSymbol type, IReadOnlyList<MemberTable<TEntry>.Candidate> candidates)
    {
        if (!table.MayHaveType(type.Name)) return null;
        foreach (MemberTable<TEntry>.Candidate candidate in candidates)
        {
            if (TypeNames.Matches(type, candidate.Type)) return candidate.Entry;
        }

        return null;
    }
}
