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

    /// <summary>
    /// Finds the type whose connections an API uses, and how many characters of the API's name say so. Returns null if it is none of ours.
    /// </summary>
    /// <param name="api">The full name of the API's type: <c>System.Net.Mail.SmtpClient</c>.</param>
    /// <param name="assembly">The name of its assembly; null if it is the code's own.</param>
    public (ConnectionType Type, int Certainty)? FindByApi(string api, string? assembly)
    {
        (ConnectionType Type, int Certainty)? best = null;
        foreach (ConnectionType type in Types)
        {
            int certainty = GetCertainty(type, api, assembly);
            if (certainty > (best?.Certainty ?? 0)) best = (type, certainty);
        }
        return best;
    }

    private static int GetCertainty(ConnectionType type, string api, string? assembly)
    {
        int best = 0;
        foreach (string name in type.ClientApis)
        {
            if (name.Length > best && IsIn(api, name)) best = name.Length;
        }
        if (best > 0 || assembly is null) return best;

        // A package's name is less certain than the API's own.
        foreach (ClientPackage package in type.ClientPackages)
        {
            if (package.Assembly == assembly || package.Id == assembly) return 1;
        }
        return 0;
    }

    private static bool IsIn(string api, string name) =>
        api.StartsWith(name, StringComparison.Ordinal) && (api.Length == name.Length || api[name.Length] is '.' or '+');

    private static string Fold(string name) => name.ToLowerInvariant().Replace('-', '_');
}
