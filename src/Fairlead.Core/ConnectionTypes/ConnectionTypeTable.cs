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
    private readonly Dictionary<string, ConnectionType> _byScheme = new(StringComparer.Ordinal);

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
            foreach (string scheme in type.UriSchemes)
            {
                if (!_byScheme.ContainsKey(scheme)) _byScheme.Add(scheme, type);
            }
        }
    }

    public IReadOnlyList<ConnectionType> Types { get; }

    /// <summary>Ids and aliases, for suggestions.</summary>
    public IEnumerable<string> Names => Types.SelectMany(static type => type.Aliases.Prepend(type.Id));

    public ConnectionType? Find(string name) => _byName.TryGetValue(Fold(name), out ConnectionType? type) ? type : null;

    /// <summary>
    /// Finds the type that a URI's scheme means. Returns null if it is none of ours. A scheme is never shared by two types.
    /// </summary>
    public ConnectionType? FindByScheme(string scheme) => _byScheme.TryGetValue(scheme, out ConnectionType? type) ? type : Find(scheme);

    /// <summary>
    /// Finds the type that another tool's name means: <c>aurora-postgresql</c>, <c>sqlserver-ex</c>. Returns null if it is none of ours.
    /// </summary>
    public ConnectionType? FindLoosely(string name) =>
        Find(name) ?? FindByScheme(name) ?? name.Split('-').Select(Find).FirstOrDefault(static type => type is not null);

    private static string Fold(string name) => name.ToLowerInvariant().Replace('-', '_');
}
