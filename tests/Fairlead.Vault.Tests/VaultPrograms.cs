using Fairlead.TestServers.Vault;

namespace Fairlead.Vault.Tests;

/// <summary>Creates backends with an environment of the test's own.</summary>
internal static class VaultPrograms
{
    /// <summary>Creates a backend as a program would that has these variables.</summary>
    public static VaultBackend CreateBackend(IServiceCollection services, Dictionary<string, string> variables,
        Action<VaultBackendOptions>? configure = null)
    {
        var options = new VaultBackendOptions();
        configure?.Invoke(options);
        AddEnvironment(services, variables);
        services.AddFairlead().ClearDefaults().AddVault(configure);
        return services.BuildServiceProvider().GetRequiredKeyedService<VaultBackend>(options.Name);
    }

    public static VaultBackend CreateBackend(
        FakeVault vault, Dictionary<string, string> variables, Action<VaultBackendOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        if (time is not null) services.AddSingleton(time);
        return CreateBackend(services, new(variables) { ["VAULT_ADDR"] = vault.Address.AbsoluteUri }, configure);
    }

    /// <summary>Creates a backend that has the root token.</summary>
    public static VaultBackend CreateBackend(FakeVault vault, Action<VaultBackendOptions>? configure = null, TimeProvider? time = null) =>
        CreateBackend(vault, new Dictionary<string, string> { ["VAULT_TOKEN"] = vault.RootToken }, configure, time);

    /// <summary>Gives a program these variables and no others, and no home.</summary>
    public static IServiceCollection AddEnvironment(IServiceCollection services, Dictionary<string, string> variables,
        string? home = null) =>
        services.AddSingleton(new VaultEnvironment(variables.GetValueOrDefault, home));

    public static Task<BackendAnswer> FindAsync(this VaultBackend backend, string id, string? deployment = null) =>
        backend.FindAsync(new BackendRequest(id, deployment: deployment), TestContext.Current.CancellationToken).AsTask();
}
