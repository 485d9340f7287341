namespace Fairlead;

/// <summary>The manifest's declaration of one connection: the values that all deployments share, without secrets.</summary>
public sealed class ConnectionDefinition
{
    /// <summary>Gets the connection id.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Gets the parameters of a connection template; empty for a connection. A template itself isn't a connection; its instances are, each
    /// under an id of the template's and the values (<c>tenant_db.acme</c>). <c>{tenant}</c> in a field stands for the value.
    /// </summary>
    public IReadOnlyList<ConnectionParameter> Parameters { get; init; } = [];

    /// <summary>Gets the connection type, such as <c>postgres</c>.</summary>
    public required string ConnType { get; init; }

    /// <summary>
    /// Gets the other names of the connection type, including the schemes of its URIs, if the project declares the type. Those of built-in
    /// types are known.
    /// </summary>
    public IReadOnlyList<string> TypeNames { get; init; } = [];

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the host name, address or endpoint.</summary>
    public string? Host { get; init; }

    /// <summary>Gets the user name.</summary>
    public string? Login { get; init; }

    /// <summary>Gets the database, or the type's own meaning of <c>schema</c>.</summary>
    public string? Schema { get; init; }

    /// <summary>Gets the port.</summary>
    public int? Port { get; init; }

    /// <summary>Gets the extra fields, as the text of a JSON object.</summary>
    public string? Extra { get; init; }

    /// <summary>Gets the names of the extra fields that contain secrets.</summary>
    public IReadOnlyList<string> SecretExtras { get; init; } = [];

    /// <summary>
    /// Gets the extra fields that the connection or the project's own type declares, beyond those of a built-in type. A variable whose name
    /// differs only in case and punctuation sets one. Undeclared extras are passed on to the client.
    /// </summary>
    public IReadOnlyList<string> DeclaredExtras { get; init; } = [];

    /// <summary>Gets the defaults of declared extra fields, as the text of a JSON object.</summary>
    public string? ExtraDefaults { get; init; }

    /// <summary>Gets the built-in type on which the project's own type is based; null if there is none or the type is built in.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Gets the keywords of the project's own type and their templates, such as <c>Endpoint={host}[:{port}]</c>.</summary>
    public IReadOnlyList<string> ConnectionString { get; init; } = [];

    /// <summary>
    /// Gets an action that throws <see cref="ConnectionFormatException"/> if the generated type would reject a field's value; resolution
    /// then fails.
    /// </summary>
    public Action<Connection>? Validate { get; init; }

    /// <summary>Gets the required fields, such as <c>password</c> or <c>extra.api_key</c>: resolution fails if one is unset.</summary>
    public IReadOnlyList<string> RequiredFields { get; init; } = [];

    /// <summary>Gets the owners of the connection.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Gets the date on which the connection stops working; null if there is none.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Gets how often to replace the secret; null if there is no interval.</summary>
    public TimeSpan? RotateEvery { get; init; }

    /// <summary>Gets the date on which the secret was last replaced, from which <see cref="RotateEvery"/> counts.</summary>
    public DateOnly? LastRotated { get; init; }

    /// <summary>
    /// Gets a value indicating whether only deployments that link the connection can use it; otherwise every deployment can that does not
    /// exclude it.
    /// </summary>
    public bool Restricted { get; init; }

    /// <summary>Gets the changes of deployments, by deployment name; inheritance is already flattened.</summary>
    public IReadOnlyDictionary<string, DeploymentConnection> Deployments { get; init; } = new Dictionary<string, DeploymentConnection>();
}
