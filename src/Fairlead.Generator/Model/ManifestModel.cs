namespace Fairlead.Generator.Model;

/// <summary>What generation depends on besides the manifests.</summary>
internal sealed record ProjectModel(bool ReferencesRuntime, string RootNamespace, bool WantsFakes);

/// <summary>Everything that is generated; no index and no connections where nothing is.</summary>
internal sealed record ManifestModel(IndexModel? Index, EquatableArray<ConnectionModel> Connections);

/// <summary>What the index file shows: of a connection no more than its name and description.</summary>
internal sealed record IndexModel(
    string Namespace, EquatableArray<AccessorModel> Accessors, EquatableArray<DeploymentModel> Deployments, bool HasFake);

internal sealed record AccessorModel(string Id, string MemberName, string Summary, string? Availability);

internal sealed record DeploymentModel(string Name, string MemberName, string? Description);
