using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>A manifest that was read, and what is wrong with it. Whatever is healthy is in the manifest.</summary>
internal sealed record ManifestParseResult(ManifestDocument Manifest, IReadOnlyList<Problem> Problems)
{
    /// <summary>False when the JSON is broken: parts may be missing from the manifest that the file does hold.</summary>
    public bool IsComplete => Problems.All(static problem => problem.Rule != RuleTable.UnreadableManifest);
}

/// <summary>The content of a <c>connections.json</c>, or of all that a project has.</summary>
internal sealed record ManifestDocument
{
    /// <summary>The namespace of the generated code; null for the project's root namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>The secrets backends that the manifest says the connections' values come from.</summary>
    public IReadOnlyList<SecretsBackend> Backends { get; init; } = [];

    public IReadOnlyList<ManifestConnection> Connections { get; init; } = [];

    /// <summary>The deployments of the project's own manifests, then those that only its libraries declare.</summary>
    public IReadOnlyList<ManifestDeployment> Deployments { get; init; } = [];

    /// <summary>The manifests of the libraries that the project references, each before those that it references itself.</summary>
    public IReadOnlyList<LibraryManifest> Libraries { get; init; } = [];

    /// <summary>The connections of the libraries that neither the project nor an earlier library declares.</summary>
    public IEnumerable<ManifestConnection> LibraryConnections
    {
        get
        {
            if (Libraries.Count == 0) yield break;
            var ids = new HashSet<string>(Connections.Select(static connection => connection.Id), StringComparer.Ordinal);
            foreach (ManifestConnection connection in Libraries.SelectMany(static library => library.Connections))
            {
                if (ids.Add(connection.Id)) yield return connection;
            }
        }
    }

    /// <summary>Gets what deployments change of the fields of a connection.</summary>
    public IEnumerable<ManifestFields> GetOverrides(ManifestConnection connection) => Deployments
        .Select(deployment => deployment.Changes.TryGetValue(connection.Id, out DeploymentChange? change) ? change.Overrides : null)
        .OfType<ManifestFields>();

    /// <summary>
    /// Gets the namespace of the generated code: the one that is written, or else the root namespace. Where the class of a library has that
    /// name already, which happens when projects share a root namespace, it is called like the assembly.
    /// </summary>
    public string GetNamespace(string rootNamespace, string assemblyName) =>
        Namespace ?? (FindNamesake(rootNamespace) is null ? rootNamespace : MemberNames.ToNamespace(assemblyName));

    /// <summary>Finds the library whose generated class has the name that the project's own would have in a namespace.</summary>
    public LibraryManifest? FindNamesake(string space)
    {
        string name = (space.Length == 0 ? "" : space + ".") + "Connections";
        return Libraries.FirstOrDefault(library => library.TypeName == name);
    }

    /// <summary>Finds the library that declares a connection. Returns null for the project's own.</summary>
    public LibraryManifest? FindLibrary(ManifestConnection connection) => connection.File < 0 ? Libraries[-1 - connection.File] : null;
}

/// <summary>The deployments that a connection is available in.</summary>
internal enum ConnectionSharing
{
    /// <summary>Every deployment, also future ones, unless it excludes the connection.</summary>
    Linked,

    /// <summary>Only deployments that link the connection.</summary>
    Restricted,
}

/// <summary>A connection that the manifest declares.</summary>
internal sealed record ManifestConnection
{
    public required string Id { get; init; }

    /// <summary>Which of the project's files declares it; 0 where there is one. Below zero for a connection of a library.</summary>
    public int File { get; init; }

    /// <summary>True if one of the project's own files declares it.</summary>
    public bool IsOwn => File >= 0;

    /// <summary>Where the id is written, without its quotes.</summary>
    public required SourceSpan IdSpan { get; init; }

    /// <summary>The connection as written, for whoever needs the span of a property.</summary>
    public required JsonValue Source { get; init; }

    /// <summary>The C# name of the connection, unique in the manifest: <c>OrdersDb</c> for <c>orders_db</c>.</summary>
    public required string MemberName { get; init; }

    /// <summary>The C# name of the class that is generated for the connection.</summary>
    public string ClassName => MemberNames.GetClassName(MemberName);

    /// <summary>The C# name of the class that is generated for a template.</summary>
    public string TemplateClassName => MemberNames.GetTemplateName(MemberName);

    public required ConnectionType Type { get; init; }

    public ManifestFields Values { get; init; } = ManifestFields.None;

    /// <summary>The parameters of a template; an ordinary connection has none.</summary>
    public required TemplateParameters Parameters { get; init; }

    /// <summary>True if it stands for many connections, its instances, and is none itself.</summary>
    public bool IsTemplate => Parameters.All.Count > 0;

    /// <summary>The fields that the type uses or the connection sets.</summary>
    public IReadOnlyList<ConnectionTypeField> Fields { get; init; } = [];

