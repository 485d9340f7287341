using Microsoft.Extensions.Configuration;

namespace Fairlead.Backends;

/// <summary>What there is to say about user secrets, a developer's own part of the configuration, when a value is missing.</summary>
/// <param name="configuration">The program's configuration.</param>
/// <param name="hostEnvironment">The name of the host's environment; null without a host.</param>
internal sealed class UserSecretsAdvice(IConfiguration configuration, string? hostEnvironment)
{
    private const string FileName = "secrets.json";
    private const string Development = "Development";

    private readonly bool _areRead = configuration is IConfigurationRoot root
        && root.Providers.Any(static provider => provider.ToString()?.Contains(FileName, StringComparison.Ordinal) == true);

    /// <summary>Why what <c>dotnet user-secrets</c> stores does not reach the program; null when it does, or nobody can tell.</summary>
    public string? Note => _areRead || hostEnvironment is null or Development
        ? null
        : $"User secrets are read in {Development} only, and this program runs as '{hostEnvironment}': "
            + $"set DOTNET_ENVIRONMENT={Development} (web projects: ASPNETCORE_ENVIRONMENT) to use them";

    /// <summary>The command that stores a value; null where user secrets have no part in the configuration.</summary>
    public string? Describe(string key) =>
        _areRead || hostEnvironment is not null ? $"user secrets, on a developer's machine: dotnet user-secrets set \"{key}\" \"…\"" : null;
}
