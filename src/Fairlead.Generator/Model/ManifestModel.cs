namespace Fairlead.Generator.Model;

/// <summary>Everything that is generated for a project.</summary>
/// <param name="Index">What all connections share; null if nothing is generated.</param>
/// <param name="Connections">The connections and templates that get a type each.</param>
/// <param name="Requirements">What the build writes next to the code; null if the project wants none of it.</param>
internal sealed record ManifestModel(IndexModel? Index, EquatableArray<ConnectionModel> Connections, RequirementsModel? Requirements)
{
    public static readonly ManifestModel Empty = new(null, default, null);
}
