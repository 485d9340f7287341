using Microsoft.Extensions.DependencyInjection;

namespace Fairlead;

/// <summary>Reads what has been registered so far.</summary>
internal static class ServiceCollectionExtensions
{
    /// <summary>
    /// Finds the objects of a type that were registered themselves. A keyed descriptor of .NET 8 throws when it is asked for one.
    /// </summary>
    public static IEnumerable<T> FindInstances<T>(this IServiceCollection services) =>
        services.Where(static service => !service.IsKeyedService).Select(static service => service.ImplementationInstance).OfType<T>();
}
