using System.Text.Json.Nodes;
using Fairlead.Operations.Checking;
using Fairlead.Operations.Exchange;
using Fairlead.Operations.Sessions;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Listing;

/// <summary>One field of a connection as a deployment has it. A secret is shown as <c>***</c>.</summary>
/// <param name="ConnectionId">The connection.</param>
/// <param name="Field">The field.</param>
/// <param name="Value">The value as it may be shown; null if it is not set.</param>
/// <param name="Source">Where it comes from; null if it is not set.</param>
internal sealed record EffectiveValue(string ConnectionId, string Field, string? Value, string? Source);

/// <summary>Lists the effective values of a deployment, and where each comes from.</summary>
internal static class DeploymentValues
{
    public static async Task<IReadOnlyList<EffectiveValue>> ListAsync(
        ConnectionSession session, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var values = new List<EffectiveValue>();
        var checker = new ConnectionChecker(session);
        foreach (string id in ids)
        {
            ConnectionCheck check = await checker.CheckAsync(id, cancellationToken).ConfigureAwait(false);
            ConnectionResolution resolution = await session.ResolveAsync(id, cancellationToken).ConfigureAwait(false);
            EffectiveConnection known = await EffectiveConnection.CreateAsync(session, id, cancellationToken).ConfigureAwait(false);
            JsonObject shown = resolution.Connection is { } connection ? ShownConnection.Create(connection) : ShowPublic(known);
            values.AddRange(check.Fields.Select(field => new EffectiveValue(id, field.Field, Find(shown, field.Field), field.Source)));
        }
        return values;
    }

    private static string? Find(JsonObject shown, string field)
    {
        JsonNode? node = field.StartsWith("extra.", StringComparison.Ordinal) ? shown["extra"]?[field["extra.".Length..]] : shown[field];
        return node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString();
    }

    private static JsonObject ShowPublic(EffectiveConnection known) => new()
    {
        ["description"] = known.PublicFields.Description,
        ["host"] = known.PublicFields.Host,
        ["login"] = known.PublicFields.Login,
        ["schema"] = known.PublicFields.Schema,
        ["port"] = known.PublicFields.Port,
        ["extra"] = ExtraObject.Read(known.PublicFields.Extra),
    };
}
