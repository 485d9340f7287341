using Fairlead.Core.Text;

namespace Fairlead.Generator.Model;

/// <summary>The content of the index file. It shows only the name and the description of a connection.</summary>
internal sealed record IndexModel(
    string Namespace, EquatableArray<AccessorModel> Accessors, EquatableArray<DeploymentModel> Deployments, bool HasFake)
{
    /// <summary>The generated classes of the libraries whose connections the project uses too, with their namespaces.</summary>
    public EquatableArray<string> Libraries { get; init; }

    /// <summary>The changes of deployments to the libraries' connections.</summary>
    public EquatableArray<LibraryChangeModel> LibraryChanges { get; init; }

    /// <summary>
    /// The declarations that projects that reference this one can read; null if it has no manifest and only its libraries have connections.
    /// </summary>
    public string? Declarations { get; init; }

    /// <summary>True if the project can have HTTP clients of a factory.</summary>
    public bool HasHttpClients { get; init; }

    /// <summary>True if the attribute that hides a type from other assemblies must be defined.</summary>
    public bool NeedsEmbeddedAttribute { get; init; }
}

internal sealed record AccessorModel(string Id, string MemberName, string Summary, string? Availability)
{
    /// <summary>The name of the class that is generated for the connection.</summary>
    public string ClassName => MemberNames.GetClassName(MemberName);

    public bool IsTemplate { get; init; }

    /// <summary>The name of the class that is generated for the template.</summary>
    public string TemplateClassName => MemberNames.GetTemplateName(MemberName);
}

internal sealed record DeploymentModel(string Name, string MemberName, string? Description, string? Inherits)
{
    /// <summary>The secrets backends that hold the values there.</summary>
    public EquatableArray<BackendModel> Backends { get; init; }
}

internal sealed record BackendModel(string Type, EquatableArray<KeyValue> Settings);

internal sealed record KeyValue(string Key, string Value);

internal sealed record LibraryChangeModel(string ConnectionId, EquatableArray<DeploymentValues> Deployments);
