using Fairlead.Protection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Logging;

/// <summary>Adds redaction to logging.</summary>
public static class FairleadLoggingBuilderExtensions
{
    /// <summary>
    /// Masks the secrets of resolved connections in everything that is logged: messages, their values, scopes and exceptions, for all
    /// providers, including those added later. A logger factory that replaces the one of Microsoft.Extensions.Logging needs <see
    /// cref="Fairlead.ISecretRedactor"/> in its own pipeline.
    /// </summary>
    /// <param name="builder">The logging builder.</param>
    public static ILoggingBuilder AddFairleadRedaction(this ILoggingBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddFairlead();
        ServiceDescriptor? factory = services.LastOrDefault(static service => service.ServiceType == typeof(ILoggerFactory)
            && !service.IsKeyedService);
        if (factory is null || services.Any(static service => service.ServiceType == typeof(Marker))) return builder;

        services.AddSingleton<Marker>();
        services.Remove(factory);
        services.AddSingleton<ILoggerFactory>(provider =>
            new RedactingLoggerFactory(Create(factory, provider), provider.GetRequiredService<SecretRegistry>));
        return builder;
    }

    private static ILoggerFactory Create(ServiceDescriptor factory, IServiceProvider services) => (ILoggerFactory)(
        factory.ImplementationInstance
        ?? factory.ImplementationFactory?.Invoke(services)
        ?? ActivatorUtilities.CreateInstance(services, factory.ImplementationType!));

    private sealed class Marker;
}
