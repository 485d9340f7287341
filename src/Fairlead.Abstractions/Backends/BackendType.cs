using Microsoft.Extensions.Configuration;

namespace Fairlead;

/// <summary>
/// A kind of backend that the manifest's settings can name: <c>"backends": [{ "type": "vault", "address": "…" }]</c> of a deployment. A
/// package of backends registers one as a singleton; Fairlead's own packages need no registration.
/// </summary>
/// <param name="name">The name of the type, such as <c>vault</c>.</param>
/// <param name="create">
/// Creates a backend from the other settings. Unknown settings are an error, thrown as <see cref="InvalidOperationException"/> with a
/// message that names them and quotes no value.
/// </param>
public class BackendType(string name, Func<IServiceProvider, IConfiguration, ISecretsBackend> create)
{
    /// <summary>Gets the name of the type, such as <c>vault</c>.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Gets the function that creates a backend from the other settings.</summary>
    public Func<IServiceProvider, IConfiguration, ISecretsBackend> Create { get; } = create
        ?? throw new ArgumentNullException(nameof(create));
}
