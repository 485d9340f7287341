namespace Fairlead.Generator.Model;

/// <summary>What generation depends on besides the manifests. Each wish is an MSBuild property of the project.</summary>
internal sealed record ProjectModel(bool ReferencesRuntime, string RootNamespace, bool WantsFakes)
{
    public bool WantsLockFile { get; init; }

    public bool WantsEnvironmentExample { get; init; }
}
