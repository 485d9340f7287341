namespace Fairlead.Generator.Model;

/// <summary>What generation depends on besides the manifests. Each wish is an MSBuild property of the project.</summary>
internal sealed record ProjectModel(bool ReferencesRuntime, string RootNamespace, bool WantsFakes)
{
    public string AssemblyName { get; init; } = "";

    /// <summary>Whether the project or another generator has the attribute that hides a type from other assemblies.</summary>
    public bool DefinesEmbeddedAttribute { get; init; }

    /// <summary>Whether the project can have HTTP clients of a factory.</summary>
    public bool HasHttpClients { get; init; }

    public bool WantsLockFile { get; init; }

    public bool WantsEnvironmentExample { get; init; }
}
