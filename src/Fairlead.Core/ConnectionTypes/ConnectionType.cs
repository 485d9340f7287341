using Fairlead.Core.Connections;

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

    /// <summary>
    /// The value where neither the manifest nor a backend sets one. Of host, schema and login only: a port's is the type's.
    /// </summary>
    public string? Default { get; init; }
}

/// <summary>A NuGet package with which code uses a type's connections, and the assembly that it brings.</summary>
internal sealed record ClientPackage(string Id)
{
    public string Assembly { get; init; } = Id;
}

/// <summary>The protection of a type's connections where the manifest says nothing about it.</summary>
internal enum TlsExpectation
{
    /// <summary>There is no network, or the protocol encrypts in a way of its own.</summary>
    NotApplicable,

    /// <summary>The driver uses TLS where the server offers it, and clear text where not.</summary>
    WhenOffered,

    /// <summary>TLS, verified; what turns it off stands in the manifest.</summary>
    Required,
}

/// <summary>An extra that decides about TLS. Values that leave it to the server are neither on nor off.</summary>
internal sealed record TlsSwitch(string Extra, IReadOnlyList<string> Off, IReadOnlyList<string> On);

/// <summary>A header that requests have, and the field or extra that its value comes from.</summary>
internal sealed record HeaderRecipe(string Name, string Source)
{
    /// <summary>What stands in front of the value, such as <c>ApiKey </c>.</summary>
    public string Prefix { get; init; } = "";
}

/// <summary>The forms that a type's connections have beyond their fields. Each flag is one member of the generated type.</summary>
[Flags]
internal enum ConnectionShapes
{
    None = 0,

    /// <summary>An address without credentials: <c>ToUri()</c>.</summary>
    Uri = 1,

    /// <summary>A handler that knows the connection's certificates: <c>CreateHttpMessageHandler()</c>.</summary>
    HttpMessageHandler = 2,

    /// <summary>
    /// The options of a handshake that knows the connection's certificates: <c>CreateSslClientAuthenticationOptions()</c>.
    /// </summary>
    SslOptions = 4,
}

/// <summary>A kind of connection, as data: everything that validation, generation and documents know about it.</summary>
internal sealed record ConnectionType(string Id, string DisplayName)
{
    /// <summary>The declaration of a type that a project or a package adds; null for a built-in one.</summary>
    public Json.JsonValue? Source { get; init; }

    /// <summary>The built-in type that a project's own type has the rest from; null if there is none.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Other spellings of the id that manifests and Airflow exports use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The fields the type uses, in the order people think of them.</summary>
    public IReadOnlyList<ConnectionTypeField> Fields { get; init; } = [];

    /// <summary>The extras the type knows. Others may be set, and stay untyped until <c>fields</c> declares them.</summary>
    public IReadOnlyList<ExtraDeclaration> Extras { get; init; } = [];

    /// <summary>Finds the declaration of an extra. Returns null if the type doesn't know it.</summary>
    public ExtraDeclaration? FindExtra(string name)
    {
        for (int i = 0; i < Extras.Count; i++)
        {
            if (Extras[i].Name == name) return Extras[i];
        }
        return null;
    }

    /// <summary>The port that a client takes where none is set.</summary>
    public int? DefaultPort { get; init; }

    /// <summary>Schemes of the URIs that mean this type.</summary>
    public IReadOnlyList<string> UriSchemes { get; init; } = [];

    public TlsExpectation Tls { get; init; }

    /// <summary>Code that uses the type references one of these. Empty where .NET itself has a client.</summary>
    public IReadOnlyList<ClientPackage> ClientPackages { get; init; } = [];

    /// <summary>
    /// Namespaces and types of code that uses the type's connections, those of .NET and of libraries above the clients included:
    /// <c>System.Net.Mail</c>, <c>Hangfire.SqlServer</c>.
    /// </summary>
    public IReadOnlyList<string> ClientApis { get; init; } = [];

    /// <summary>How the connection string is put together; empty when the type has none.</summary>
    public IReadOnlyList<ConnectionStringPart> ConnectionString { get; init; } = [];

    public ConnectionStringFormat ConnectionStringFormat { get; init; }

    /// <summary>How the address is put together; null if the type has none.</summary>
    public UriRecipe? Uri { get; init; }

    public ConnectionShapes Shapes { get; init; }

    /// <summary>
    /// What drivers, Airflow and other tools call the fields and extras, beyond the recipe's own keywords; one target a line:
    /// <c>schema: db</c>, <c>extra.sslmode: ssl</c>. A target that is neither is the driver's keyword for what the recipe doesn't know. A
    /// name after '?' is only a parameter of a URI.
    /// </summary>
    public string Synonyms { get; init; } = "";

    /// <summary>
    /// Determines whether a connection that calls its type so is of this one: by id, alias or the scheme of a URI, as Airflow stores them.
    /// </summary>
    public bool IsNamed(string connType) =>
        ConnectionFields.NormalizeType(Id) == connType || IsAmong(Aliases, connType) || IsAmong(UriSchemes, connType);

    private static bool IsAmong(IReadOnlyList<string> names, string connType)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (ConnectionFields.NormalizeType(names[i]) == connType) return true;
        }
        return false;
    }

    /// <summary>Schemes of URIs with which clients speak clear text.</summary>
    public IReadOnlyList<string> ClearTextSchemes { get; init; } = [];

    /// <summary>
    /// What the client does where a whole connection string of its own says nothing, as far as it differs from the extras' defaults: JSON
    /// by the extra's name.
    /// </summary>
    public IReadOnlyList<ValueSpelling> ClientDefaults { get; init; } = [];

    /// <summary>The extra that decides about TLS, and its values that switch it off; null if there is none.</summary>
    public TlsSwitch? TlsSwitch { get; init; }

    /// <summary>
    /// The extra, and its value, that a certificate authority in Airflow's extra "ssl" asks for; null if nothing follows from one.
    /// </summary>
    public ValueSpelling? AuthorityMeans { get; init; }

    /// <summary>The ends of hosts that the client speaks TLS with of its own accord.</summary>
    public IReadOnlyList<string> TlsHosts { get; init; } = [];

    /// <summary>Schemes of addresses that a service of this type may be given as, besides its own schemes.</summary>
    public IReadOnlyList<string> AddressSchemes { get; init; } = [];

    /// <summary>What the path of a URI is, as a template.</summary>
    public string PathTemplate { get; init; } = "{schema}";

    /// <summary>What a host, or several, that stand alone are.</summary>
    public string? HostsSource { get; init; }

    /// <summary>True if drivers also take libpq's <c>host=db user=etl</c>.</summary>
    public bool HasLibpqForm { get; init; }

    /// <summary>The extras that Airflow's own code reads and no client of .NET knows: they are kept, but not handed on.</summary>
    public IReadOnlyList<string> AirflowExtras { get; init; } = [];

    /// <summary>
    /// The headers of HTTP requests that a type has besides login and password. One whose source is the password, or that is called
    /// <c>Authorization</c>, takes their place.
    /// </summary>
    public IReadOnlyList<HeaderRecipe> Headers { get; init; } = [];

    /// <summary>True if extras that nothing declares are headers of HTTP requests, as they are to Airflow.</summary>
    public bool HasHeaderExtras { get; init; }
}
