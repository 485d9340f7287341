using Fairlead.Core.Manifest;

namespace Fairlead.Generator.Model;

/// <summary>What the index file shows: of a connection no more than its name and description.</summary>
internal sealed record IndexModel(
    string Namespace, EquatableArray<AccessorModel> Accessors, EquatableArray<DeploymentModel> Deployments, bool HasFake);

internal sealed record AccessorModel(string Id, string MemberName, string Summary, string? Availability)
{
    /// <summary>The name of the class that is generated for the connection.</summary>
    public string ClassName => MemberNames.OfClass(MemberName);
}

internal sealed record DeploymentModel(string Name, string MemberName, string? Description);
