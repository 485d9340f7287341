using Fairlead;
using Fairlead.Settings;
using Fairlead.Store;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add the encrypted store.</summary>
public static class StoreFairleadBuilderExtensions
{
    /// <summary>
    /// Adds connections from the encrypted store. By default, it is a SQLite file in the user's data folder, and its key is in the user's
    /// settings folder; the first write creates both. Adding a store of the same name again changes only the policy. Administration tools
    /// get the backend from the services, as the keyed service <see cref="StoreBackend"/> with its name as the key.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="policy">Configures how it is asked.</param>
    public static FairleadBuilder AddStore(
        this FairleadBuilder builder, Action<StoreBackendOptions>? configure = null, Action<BackendPolicy>? policy = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new StoreBackendOptions();
        configure?.Invoke(options);
        return builder.AddNamed(options.Name, services => StoreBackend.Create(options, services), policy);
    }
}
