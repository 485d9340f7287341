namespace Fairlead.Backends.ConnectionFiles;

/// <summary>What a file says of one connection.</summary>
/// <param name="Text">A URI or JSON; null where it cannot be used.</param>
/// <param name="Defect">What is wrong with it, without a value.</param>
internal readonly record struct ConnectionFileEntry(Secret? Text, string? Defect)
{
    public static ConnectionFileEntry Defective(string defect) => new(null, defect);

    public static ConnectionFileEntry Found(string text) =>
        text.Length == 0 ? Defective("its value is empty") : new(new Secret(text), null);
}

/// <summary>The connections of a file by their ids.</summary>
internal sealed class ConnectionFileContent
{
    private readonly Dictionary<string, ConnectionFileEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the file as a whole, without a value; null when it can be read.</summary>
    public string? Defect { get; private init; }

    /// <summary>The ids in the order of the file.</summary>
    public IReadOnlyCollection<string> Ids => _entries.Keys;

    public static ConnectionFileContent Defective(string defect) => new() { Defect = defect };

    public ConnectionFileEntry? Find(string id) => _entries.TryGetValue(id, out ConnectionFileEntry entry) ? entry : null;

    /// <summary>Adds a connection. Two of one id are none: nobody can say which is meant.</summary>
    public void Add(string id, ConnectionFileEntry entry)
    {
        if (!_entries.TryAdd(id, entry)) _entries[id] = ConnectionFileEntry.Defective("the file has several values for it");
    }
}
