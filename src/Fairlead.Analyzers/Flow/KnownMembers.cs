using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fairlead.Core;
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
    public const string Indexer = "this[]";

    private readonly NameTable<(string Type, TEntry Entry)> _byName = new();
    private readonly ConcurrentDictionary<ISymbol, TEntry?> _found = new(SymbolEqualityComparer.Default);

    public KnownMembers(IEnumerable<TEntry> table, Func<TEntry, string> typeOf, Func<TEntry, IEnumerable<string>> membersOf)
    {
        foreach (TEntry entry in table)
        {
            foreach (string member in membersOf(entry)) _byName.Add(member, (typeOf(entry), entry));
        }
    }

    /// <param name="member">The member that is used.</param>
    /// <param name="receiver">The type that it is used on, where that may be one derived from the member's own.</param>
    [MethodImpl(HotPath.Method)]
    public TEntry? Find(ISymbol member, ITypeSymbol? receiver = null)
    {
        string name = member is IPropertySymbol { IsIndexer: true } ? Indexer : member.Name;
        IReadOnlyList<(string Type, TEntry Entry)> candidates = _byName[name];
        if (candidates.Count == 0) return null;
        if (!_found.TryGetValue(member.OriginalDefinition, out TEntry? found))
            _found.TryAdd(member.OriginalDefinition, found = Find(member.OriginalDefinition.ContainingType, candidates));
        return found ?? (receiver is INamedTypeSymbol type ? Find(type, candidates) : null);
    }

    private static TEntry? Find(INamedTypeSymbol? type, IReadOnlyList<(string Type, TEntry Entry)> candidates)
    {
        foreach ((string name, TEntry entry) in candidates)
        {
            if (type is not null && TypeNames.IsOrDerivesFrom(type, name)) return entry;
        }

        return null;
    }
}
