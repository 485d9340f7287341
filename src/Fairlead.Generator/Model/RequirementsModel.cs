namespace Fairlead.Generator.Model;

/// <summary>The values that a program needs from its environment.</summary>
internal sealed record RequirementsModel(
    EquatableArray<RequirementModel> Connections, EquatableArray<string> Deployments, bool WantsLockFile, bool WantsEnvironmentExample);

/// <summary>The needs of one connection.</summary>
/// <param name="Id">The id.</param>
/// <param name="ConnType">The connection type.</param>
/// <param name="Summary">The sentence that describes it.</param>
/// <param name="Required">The fields without which it can't be resolved.</param>
/// <param name="Secrets">The secrets that it may have, required or not.</param>
/// <param name="Deployments">The deployments that link it.</param>
internal sealed record RequirementModel(
    string Id,
    string ConnType,
    string Summary,
    EquatableArray<string> Required,
    EquatableArray<string> Secrets,
    EquatableArray<string> Deployments)
{
    /// <summary>The parameters of a template, by name.</summary>
    public EquatableArray<string> Parameters { get; init; }

    /// <summary>The ids of a template's instances, if all are known.</summary>
    public EquatableArray<string> Instances { get; init; }
}
