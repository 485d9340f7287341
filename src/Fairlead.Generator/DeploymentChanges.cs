using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Finds the values of connections and the changes of deployments to them, as the runtime gets them.</summary>
internal static class DeploymentChanges
{
    public static EquatableArray<DeploymentValues> Find(ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments)
    {
        List<DeploymentValues>? changes = null;
        foreach (ManifestDeployment deployment in deployments)
        {
            if (!deployment.IsOwn || !deployment.Changes.TryGetValue(connection.Id, out DeploymentChange? change)) continue;
            bool? linked = change.IsLinkedByLibrary ? null : change.Linked;
            if (linked is not null || change.Overrides.Mentioned.Names.Any() || connection.IsOwn)
                (changes ??= []).Add(new DeploymentValues(deployment.Name, linked, GetValues(change.Overrides)));
        }
        return changes is null ? default : new(changes);
    }

    /// <summary>Gets the values. An extra without members is left out.</summary>
    public static FieldValues GetValues(ManifestFields fields) => new(
        fields.Description,
        fields.Host,
        fields.Port,
        fields.Schema,
        fields.Login,
        fields.Extra.Count == 0 ? null : JsonWriter.WriteObject(fields.Extra.Select(ToPair)));

    private static KeyValuePair<string, JsonValue> ToPair(JsonMember member) => new(member.Name, member.Value);
}
