namespace Fairlead.Core.ConnectionTypes;

/// <summary>The connection types that a manifest may name, by id and alias. Case does not matter, nor does '-' against '_'.</summary>
internal sealed class ConnectionTypeTable
{
    public static readonly ConnectionTypeTable BuiltIn = new(
    [
        GenericConnectionTypes.Generic,
        .. WebConnectionTypes.All,
        .. DatabaseConnectionTypes.All,
        .. StoreConnectionTypes.All,
        .. WarehouseConnectionTypes.All,
        .. MessagingConnectionTypes.All,
        .. CloudConnectionTypes.All,
        .. ServerConnectionTypes.All,
    ]);

    private readonly Dictionary<string, ConnectionType> _byName = new(StringComparer.Ordinal);

    /// <summary>Of types with the same id or alias the first counts.</summary>
    public ConnectionTypeTable(IReadOnlyList<ConnectionType> types)
    {
        Types = types;
        foreach (ConnectionType type in types)
        {
            foreach (string name in type.Aliases.Prepend(type.Id))
            {
                if (Find(name) is null) _byName.Add(Fold(name), type);
            }
        }
    }

    public IReadOnlyList<ConnectionType> Types { get; }

    /// <summary>Ids and aliases, for suggestions.</summary>
    public IEnumerable<string> Names => Types.SelectMany(static type => type.Aliases.Prepend(type.Id));

    public ConnectionType? Find(string name) => _byName.TryGetValue(Fold(name), out ConnectionType? type) ? type : null;

    private static string Fold(string name) => name.ToLowerInvariant().Replace('-', '_');
}
