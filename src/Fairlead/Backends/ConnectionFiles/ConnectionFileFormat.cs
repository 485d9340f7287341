namespace Fairlead.Backends.ConnectionFiles;

/// <summary>One of Airflow's formats of files with connections.</summary>
internal abstract class ConnectionFileFormat
{
    private static readonly Dictionary<string, ConnectionFileFormat> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = new JsonConnectionFile(), [".yaml"] = new YamlConnectionFile(), [".yml"] = new YamlConnectionFile(),
        [".env"] = new EnvConnectionFile(),
    };

    /// <summary>Finds the format that a path's ending means. Returns null if it means none.</summary>
    public static ConnectionFileFormat? Find(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path));

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAirflows">Whether it is read as Airflow reads it, mistakes included.</param>
    public abstract ConnectionFileContent Read(string text, bool isAirflows);

    /// <summary>Why the format holds no connection of this id; null where it does.</summary>
    public virtual string? FindDefect(string id) => null;

    /// <summary>The text with another value of a connection, or without the connection. Everything else stays as it is written.</summary>
    /// <param name="text">A text that can be read.</param>
    /// <param name="id">The connection id.</param>
    /// <param name="json">The connection as JSON; null removes it.</param>
    /// <returns>Null if the format is not written.</returns>
    public abstract string? Replace(string text, string id, string? json);
}
