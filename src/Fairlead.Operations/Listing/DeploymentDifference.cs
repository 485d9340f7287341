using Fairlead.Core.Connections;
using Fairlead.Operations.Exchange;
using Fairlead.Operations.Sessions;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Listing;

/// <summary>A field that two deployments have different values of, or only one of them has. A secret is shown as <c>***</c>.</summary>
internal sealed record DeploymentDifference(string ConnectionId, string Field, string? Left, string? Right)
{
    private const string Whole = "(connection)";
    private const string Absent = "not linked";
    private const string Linked = "linked";

    public static async Task<IReadOnlyList<DeploymentDifference>> ListAsync(
        ConnectionSession left, ConnectionSession right, CancellationToken cancellationToken)
    {
        string[] leftIds = [.. left.ListIds()], rightIds = [.. right.ListIds()];
        var differences = new List<DeploymentDifference>();
        foreach (string id in leftIds.Union(rightIds).Order(StringComparer.Ordinal))
        {
            bool isLeft = leftIds.Contains(id), isRight = rightIds.Contains(id);
            if (isLeft && isRight) differences.AddRange(await CompareAsync(left, right, id, cancellationToken).ConfigureAwait(false));
            else differences.Add(new DeploymentDifference(id, Whole, isLeft ? Linked : Absent, isRight ? Linked : Absent));
        }
        return differences;
    }

    private static async Task<IEnumerable<DeploymentDifference>> CompareAsync(
        ConnectionSession left, ConnectionSession right, string id, CancellationToken cancellationToken)
    {
        EffectiveConnection one = await EffectiveConnection.CreateAsync(left, id, cancellationToken).ConfigureAwait(false);
        EffectiveConnection other = await EffectiveConnection.CreateAsync(right, id, cancellationToken).ConfigureAwait(false);
        ILookup<string, EffectiveValue> shownLeft = (await DeploymentValues.ListAsync(left, [id], cancellationToken).ConfigureAwait(false))
            .ToLookup(static value => value.Field);
        ILookup<string, EffectiveValue> shownRight =
            (await DeploymentValues.ListAsync(right, [id], cancellationToken).ConfigureAwait(false)).ToLookup(static value => value.Field);
        Dictionary<string, Secret> valuesLeft = Flatten(one.Fields), valuesRight = Flatten(other.Fields);
        return from field in valuesLeft.Keys.Union(valuesRight.Keys).Order(StringComparer.Ordinal)
               where valuesLeft.GetValueOrDefault(field) != valuesRight.GetValueOrDefault(field)
               select new DeploymentDifference(id, field, Show(shownLeft, field), Show(shownRight, field));
    }

    private static string? Show(ILookup<string, EffectiveValue> shown, string field) => shown[field].FirstOrDefault()?.Value;

    private static Dictionary<string, Secret> Flatten(ConnectionFields fields)
    {
        Dictionary<string, Secret> values = FieldValues.ToBackend(fields with { Extra = null });
        foreach ((string name, System.Text.Json.Nodes.JsonNode? value) in ExtraObject.Read(fields.Extra) ?? [])
            values["extra." + name] = new Secret(value?.ToJsonString() ?? "null");
        return values;
    }
}
