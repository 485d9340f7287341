using Fairlead;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Fairlead to a service collection.</summary>
public static class FairleadServiceCollectionExtensions
{
    /// <summary>Adds connections and their resolver. May be called again, to configure more.</summary>
    /// <param name="services">The services to add to.</param>
    public static FairleadBuilder AddFairlead(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return new FairleadBuilder(services);
    }
}
