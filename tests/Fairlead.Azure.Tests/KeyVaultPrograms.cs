using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fairlead.Azure.Tests;

/// <summary>Creates backends and programs that have their connections from the fake.</summary>
internal static class KeyVaultPrograms
{
    /// <summary>All backends of the tests are writers of one program.</summary>
    private static readonly EagerPace Pace = new();

    public static void Configure(AzureKeyVaultBackendOptions options, FakeKeyVault vault)
    {
        options.VaultUri = vault.Address;
        options.CaCertificateFile = vault.AuthorityFile;
        options.DisableChallengeResourceVerification = true;
        options.Credential = new FakeCredential(vault);
    }

    /// <summary>Creates a backend, which nobody disposes of but the test.</summary>
    public static KeyVaultBackend CreateBackend(
        FakeKeyVault vault, IServiceCollection services, Action<AzureKeyVaultBackendOptions>? configure = null)
    {
        services.TryAddSingleton<KeyVaultPace>(Pace);
        services.AddFairlead().ClearDefaults().AddAzureKeyVault(options =>
        {
            Configure(options, vault);
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider().GetRequiredKeyedService<KeyVaultBackend>("azure_key_vault");
    }

    public static KeyVaultBackend CreateBackend(
        FakeKeyVault vault, Action<AzureKeyVaultBackendOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        if (time is not null) services.AddSingleton(time);
        return CreateBackend(vault, services, configure);
    }

    public static ServiceProvider CreateProgram(
        FakeKeyVault vault, Action<AzureKeyVaultBackendOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        if (time is not null) services.AddSingleton(time);
        services.AddFairlead().ClearDefaults().AddAzureKeyVault(options =>
        {
            Configure(options, vault);
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }

    public static Task<BackendAnswer> FindAsync(this KeyVaultBackend backend, string id, string? deployment = null) =>
        backend.FindAsync(new BackendRequest(id, deployment: deployment), TestContext.Current.CancellationToken).AsTask();

    public static Task<BackendWriteResult> WriteAsync(this KeyVaultBackend backend, string id, string host, string? version = null)
    {
        var fields = new Dictionary<string, Secret> { ["conn_type"] = new("generic"), ["host"] = new(host) };
        var write = new BackendWrite(new BackendRequest(id), fields, version);
        return backend.WriteAsync(write, TestContext.Current.CancellationToken).AsTask();
    }

    public static Task<BackendWriteResult> DeleteAsync(this KeyVaultBackend backend, string id, string version) =>
        backend.DeleteAsync(new BackendRequest(id), version, TestContext.Current.CancellationToken).AsTask();
}
