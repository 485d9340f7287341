namespace Fairlead;

/// <summary>What the manifest says of one connection: the non-secret values that every deployment shares.</summary>
public sealed class ConnectionDefinition
{
    /// <summary>The connection id.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Gets the parameters of a connection template; empty for a connection. A template is none itself: its instances are, each under
    /// an id of the
    /// template's and the values (<c>tenant_db.acme</c>). <c>{tenant}</c> in a field stands for the value.
    /// </summary>
    public IReadOnlyList<ConnectionParameter> Parameters { get; init; } = [];

    /// <summary>The connection type, such as <c>postgres</c>.</summary>
    public required string ConnType { get; init; }

    /// <summary>
    /// What else a backend may call the connection type, the schemes of its URIs included: of a type that the project itself declares. The
    /// built-in ones are known.
    /// </summary>
    public IReadOnlyList<string> TypeNames { get; init; } = [];

    /// <summary>What the connection is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The host name, address or endpoint.</summary>
    public string? Host { get; init; }

    /// <summary>The user name.</summary>
    public string? Login { get; init; }

    /// <summary>The database, or whatever <c>schema</c> means for the type.</summary>
    public string? Schema { get; init; }

    /// <summary>The port.</summary>
    public int? Port { get; init; }

    /// <summary>The extra fields: the text of a JSON object.</summary>
    public string? Extra { get; init; }

    /// <summary>The names of the extra fields that hold secrets.</summary>
    public IReadOnlyList<string> SecretExtras { get; init; } = [];

    /// <summary>
    /// Extra fields that the connection or the project's own type declares, beyond those of a built-in type. A variable whose name differs
    /// from one only in case and punctuation sets it. Extras that nothing declares are handed on to the client.
    /// </summary>
    public IReadOnlyList<string> DeclaredExtras { get; init; } = [];

    /// <summary>What declared extra fields are where nothing sets them: the text of a JSON object.</summary>
    public string? ExtraDefaults { get; init; }

    /// <summary>The built-in type that the project's own type is based on; null where it stands alone or is built in.</summary>
    public string? BasedOn { get; init; }

    /// <summary>The keywords of the project's own type and their templates, such as <c>Endpoint={host}[:{port}]</c>.</summary>
    public IReadOnlyList<string> ConnectionString { get; init; } = [];

    /// <summary>
    /// Throws <see cref="ConnectionFormatException"/> where a field has a value that the generated type would refuse; resolution fails then.
    /// </summary>
    public Action<Connection>? Validate { get; init; }

    /// <summary>
    /// Fields without which the connection is of no use, such as <c>password</c> or <c>extra.api_key</c>: resolution fails when one is
    /// unset.
    /// </summary>
    public IReadOnlyList<string> RequiredFields { get; init; } = [];

    /// <summary>Who answers for the connection.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>The day on which the connection stops working; null when it has none.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>How often its secret is to be replaced; null when nothing says so.</summary>
    public TimeSpan? RotateEvery { get; init; }

    /// <summary>The day on which its secret was last replaced, from which <see cref="RotateEvery"/> counts.</summary>
    public DateOnly? LastRotated { get; init; }

    /// <summary>Whether only deployments that link the connection may use it; otherwise every deployment may that does not exclude it.</summary>
    public bool Restricted { get; init; }

    /// <summary>What single deployments change, by deployment name; inheritance is already flattened.</summary>
    public IReadOnlyDictionary<string, DeploymentConnection> Deployments { get; init; } = new Dictionary<string, DeploymentConnection>();
}
