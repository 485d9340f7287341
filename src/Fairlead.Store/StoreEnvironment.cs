namespace Fairlead.Store;

/// <summary>The environment variables and folders that a store uses by default.</summary>
internal sealed class StoreEnvironment(Func<string, string?> getVariable, Func<Environment.SpecialFolder, string> getFolder)
{
    public static StoreEnvironment Process { get; } = new(
        Environment.GetEnvironmentVariable, static folder =>
            Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify));

    public string? Path => Get("FAIRLEAD_STORE_PATH");

    public string? KeyFile => Get("FAIRLEAD_STORE_KEY_FILE");

    /// <summary>Gets the password of the PostgreSQL role; PostgreSQL's own variable comes last.</summary>
    public string? Password => Get("FAIRLEAD_STORE_PASSWORD") ?? Get("PGPASSWORD");

    /// <summary>Gets the path of the user's store. Returns null if the user has no such folder.</summary>
    public string? DefaultPath => Combine(Environment.SpecialFolder.LocalApplicationData, "data", "store.db");

    /// <summary>
    /// Gets the path of the user's key. It is never in the folder of the data, even if a system has one place for both.
    /// </summary>
    public string? DefaultKeyFile => Combine(Environment.SpecialFolder.ApplicationData, "keys", "store.key");

    public string? FindKeyVariable(StoreBackendOptions options) => Get(options.KeyVariable);

    private string? Get(string name) => getVariable(name)?.Trim() is { Length: > 0 } value ? value : null;

    private string? Combine(Environment.SpecialFolder folder, string child, string file) =>
        getFolder(folder) is { Length: > 0 } parent ? System.IO.Path.Combine(parent, "fairlead", child, file) : null;
}
