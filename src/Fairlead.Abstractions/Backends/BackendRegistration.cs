namespace Fairlead;

/// <summary>A backend that was added to the builder.</summary>
/// <param name="key">Says what it is: adding the same twice adds one backend.</param>
/// <param name="create">Creates it; several where it stands for them, none where it has no part in this program.</param>
internal sealed class BackendRegistration(object key, Func<IServiceProvider, IEnumerable<ISecretsBackend>> create)
{
    /// <summary>A backend that is one, or that has no part in this program: then it is null.</summary>
    public BackendRegistration(object key, Func<IServiceProvider, ISecretsBackend?> create)
        : this(key, services => create(services) is { } backend ? [backend] : Array.Empty<ISecretsBackend>())
    {
    }

    public object Key { get; } = key;

    public Func<IServiceProvider, IEnumerable<ISecretsBackend>> Create { get; } = create;

    public BackendPolicy Policy { get; } = new();

    /// <summary>Whether the backend is only for declared connections, and asked after all others.</summary>
    public bool IsLast { get; init; }
}