    /// <summary>The typed extras: the type's, and those that the connection's <c>fields</c> declares.</summary>
    public IReadOnlyList<ExtraDeclaration> Extras { get; init; } = [];

    public ConnectionSharing Sharing { get; init; }

    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>Words to find the connection by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The projects that may use the connection, by name or pattern; empty for all.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    public TimeSpan? RotateEvery { get; init; }

    /// <summary>The day on which its secret was last replaced, from which the interval counts.</summary>
    public DateTime? LastRotated { get; init; }

    /// <summary>The day on which the connection stops working.</summary>
    public DateTime? Expires { get; init; }
}

/// <summary>The non-secret fields that a connection or an override sets. Null is "not set".</summary>
internal sealed record ManifestFields
{
    public static readonly ManifestFields None = new();

    public string? Description { get; init; }

    public string? Host { get; init; }

    public int? Port { get; init; }

    public string? Schema { get; init; }

    public string? Login { get; init; }

    /// <summary>The extras with a value that their declaration accepts, in the order written.</summary>
    public IReadOnlyList<JsonMember> Extra { get; init; } = [];

    /// <summary>What is written at all, right or wrong.</summary>
    public MentionedFields Mentioned { get; init; } = new(capacity: 0);

    /// <summary>These fields, with the defaults of the type's where they set none.</summary>
    public ManifestFields WithDefaults(ConnectionType type)
    {
        ManifestFields filled = this;
        foreach (ConnectionTypeField field in type.Fields)
        {
            if (field.Default is null || Mentioned.Contains(field.Name)) continue;
            filled = field.Name switch
            {
                "host" => filled with { Host = field.Default },
                "schema" => filled with { Schema = field.Default },
                "login" => filled with { Login = field.Default },
                _ => filled,
            };
            filled.Mentioned.Add(field.Name, default);
        }
        return filled;
    }

    /// <summary>These fields, with what the other sets in front. Extras are merged key by key.</summary>
    public ManifestFields OverriddenBy(ManifestFields other)
    {
        var replaced = new HashSet<string>(other.Extra.Select(static theirs => theirs.Name), StringComparer.Ordinal);
        return new ManifestFields
        {
            Description = other.Description ?? Description,
            Host = other.Host ?? Host,
            Port = other.Port ?? Port,
            Schema = other.Schema ?? Schema,
            Login = other.Login ?? Login,
            Extra = [.. Extra.Where(mine => !replaced.Contains(mine.Name)), .. other.Extra],
            Mentioned = Mentioned.OverriddenBy(other.Mentioned),
        };
    }
}

/// <summary>A deployment that the manifest declares: development, production, a preview.</summary>
internal sealed record ManifestDeployment
{
    public required string Name { get; init; }

    /// <summary>Which of the project's files declares it first; below zero where only a library does.</summary>
    public int File { get; init; }

    /// <summary>True if the project's own manifests declare it.</summary>
    public bool IsOwn => File >= 0;

    /// <summary>Where the name is written, without its quotes.</summary>
    public required SourceSpan NameSpan { get; init; }

    public required JsonValue Source { get; init; }

    /// <summary>The C# name of the deployment, unique in the manifest.</summary>
    public required string MemberName { get; init; }

    public string? Description { get; init; }

    /// <summary>The deployment that this one inherits; null if there is none.</summary>
    public string? Inherits { get; init; }

    /// <summary>The secrets backends that hold the values there, in order; null if neither it nor what it inherits says so.</summary>
    public IReadOnlyList<ManifestBackend>? Backends { get; init; }

    /// <summary>Where that is written.</summary>
    public SourceSpan BackendsSpan { get; init; }

    /// <summary>
    /// What the deployment changes of each connection, what it inherits included; connections it leaves alone are not listed.
    /// </summary>
    public IReadOnlyDictionary<string, DeploymentChange> Changes { get; init; } = new Dictionary<string, DeploymentChange>();

    public bool Links(ManifestConnection connection) =>
        (Changes.TryGetValue(connection.Id, out DeploymentChange? change) ? change.Linked : null)
            ?? connection.Sharing == ConnectionSharing.Linked;
}

/// <summary>The changes of one deployment to one connection.</summary>
internal sealed record DeploymentChange
{
    /// <summary>True links, false excludes, null leaves it to the connection's sharing.</summary>
    public bool? Linked { get; init; }

    /// <summary>Where that is written.</summary>
    public SourceSpan LinkedAt { get; init; }

    /// <summary>True if a library says so, and not the project itself.</summary>
    public bool IsLinkedByLibrary { get; init; }

    public ManifestFields Overrides { get; init; } = ManifestFields.None;

    public DeploymentChange ChangedBy(DeploymentChange other) =>
        new()
        {
            Linked = other.Linked ?? Linked,
            LinkedAt = other.Linked is null ? LinkedAt : other.LinkedAt,
            IsLinkedByLibrary = other.Linked is null ? IsLinkedByLibrary : other.IsLinkedByLibrary,
            Overrides = Overrides.OverriddenBy(other.Overrides),
        };
}
