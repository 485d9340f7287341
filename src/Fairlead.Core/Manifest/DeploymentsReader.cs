using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;

namespace Fairlead.Core.Manifest;

/// <summary>A deployment with what it changes itself. The manifest is the one that says which other it inherits, if any does.</summary>
internal sealed record DeclaredDeployment(ManifestDeployment Deployment, OpenManifest Manifest, JsonMember? InheritsMember)
{
    public string? Inherits => InheritsMember?.Value.Text;
}

/// <summary>
/// Reads <c>deployments</c> of all manifests. One that several declare changes what each of them says; then each takes over what it
/// inherits.
/// </summary>
internal sealed class DeploymentsReader(IReadOnlyList<ManifestConnection> connections, CollidingIds collisions)
{
    private readonly List<DeclaredDeployment> _declared = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public List<ManifestDeployment> Read(IReadOnlyList<OpenManifest> manifests)
    {
        Dictionary<string, ManifestConnection>? byId = null;
        foreach (OpenManifest manifest in manifests)
        {
            if (manifest.Root?["deployments"] is not { } deployments) continue;
            byId ??= connections.ToDictionary(static connection => connection.Id, StringComparer.Ordinal);
            Read(deployments, new DeploymentParser(byId, manifest), manifest);
        }
        return DeploymentInheritance.Apply(_declared);
    }

    private void Read(JsonValue deployments, DeploymentParser parser, OpenManifest manifest)
    {
        if (deployments.Kind != JsonKind.Object)
        {
            manifest.Problems.Add(
                new Problem(RuleTable.InvalidField, deployments.Span, "'deployments' must be a JSON object of deployments by name"));
            return;
        }

        foreach (JsonMember member in ManifestObject.UniqueMembers(deployments, manifest.Problems))
        {
            if (ManifestIds.FindDefect(member.Name) is { } defect)
            {
                manifest.Problems.Add(new Problem(RuleTable.InvalidConnectionId, member.NameSpan, $"The name of a deployment {defect}")
                    { Edits = ManifestEdits.ToRename(member, ManifestIds.FindNearest(member.Name)) });
            }
            else if (_indexes.TryGetValue(member.Name, out int index))
            {
                _declared[index] = DeploymentMerge.Merge(_declared[index], parser.Read(member, _declared[index].Deployment.MemberName));
            }
            else
            {
                _indexes.Add(member.Name, _declared.Count);
                _declared.Add(parser.Read(member, collisions.NameDeployment(member.Name, member.NameSpan, manifest.Problems)));
            }
        }
    }
}
