namespace Fairlead.Generator.Model;

/// <summary>What generation depends on besides the manifests. Each wish is an MSBuild property of the project.</summary>
internal sealed record ProjectModel(bool ReferencesRuntime, string RootNamespace, bool WantsFakes)
{
    public bool WantsLockFile { get; init; }

    public bool WantsEnvironmentExample { get; init; }
}

/// <summary>Everything that is generated; no index and no connections where nothing is.</summary>
internal sealed record ManifestModel(IndexModel? Index, EquatableArray<ConnectionModel> Connections)
{
    /// <summary>What the build writes beside the code; null where the project wants none of it.</summary>
    public RequirementsModel? Requirements { get; init; }
}

/// <summary>What a program needs from its environment.</summary>
internal sealed record RequirementsModel(
    EquatableArray<RequirementModel> Connections, EquatableArray<string> Deployments, bool WantsLockFile, bool WantsEnvironmentExample);

/// <summary>
/// One connection, the fields without which it cannot be resolved, the secrets that it may have besides, and the deployments that link it.
/// </summary>
internal sealed record RequirementModel(
    string Id, string ConnType, string Summary, EquatableArray<string> Required, EquatableArray<string> OptionalSecrets, EquatableArray<string> Deployments);

/// <summary>What the index file shows: of a connection no more than its name and description.</summary>
internal sealed record IndexModel(
    string Namespace, EquatableArray<AccessorModel> Accessors, EquatableArray<DeploymentModel> Deployments, bool HasFake);

internal sealed record AccessorModel(string Id, string MemberName, string Summary, string? Availability);

internal sealed record DeploymentModel(string Name, string MemberName, string? Description);
