using Fairlead;
using Fairlead.Settings;
using Fairlead.Store;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the encrypted store.</summary>
public static class StoreFairleadBuilderExtensions
{
    /// <summary>
    /// Adds connections from the encrypted store. Without options, it is a SQLite file in the user's folder for data, and its key is in the
    /// user's folder for settings; both are made by the first write. Adding it again with the same name changes the policy only. Operators'
    /// tools get the backend from the services, as the keyed service <see cref="StoreBackend"/> with its name.
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
