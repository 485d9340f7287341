using Fairlead.Core.Connections;

namespace Fairlead.Operations.Checking;

/// <summary>Finds for each field of a connection whose value counts, and whose doesn't.</summary>
internal static class FieldChecks
{
    public static IReadOnlyList<FieldCheck> Find(
        IReadOnlyList<ValueLayer> layers, ConnectionResolution resolution, IEnumerable<string> requiredFields)
    {
        Dictionary<string, string> winners = FindWinners(layers, resolution);
        IEnumerable<string> fields = layers.SelectMany(static layer => layer.Sources.Keys).Concat(winners.Keys).Concat(requiredFields)
            .Where(static field => field != "conn_type").Distinct(StringComparer.Ordinal);
        return
        [
            .. fields.OrderBy(GetRank).ThenBy(static field => field, StringComparer.Ordinal)
                .Select(field => Create(field, winners.GetValueOrDefault(field), layers)),
        ];
    }

    private static Dictionary<string, string> FindWinners(IReadOnlyList<ValueLayer> layers, ConnectionResolution resolution)
    {
        var winners = new Dictionary<string, string>(StringComparer.Ordinal);
        IEnumerable<KeyValuePair<string, string>> sources = resolution.Connection is { } connection
            ? connection.SetFields.Select(static set => KeyValuePair.Create(set.Field, set.Source))
            : layers.Where(static layer => layer.Counts).SelectMany(static layer => layer.Sources);
        foreach ((string field, string source) in sources) winners.TryAdd(field, source);
        return winners;
    }

    private static FieldCheck Create(string field, string? winner, IReadOnlyList<ValueLayer> layers)
    {
        Secret? value = layers.FirstOrDefault(layer => layer.Sources.GetValueOrDefault(field) == winner)?.Values.GetValueOrDefault(field);
        var hidden = new List<HiddenValue>();
        foreach (ValueLayer layer in layers)
        {
            if (!layer.Sources.TryGetValue(field, out string? source) || source == winner) continue;
            Secret? other = layer.Values.GetValueOrDefault(field);
            hidden.Add(new HiddenValue(source, value is null || other is null ? null : value == other, layer.IsManifests));
        }
        return new FieldCheck(field, winner, hidden);
    }

    /// <summary>Airflow's fields in their usual order, then extras.</summary>
    private static int GetRank(string field)
    {
        for (int i = 0; i < ConnectionFieldNames.All.Count; i++)
        {
            if (ConnectionFieldNames.All[i] == field) return i;
        }
        return ConnectionFieldNames.All.Count;
    }
}
