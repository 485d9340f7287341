namespace Fairlead.Generator.Model;

/// <summary>The facts about a project that generation depends on. Each "wants" is an MSBuild property.</summary>
internal sealed record ProjectModel(bool ReferencesRuntime, string RootNamespace, bool WantsFakes)
{
    public string AssemblyName { get; init; } = "";

    /// <summary>True if the project or another generator has the attribute that hides a type from other assemblies.</summary>
    public bool DefinesEmbeddedAttribute { get; init; }

    /// <summary>True if the project can have HTTP clients of a factory.</summary>
    public bool HasHttpClients { get; init; }

    public bool WantsLockFile { get; init; }

    public bool WantsEnvironmentExample { get; init; }
}
