using System.Collections.Concurrent;
using Fairlead.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>
/// What a table says of the members of types. A name that the table does not have, which is nearly every one, costs a look-up; what is found
/// is remembered for the compilation.
/// </summary>
internal sealed class KnownMembers<TEntry>
    where TEntry : class
{
    public const string Indexer = "this[]";

    private readonly Dictionary<string, List<(string Type, TEntry Entry)>> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ISymbol, TEntry?> _found = new(SymbolEqualityComparer.Default);

    public KnownMembers(IEnumerable<TEntry> table, Func<TEntry, string> typeOf, Func<TEntry, IEnumerable<string>> membersOf)
    {
        foreach (TEntry entry in table)
        {
            foreach (string member in membersOf(entry))
            {
                if (!_byName.TryGetValue(member, out List<(string, TEntry)>? entries)) _byName.Add(member, entries = []);
                entries.Add((typeOf(entry), entry));
            }
        }
    }

    public TEntry? Find(ISymbol member)
    {
        string name = member is IPropertySymbol { IsIndexer: true } ? Indexer : member.Name;
        return _byName.TryGetValue(name, out List<(string Type, TEntry Entry)>? candidates)
            ? _found.GetOrAdd(member.OriginalDefinition, symbol => Find(symbol, candidates))
            : null;
    }

    private static TEntry? Find(ISymbol member, List<(string Type, TEntry Entry)> candidates)
    {
        foreach ((string name, TEntry entry) in candidates)
        {
            if (IsOn(member.ContainingType, name)) return entry;
        }

        return null;
    }

    private static bool IsOn(INamedTypeSymbol? type, string name)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (TypeNames.Is(one, name)) return true;
        }

        return type is not null && type.AllInterfaces.Any(one => TypeNames.Is(one, name));
    }
}
