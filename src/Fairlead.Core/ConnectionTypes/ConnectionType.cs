namespace Fairlead.Core.ConnectionTypes;

/// <summary>
/// One of Airflow's connection fields as a connection type uses it: <c>schema</c> is Database to postgres and Scheme to http.
/// The title is also the name of the generated property.
/// </summary>
internal sealed record ConnectionTypeField(string Name, string Title, string Description)
{
    /// <summary>Resolving the connection fails when it is unset.</summary>
    public bool Required { get; init; }

    /// <summary>Never in the manifest; comes from a backend and is handed out as a Secret.</summary>
    public bool Secret { get; init; }
}

/// <summary>Where one keyword of a connection string takes its value: a field ("schema") or an extra ("extra.sslmode").</summary>
internal sealed record ConnectionStringPart(string Keyword, string Source);

/// <summary>What a type's connections can be turned into, beyond their fields. Each flag is one member of the generated type.</summary>
[Flags]
internal enum ConnectionShapes
{
    None = 0,

    /// <summary>A base address: <c>ToUri()</c>.</summary>
    Uri = 1,

    /// <summary>A handler that knows the connection's certificates: <c>CreateHttpMessageHandler()</c>.</summary>
    HttpMessageHandler = 2,
}

/// <summary>A kind of connection, as data: everything that validation, generation and documents know about it.</summary>
internal sealed record ConnectionType(string Id, string DisplayName)
{
    /// <summary>Other spellings of the id that manifests and Airflow exports use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The fields the type uses, in the order people think of them.</summary>
    public IReadOnlyList<ConnectionTypeField> Fields { get; init; } = [];

    /// <summary>The extras the type knows. Others may be set, and stay untyped until <c>fields</c> declares them.</summary>
    public IReadOnlyList<ExtraDeclaration> Extras { get; init; } = [];

    public int? DefaultPort { get; init; }

    /// <summary>Schemes of the URIs that mean this type.</summary>
    public IReadOnlyList<string> UriSchemes { get; init; } = [];

    /// <summary>NuGet packages of which code that uses the type references one.</summary>
    public IReadOnlyList<string> ClientPackages { get; init; } = [];

    /// <summary>How the connection string is put together; empty when the type has none.</summary>
    public IReadOnlyList<ConnectionStringPart> ConnectionString { get; init; } = [];

    public ConnectionShapes Shapes { get; init; }
}
