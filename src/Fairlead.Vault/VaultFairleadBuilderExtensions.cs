using System.Diagnostics.Metrics;
using Fairlead;
using Fairlead.Vault;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds HashiCorp Vault and OpenBao.</summary>
public static class VaultFairleadBuilderExtensions
{
    private const string TypeName = "vault";

    /// <summary>
    /// Adds connections from HashiCorp Vault or OpenBao. Without options, the address and the token are those of Vault's own tools: <c>VAULT_ADDR</c>,
    /// <c>VAULT_TOKEN</c>. Adding it again with the same name changes the policy only.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="policy">Configures how it is asked.</param>
    public static FairleadBuilder AddVault(
        this FairleadBuilder builder, Action<VaultBackendOptions>? configure = null, Action<BackendPolicy>? policy = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new VaultBackendOptions();
        configure?.Invoke(options);
        string name = options.Name ?? "";
        builder.AddVaultBackendType();
        // Owned by the services, so that it is disposed with them.
        builder.Services.TryAddKeyedSingleton(typeof(VaultBackend), name, (services, _) => Create(services, options));
        return builder.AddBackend((typeof(VaultBackend), name), services => services.GetRequiredKeyedService<VaultBackend>(name), policy);
    }

    /// <summary>Lets the settings of a deployment name a backend of the type <c>vault</c>. <see cref="AddVault"/> does it too.</summary>
    /// <param name="builder">The builder.</param>
    public static FairleadBuilder AddVaultBackendType(this FairleadBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        bool isThere = builder.Services.Any(static service => !service.IsKeyedService && service.ImplementationInstance is BackendType { Name: TypeName });
        if (!isThere) builder.Services.AddSingleton(new BackendType(TypeName, CreateFromSettings));
        return builder;
    }

    private static VaultBackend CreateFromSettings(IServiceProvider services, IConfiguration settings)
    {
        try
        {
            return Create(services, VaultBackendSettings.Read(settings));
        }
        catch (OptionsValidationException e)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }

    private static VaultBackend Create(IServiceProvider services, VaultBackendOptions options)
    {
        VaultEnvironment environment = services.GetService<VaultEnvironment>() ?? VaultEnvironment.Process;
        ValidateOptionsResult result = new VaultBackendOptionsValidator(environment).Validate(options.Name, options);
        if (result.Failed) throw new OptionsValidationException(options.Name ?? "", typeof(VaultBackendOptions), result.Failures);
        ILogger logger = services.GetService<ILoggerFactory>()?.CreateLogger(VaultBackendLog.Category) ?? NullLogger.Instance;
        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return new VaultBackend(VaultSettings.Create(options, environment), time, logger, services.GetService<IMeterFactory>());
    }
}
