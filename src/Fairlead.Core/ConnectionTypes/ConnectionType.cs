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

    /// <summary>The value where neither the manifest nor a backend sets one. Of host, schema and login only: a port's is the type's.</summary>
    public string? Default { get; init; }
}

/// <summary>A NuGet package with which code uses a type's connections, and the assembly that it brings.</summary>
internal sealed record ClientPackage(string Id)
{
    public string Assembly { get; init; } = Id;
}

/// <summary>What protects a type's connections where the manifest says nothing about it.</summary>
internal enum TlsExpectation
{
    /// <summary>There is no network, or the protocol encrypts in a way of its own.</summary>
    NotApplicable,

    /// <summary>The driver uses TLS where the server offers it, and clear text where not.</summary>
    WhenOffered,

    /// <summary>TLS, verified; what turns it off stands in the manifest.</summary>
    Required,
}

/// <summary>What a type's connections can be turned into, beyond their fields. Each flag is one member of the generated type.</summary>
[Flags]
internal enum ConnectionShapes
{
    None = 0,

    /// <summary>An address without credentials: <c>ToUri()</c>.</summary>
    Uri = 1,

    /// <summary>A handler that knows the connection's certificates: <c>CreateHttpMessageHandler()</c>.</summary>
    HttpMessageHandler = 2,

    /// <summary>The options of a handshake that knows the connection's certificates: <c>CreateSslClientAuthenticationOptions()</c>.</summary>
    SslOptions = 4,
}

/// <summary>A kind of connection, as data: everything that validation, generation and documents know about it.</summary>
internal sealed record ConnectionType(string Id, string DisplayName)
{
    /// <summary>The declaration of a type that a project or a package adds; null for a built-in one.</summary>
    public Json.JsonValue? Source { get; init; }

    /// <summary>Other spellings of the id that manifests and Airflow exports use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The fields the type uses, in the order people think of them.</summary>
    public IReadOnlyList<ConnectionTypeField> Fields { get; init; } = [];

    /// <summary>The extras the type knows. Others may be set, and stay untyped until <c>fields</c> declares them.</summary>
    public IReadOnlyList<ExtraDeclaration> Extras { get; init; } = [];

    /// <summary>The port that a client takes where none is set.</summary>
    public int? DefaultPort { get; init; }

    /// <summary>Schemes of the URIs that mean this type.</summary>
    public IReadOnlyList<string> UriSchemes { get; init; } = [];

    public TlsExpectation Tls { get; init; }

    /// <summary>Code that uses the type references one of these. Empty where .NET itself has a client.</summary>
    public IReadOnlyList<ClientPackage> ClientPackages { get; init; } = [];

    /// <summary>How the connection string is put together; empty when the type has none.</summary>
    public IReadOnlyList<ConnectionStringPart> ConnectionString { get; init; } = [];

    public ConnectionStringFormat ConnectionStringFormat { get; init; }

    /// <summary>How the address is put together; null when the type has none.</summary>
    public UriRecipe? Uri { get; init; }

    public ConnectionShapes Shapes { get; init; }
}
