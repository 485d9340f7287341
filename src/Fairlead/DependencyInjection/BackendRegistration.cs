using Fairlead.Resolution;

namespace Fairlead;

/// <summary>A backend that was added to the builder. The key says what it is, so that adding the same twice changes nothing.</summary>
internal sealed record BackendRegistration(object Key, Func<IServiceProvider, ISecretsBackend> Create, BackendPolicy Policy)
{
    /// <summary>Whether the backend is only for declared connections, and asked after all others.</summary>
    public bool IsLast { get; init; }

    public BackendLink ToLink(IServiceProvider services) => new(Create(services), Policy) { ForDeclared = IsLast };
}
