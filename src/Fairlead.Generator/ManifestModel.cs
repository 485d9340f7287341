using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Everything that is generated. It is compared part by part, one step further; as a whole it is new with every edit.</summary>
/// <param name="index">What all connections share; null where nothing is generated.</param>
/// <param name="connections">What gets a type of its own.</param>
/// <param name="requirements">What the build writes beside the code; null where the project wants none of it.</param>
internal sealed class ManifestModel(IndexModel? index, IReadOnlyList<ConnectionSource> connections, RequirementsModel? requirements)
{
    public static readonly ManifestModel Empty = new(null, [], null);

    public IndexModel? Index { get; } = index;

    public IReadOnlyList<ConnectionSource> Connections { get; } = connections;

    public RequirementsModel? Requirements { get; } = requirements;
}
