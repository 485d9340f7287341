using Microsoft.Extensions.DependencyInjection;

namespace Fairlead;

/// <summary>Configures where connections come from. Backends are asked in the order in which they are added.</summary>
/// <param name="services">The services being configured.</param>
public sealed class FairleadBuilder(IServiceCollection services)
{
    /// <summary>The services being configured.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds what a manifest declares; generated code calls this. Adding the same manifest again changes nothing.</summary>
    /// <param name="manifest">The manifest.</param>
    public FairleadBuilder AddManifest(ConnectionManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (!Services.Any(s => ReferenceEquals(s.ImplementationInstance, manifest))) Services.AddSingleton(manifest);
        return this;
    }
}
