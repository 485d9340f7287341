using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fairlead;

/// <summary>
/// Configures where connections come from. Backends are asked in the order in which they are added, then the default ones that were not
/// added: environment variables, the configuration, mounted files. The first answer with a whole connection or a secret decides; partial
/// answers without secrets override later backends.
/// </summary>
/// <param name="services">The services being configured.</param>
public sealed class FairleadBuilder(IServiceCollection services)
{
    /// <summary>Gets the services being configured.</summary>
    public IServiceCollection Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    /// <summary>Adds a backend that the services create. Adding it again changes its policy only.</summary>
    /// <typeparam name="TBackend">The backend; a singleton.</typeparam>
    /// <param name="configure">Configures how it is asked.</param>
    public FairleadBuilder AddBackend<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TBackend>(
        Action<BackendPolicy>? configure = null)
        where TBackend : class, ISecretsBackend
    {
        Services.TryAddSingleton<TBackend>();
        return AddBackend(typeof(TBackend), services => services.GetRequiredService<TBackend>(), configure);
    }

    /// <summary>Adds a backend. Adding it again changes its policy only.</summary>
    /// <param name="backend">The backend.</param>
    /// <param name="configure">Configures how it is asked.</param>
    public FairleadBuilder AddBackend(ISecretsBackend backend, Action<BackendPolicy>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return AddBackend(backend, _ => backend, configure);
    }

    /// <summary>Adds a backend that a function creates, as a package of backends does in an extension method of its own.</summary>
    /// <param name="key">Says which backend it is: adding an equal key again changes the policy only.</param>
    /// <param name="create">Creates the backend; called once.</param>
    /// <param name="configure">Configures how it is asked.</param>
    public FairleadBuilder AddBackend(object key, Func<IServiceProvider, ISecretsBackend> create, Action<BackendPolicy>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(create);
        return AddRegistration(new BackendRegistration(key, create), configure);
    }

    internal FairleadBuilder AddRegistration(BackendRegistration registration, Action<BackendPolicy>? configure)
    {
        BackendRegistration? added = Services.FindInstances<BackendRegistration>()
            .FirstOrDefault(other => other.Key.Equals(registration.Key));
        if (added is null) Services.AddSingleton(registration);
        configure?.Invoke((added ?? registration).Policy);
        return this;
    }
}
