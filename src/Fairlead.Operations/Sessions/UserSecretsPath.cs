namespace Fairlead.Operations.Sessions;

/// <summary>The place of a project's user secrets.</summary>
internal static class UserSecretsPath
{
    /// <summary>Finds the file, where <c>dotnet user-secrets</c> and the configuration have it. Returns null if there is no home
    /// folder.</summary>
    /// <param name="id">The project's <c>UserSecretsId</c>.</param>
    /// <param name="variables">The environment's variables.</param>
    public static string? Find(string id, IReadOnlyDictionary<string, string> variables)
    {
        if (variables.GetValueOrDefault("APPDATA") is { Length: > 0 } windows)
            return Path.Combine(windows, "Microsoft", "UserSecrets", id, "secrets.json");
        string? home = new[] { "HOME", "DOTNET_USER_SECRETS_FALLBACK_DIR" }
            .Select(name => variables.GetValueOrDefault(name)).FirstOrDefault(static folder => !string.IsNullOrEmpty(folder));
        return home is null ? null : Path.Combine(home, ".microsoft", "usersecrets", id, "secrets.json");
    }
}
