using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>FLD4012: connections that have expired or whose secret is due for rotation.</summary>
internal static class EndedConnection
{
    /// <summary>Checks the connections of a manifest. A compiler has no clock, so the caller says what day it is.</summary>
    public static IEnumerable<(int File, Problem Problem)> Check(ManifestDocument manifest, DateTime today)
    {
        foreach (ManifestConnection connection in manifest.Connections)
        {
            bool hasStart = connection.LastRotated is not null || connection.Source["last_rotated"] is not null;
            if (connection.RotateEvery is not null && !hasStart)
                yield return (connection.File, WithoutStart(connection, today));

            string? end = ConnectionLifetime.DescribeEnd(connection.Expires, connection.RotateEvery, connection.LastRotated, today);
            if (end is null) continue;
            string property = connection.Expires <= today ? "expires" : "last_rotated";
            string owners = connection.Owners.Count == 0 ? "" : $" (owned by {QuotedName.ShowOwners(connection.Owners)})";
            string advice = property == "expires" ? "renew it and change the date, or remove it" : "replace its secret and change the date";
            yield return (connection.File, new Problem(
                RuleTable.EndedConnection, connection.Source[property]!.Span,
                $"The connection '{QuotedName.Show(connection.Id)}' {end}{owners}: {advice}"));
        }
    }

    private static Problem WithoutStart(ManifestConnection connection, DateTime today)
    {
        SourceSpan span = connection.Source["rotate_every"]!.Span;
        string property = $"\"last_rotated\": {JsonWriter.WriteString(ConnectionLifetime.WriteDay(today))}";
        return new Problem(RuleTable.EndedConnection, span,
            $"The rotation of the connection '{QuotedName.Show(connection.Id)}' counts from 'last_rotated', which is missing: "
            + "add the day on which its secret was last replaced")
            { Edits = [new ProblemEdit($"Add {property}", new SourceSpan(span.End, 0), ", " + property)] };
    }
}
