using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fairlead.Core;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>
/// A table of the members of types. A name that the table does not have, which is nearly every one, costs a look-up; what is
/// found is remembered for the compilation. Of a type and those that it derives from, the nearest in the table counts.
/// </summary>
internal sealed class KnownMembers<TEntry>
    where TEntry : class
{
    private readonly NameTable<Candidate> _byName = new();
    private readonly NameFilter _types = new();
    private readonly ConcurrentDictionary<ISymbol, TEntry?> _found = new(SymbolEqualityComparer.Default);

    private sealed record Candidate(string Type, TEntry Entry);

    public KnownMembers(IEnumerable<TEntry> table, Func<TEntry, string> typeOf, Func<TEntry, IEnumerable<string>> membersOf)
    {
        foreach (TEntry entry in table)
        {
            string type = typeOf(entry);
            _types.Add(TypeNames.GetSimpleName(type));
            foreach (string member in membersOf(entry)) _byName.Add(member, new Candidate(type, entry));
        }
    }

    /// <summary>False for nearly every member that the table does not have, by its name.</summary>
    public bool MayHave(ISymbol member) => _byName.MayHave(member.Name);

    /// <param name="member">The member that is used.</param>
    /// <param name="receiver">The type that it is used on, where that may be one derived from the member's own.</param>
    public TEntry? Find(ISymbol member, ITypeSymbol? receiver = null) => Find(member, member.Name, receiver);

    /// <summary>The same, for who knows the member's name already.</summary>
    [MethodImpl(HotCode.OptimizedAtOnce)]
    public TEntry? Find(ISymbol member, string name, ITypeSymbol? receiver = null)
    {
        if (!_byName.MayHave(name) || _byName[name] is not { Count: > 0 } candidates) return null;
        if (!_found.TryGetValue(member.OriginalDefinition, out TEntry? found))
            _found.TryAdd(member.OriginalDefinition, found = Find(member.OriginalDefinition.ContainingType, candidates));
        bool isOfDerived = receiver is not null && !SymbolEqualityComparer.Default.Equals(receiver, member.ContainingType);
        return found ?? (isOfDerived ? Find(receiver as INamedTypeSymbol, candidates) : null);
    }

    private TEntry? Find(INamedTypeSymbol? type, IReadOnlyList<Candidate> candidates)
    {
        if (type is null) return null;
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (FindNamed(one, candidates) is { } entry) return entry;
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (FindNamed(implemented, candidates) is { } entry) return entry;
        }

        return null;
    }

    private TEntry? FindNamed(INamedTypeSymbol type, IReadOnlyList<Candidate> candidates)
    {
        if (!_types.Has(NameFilter.GetBit(type.Name))) return null;
        foreach (Candidate candidate in candidates)
        {
            if (TypeNames.Matches(type, candidate.Type)) return candidate.Entry;
        }

        return null;
    }
}
