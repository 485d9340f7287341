using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>
/// A connection as the manifest has it, with everything else that its generated type follows from. Equality is that of what is written, wherever
/// that stands, so that of a thousand connections only those that were edited are turned into models and code.
/// </summary>
/// <param name="Connection">What was read.</param>
/// <param name="Availability">The sentence on deployments that do not link it.</param>
/// <param name="Deployments">What deployments change of it.</param>
/// <param name="Namespace">The namespace of the generated type.</param>
/// <param name="WantsFake">Whether the type gets a fake.</param>
internal sealed record ConnectionSource(
    ManifestConnection Connection, string? Availability, EquatableArray<DeploymentValues> Deployments, string Namespace, bool WantsFake)
{
    public bool Equals(ConnectionSource? other) =>
        other is not null
        && (ReferenceEquals(Connection, other.Connection) || IsWrittenLike(other.Connection))
        && Availability == other.Availability
        && Deployments.Equals(other.Deployments)
        && Namespace == other.Namespace
        && WantsFake == other.WantsFake;

    public override int GetHashCode() => Connection.Id.GetHashCode();

    private bool IsWrittenLike(ManifestConnection other) =>
        Connection.Id == other.Id
        && Connection.MemberName == other.MemberName
        && ReferenceEquals(Connection.Type, other.Type)
        && Connection.Source.HasSameContent(other.Source);
}
