namespace Fairlead.Vault;

/// <summary>The variables and the home folder that Vault's own tools look at. OpenBao's names come first, as in its tools.</summary>
internal sealed class VaultEnvironment(Func<string, string?> getVariable, string? homeDirectory)
{
    public static VaultEnvironment Process { get; } = new(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>Finds a variable by its name without the prefix. Returns the name that it was found under with it.</summary>
    public (string Name, string Value)? Find(string name)
    {
        foreach (string prefix in (ReadOnlySpan<string>)["BAO_", "VAULT_"])
        {
            if (getVariable(prefix + name)?.Trim() is { Length: > 0 } value) return (prefix + name, value);
        }
        return null;
    }

    public string? Get(string name) => Find(name)?.Value;

    /// <summary>Finds the file that <c>vault login</c> writes. Returns null if there is none.</summary>
    public string? FindTokenFile()
    {
        if (Get("TOKEN_PATH") is { } path) return path;
        string? file = homeDirectory is { Length: > 0 } ? Path.Combine(homeDirectory, ".vault-token") : null;
        return File.Exists(file) ? file : null;
    }
}
