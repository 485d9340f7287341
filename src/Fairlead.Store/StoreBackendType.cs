using Fairlead.Settings;

namespace Fairlead.Store;

/// <summary>Creates backends from the settings of a manifest: <c>"type": "store"</c>.</summary>
public sealed class StoreBackendType : BackendType
{
    /// <summary>Creates the type.</summary>
    public StoreBackendType()
        : base("store", static (services, settings) =>
            BackendServices.CreateFromSettings(() => StoreBackend.Create(StoreBackendSettings.Read(settings), services)))
    {
    }
}
