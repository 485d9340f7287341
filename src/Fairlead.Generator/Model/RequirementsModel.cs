namespace Fairlead.Generator.Model;

/// <summary>What a program needs from its environment.</summary>
internal sealed record RequirementsModel(
    EquatableArray<RequirementModel> Connections, EquatableArray<string> Deployments, bool WantsLockFile, bool WantsEnvironmentExample);

/// <summary>
/// One connection, the fields without which it cannot be resolved, the secrets that it may have, required or not, and the deployments that link it.
/// </summary>
internal sealed record RequirementModel(
    string Id, string ConnType, string Summary, EquatableArray<string> Required, EquatableArray<string> Secrets,
    EquatableArray<string> Deployments)
{
    /// <summary>The parameters of a template, by name.</summary>
    public EquatableArray<string> Parameters { get; init; }

    /// <summary>The ids of a template's instances, where all are known.</summary>
    public EquatableArray<string> Instances { get; init; }
}
