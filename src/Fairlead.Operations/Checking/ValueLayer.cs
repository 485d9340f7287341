using Fairlead.Operations.Sessions;
using Fairlead.Resolution;

namespace Fairlead.Operations.Checking;

/// <summary>The values of one source, in the order of precedence.</summary>
/// <param name="Sources">The place of each field.</param>
/// <param name="Values">The values, to compare them.</param>
/// <param name="Counts">False if an earlier source keeps this one from being asked.</param>
/// <param name="IsManifests">Whether the manifest is the source.</param>
internal sealed record ValueLayer(
    IReadOnlyDictionary<string, string> Sources, IReadOnlyDictionary<string, Secret> Values, bool Counts, bool IsManifests)
{
    /// <summary>Lists what every backend and the manifest have, those included that are never asked because an earlier one
    /// decides.</summary>
    public static async Task<IReadOnlyList<ValueLayer>> ListAsync(
        ConnectionSession session, BackendRequest request, CancellationToken cancellationToken)
    {
        var layers = new List<ValueLayer>();
        DeclaredType type = DeclaredType.For(request.Definition);
        bool counts = true;
        foreach (RecordedBackend backend in session.Backends)
        {
            if (backend.Link.ForDeclared && request.Definition is null) continue;
            BackendAnswer answer = await backend.FindAsync(request, cancellationToken).ConfigureAwait(false);
            var draft = new ConnectionDraft(type);
            bool isRead = answer.Outcome == BackendOutcome.Found && BackendChain.Read(answer, type, draft) is null;
            if (isRead) layers.Add(Create(draft, request, counts, isManifests: false));
            bool ends = isRead ? BackendChain.Decides(answer, request.Definition)
                : !backend.Link.Policy.FallsThrough(answer.Outcome == BackendOutcome.Found ? BackendOutcome.Malformed : answer.Outcome);
            if (ends) counts = false;
        }
        foreach (ConnectionDraft draft in session.Lookup.ListManifestValues(request)) layers.Add(
            Create(draft, request, true, isManifests: true));
        return layers;
    }

    private static ValueLayer Create(ConnectionDraft draft, BackendRequest request, bool counts, bool isManifests)
    {
        Connection connection = draft.ToConnection(request.ConnectionId, request.Deployment, request.Definition);
        var values = draft.ListFields().ToDictionary(StringComparer.Ordinal);
        foreach (string extra in connection.Extra.Names)
        {
            if (connection.Extra.GetSecret(extra) is { } value) values.TryAdd(FieldNames.ShowExtra(extra), value);
        }
        return new ValueLayer(
            connection.SetFields.Where(static set => set.Field != "conn_type")
                .DistinctBy(static set => set.Field)
                    .ToDictionary(static set => set.Field, static set => set.Source, StringComparer.Ordinal),
            values, counts, isManifests);
    }
}
