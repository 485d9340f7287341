namespace Fairlead;

/// <summary>A backend that was added to the builder.</summary>
/// <param name="key">Says what it is: adding the same twice adds one backend.</param>
/// <param name="create">Creates it; null where it has no part in this program.</param>
internal sealed class BackendRegistration(object key, Func<IServiceProvider, ISecretsBackend?> create)
{
    public object Key { get; } = key;

    public Func<IServiceProvider, ISecretsBackend?> Create { get; } = create;

    public BackendPolicy Policy { get; } = new();

    /// <summary>Whether the backend is only for declared connections, and asked after all others.</summary>
    public bool IsLast { get; init; }
}
